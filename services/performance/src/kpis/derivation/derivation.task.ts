import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { Background } from '@partner-commons/platform/work';
import type { PerformanceFeatures } from '../../context';

interface Refresh {
  jobId: string;
  year: number;
  codes: string[];
}

export function refreshDerivedKpisTask(background: Background<PerformanceFeatures>): Task {
  return async ({ jobId, year, codes }: Refresh, { progress, signal }) => {
    if (!(await progress.start(jobId))) return;
    for (const [index, code] of codes.entries()) {
      signal.throwIfAborted();
      await background.transaction('refreshDerivedKpis', `job:${jobId}`, ({ derivations }) =>
        derivations.refresh(code, year),
      );
      await progress.advance(jobId, index + 1, codes.length);
    }
    await progress.succeed(jobId);
  };
}

/** Looks often and counts seldom, so that after a restart nobody waits. */
export const derivationTimer: Timer<PerformanceFeatures> = {
  name: 'derived-kpis',
  everySeconds: 60,
  async run(background) {
    const within = <Result>(run: (features: PerformanceFeatures) => Promise<Result>) =>
      background.transaction('refreshDerivedKpis', 'timer:derived-kpis', run);
    const { years, codes } = await within(async ({ derivations }) => ({
      years: await derivations.claimDue(),
      codes: derivations.codes,
    }));
    const failures: unknown[] = [];
    for (const year of years) {
      for (const code of codes) {
        try {
          await within(({ derivations }) => derivations.refresh(code, year));
        } catch (error) {
          failures.push(error);
        }
      }
    }
    // One that cannot be counted does not hold up the others.
    if (failures.length > 0) throw failures[0];
  },
};
