import { AppError } from '@partner-commons/platform/errors';
import type { FileStore } from '@partner-commons/platform/files/file-store';
import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { SanctionsFeatures } from '../../context';
import { readList } from '../lists/read-list';
import { hashRecords } from '../lists/record-hashes';
import { listFile } from './list-snapshot.service';

/** Each entry is read, compared and stored, so a list has three times as many steps as entries. */
const phases = 3;

/** Reads a file of a list and judges it; whatever it is, the version in force stays until a better one is stored whole. */
export function importListTask(background: Background<SanctionsFeatures>, files: FileStore): Task {
  return async ({ snapshotId, jobId }: { snapshotId: string; jobId: string }, { progress, signal, log }) => {
    if (!(await progress.start(jobId))) return;
    const transaction = <Result>(run: (features: SanctionsFeatures) => Promise<Result>) =>
      background.transaction('importList', `job:${jobId}`, run);
    const snapshot = await transaction(({ snapshots }) => snapshots.get(snapshotId));
    if (snapshot.state === 'PENDING') {
      try {
        const bytes = files.read(snapshot.fileId, { kind: listFile, agency: snapshot.agency });
        const reading = await readList(snapshot.format, bytes, snapshot.retrievedAt);
        signal.throwIfAborted();
        const count = reading.outcome === 'PARSED' ? reading.records.length : 0;
        const total = count * phases;
        await progress.advance(jobId, count, total);
        const records =
          reading.outcome === 'PARSED'
            ? await hashRecords(reading.records, (done) => progress.advance(jobId, count + done, total))
            : [];
        signal.throwIfAborted();
        const onStored = (done: number, all: number) =>
          progress.advance(jobId, 2 * count + Math.round((count * done) / all), total);
        const state = await transaction(({ listImports }) =>
          listImports.decide(snapshot, { reading, records, onStored }),
        );
        await progress.advance(jobId, total, total);
        if (state === 'QUARANTINED')
          log.warn({ snapshot: snapshotId, source: snapshot.source }, 'a list was quarantined');
      } catch (error) {
        if (error instanceof AppError && error.code === 'NOT_FOUND') {
          await transaction(({ listImports }) => listImports.fail(snapshotId, 'Its file is gone. Send it again.'));
        }
        throw error;
      }
    }
    await progress.succeed(jobId);
  };
}
