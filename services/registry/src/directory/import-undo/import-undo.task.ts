import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { RegistryFeatures } from '../../context';

const batchSize = 100;

/** Takes an import back, batch by batch; a run that was cut short goes on, since what is closed is touched. */
export function undoPartnerImportTask(background: Background<RegistryFeatures>): Task {
  return async ({ importId, jobId }: { importId: string; jobId: string }, { progress, signal }) => {
    if (!(await progress.start(jobId))) return;
    const within = <Result>(run: (features: RegistryFeatures) => Promise<Result>) =>
      background.transaction('undoPartnerImport', `job:${jobId}`, run);
    let [after, done] = [0, 0];
    for (;;) {
      signal.throwIfAborted();
      const place = after;
      const items = await within(async ({ importUndo }) => {
        const batch = await importUndo.items(importId, place, batchSize);
        if (batch.length > 0) await importUndo.undo(importId, batch);
        return batch;
      });
      const last = items.at(-1);
      if (!last) break;
      after = last.rowNumber;
      done += items.length;
      await progress.advance(jobId, done, null);
    }
    await within(({ importUndo }) => importUndo.report(importId));
    await progress.succeed(jobId);
  };
}
