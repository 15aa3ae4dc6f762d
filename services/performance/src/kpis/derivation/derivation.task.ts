import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { Background } from '@partner-commons/platform/work';
import type { PerformanceFeatures } from '../../context';
import { MiscountError } from './derived-cell.rules';

interface Refresh {
  jobId: string;
  year: number;
  codes: string[];
}

export function refreshDerivedKpisTask(background: Background<PerformanceFeatures>): Task {
  return async ({ jobId, year, codes }: Refresh, { progress, signal, log }) => {
    if (!(await progress.start(jobId))) return;
    const failed: string[] = [];
    for (const [index, code] of codes.entries()) {
      signal.throwIfAborted();
      try {
        await background.transaction('refreshDerivedKpis', `job:${jobId}`, ({ derivations }) =>
          derivations.refresh(code, year),
        );
      } catch (error) {
        // One that cannot be counted does not hold up the others; whatever else goes wrong is tried again.
        if (!(error instanceof MiscountError)) throw error;
        failed.push(code);
        log.error({ code, year, failure: error.message }, 'a KPI could not be counted');
      }
      await progress.advance(jobId, index + 1, codes.length);
    }
    if (failed.length === 0) await progress.succeed(jobId);
    else await progress.fail(jobId, `These could not be counted: ${failed.join(', ')}. All others are counted.`);
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
    const failures: string[] = [];
    for (const year of years) {
      for (const code of codes) {
        try {
          await within(({ derivations }) => derivations.refresh(code, year));
        } catch (error) {
          failures.push((error as Error).message);
        }
      }
    }
    // One that cannot be counted does not hold up the others.
    if (failures.length > 0) throw new Error(failures.join(' '));
  },
};
