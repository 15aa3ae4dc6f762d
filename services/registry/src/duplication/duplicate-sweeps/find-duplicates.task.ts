import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { RegistryFeatures } from '../../context';

/** Partners in one transaction: what a crash repeats is a second's work. */
const batchSize = 50;

/** Looks for the duplicates of those who entered or changed since the last run. */
export function findDuplicatesTask(background: Background<RegistryFeatures>): Task {
  return async (_payload: object, { signal }) => {
    for (;;) {
      signal.throwIfAborted();
      const taken = await background.transaction('findDuplicates', 'findDuplicates', async (features) => {
        const pending = await features.duplicateSweeps.takePending(batchSize);
        for (const { partnerId, cause } of pending) await features.duplicateCases.lookFor(partnerId, cause);
        return pending.length;
      });
      if (taken < batchSize) return;
    }
  };
}

/** Looks at everybody, in two rounds: what is compared must stand in the index first. */
export function sweepDuplicatesTask(background: Background<RegistryFeatures>): Task {
  return async ({ sweepId, jobId }: { sweepId: string; jobId: string }, { progress, signal }) => {
    if (!(await progress.start(jobId))) return;
    const transaction = <Result>(run: (features: RegistryFeatures) => Promise<Result>) =>
      background.transaction('sweepDuplicates', `job:${jobId}`, run);
    const total = 2 * (await transaction(({ duplicateSweeps }) => duplicateSweeps.count()));
    let done = 0;
    let pairs = 0;
    const walk = async (look: (features: RegistryFeatures, id: string) => Promise<number>): Promise<boolean> => {
      let after: string | null = null;
      for (;;) {
        signal.throwIfAborted();
        if (await progress.isCancelRequested(jobId)) return false;
        const last: string | null = await transaction(async (features) => {
          const ids = await features.duplicateSweeps.next(after, batchSize);
          for (const id of ids) pairs += await look(features, id);
          done += ids.length;
          return ids.at(-1) ?? null;
        });
        if (last === null) return true;
        after = last;
        await progress.advance(jobId, Math.min(done, total), total);
      }
    };
    const isDone =
      (await walk(({ duplicates }, id) => duplicates.reindex(id).then(() => 0))) &&
      (await walk(({ duplicateCases }, id) => duplicateCases.lookFor(id, 'SWEEP')));
    await transaction(({ duplicateSweeps }) => duplicateSweeps.report(sweepId, Math.floor(done / 2), pairs));
    if (isDone) await progress.succeed(jobId);
    else await progress.cancel(jobId);
  };
}
