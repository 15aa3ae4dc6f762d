import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { Background } from '@partner-commons/platform/work';
import type { SanctionsFeatures } from '../../context';
import type { ScreeningEngine } from '../indexes/screening-engine';
import type { RosterTrigger } from './roster-run.repository';
import { RosterSweep, Superseded } from './roster-sweep';

/** Partners that change meanwhile have a screening of their own; what is left after so many ways is tried later. */
const mostSweeps = 5;

interface RescreenRoster {
  /** The version that came into force; not given when time or a new scorer asked. */
  snapshotId?: string;
}

/** Compares everybody with the versions in force (S-INV-5). A run that was cut short goes on with those who are left. */
export function rescreenRosterTask(background: Background<SanctionsFeatures>, engine: ScreeningEngine): Task {
  return async ({ snapshotId }: RescreenRoster, { signal, log }) => {
    const within = <Result>(run: (features: SanctionsFeatures) => Promise<Result>) =>
      background.transaction('rescreenRoster', `rescreenRoster:${snapshotId ?? 'due'}`, run);
    const { indexReader, due } = await within(async ({ indexReader, rosterRuns }) => ({
      indexReader,
      due: snapshotId ? null : await rosterRuns.due(),
    }));
    const trigger: RosterTrigger | null = snapshotId ? 'LIST_UPDATE' : due;
    if (!trigger) return;
    const started = performance.now();
    for (;;) {
      const index = await engine.current(indexReader);
      if (index.listings.size === 0 || (snapshotId && !index.snapshots.includes(snapshotId))) return;
      const run = await within(({ rosterRuns }) => rosterRuns.begin(trigger, index));
      try {
        const sweep = new RosterSweep({ background, signal, run, index });
        await sweep.retryUnknown();
        await sweepAll(sweep);
        await within(({ rosterRuns }) => rosterRuns.finish(run));
        const seconds = Math.round(performance.now() - started) / 1_000;
        log.info({ run: run.id, trigger, seconds }, 'the roster was screened');
        return;
      } catch (error) {
        // Another version came into force: its own run begins with what this one has done.
        if (!(error instanceof Superseded)) throw error;
      }
    }
  };
}

async function sweepAll(sweep: RosterSweep): Promise<void> {
  for (let sweeps = 0; sweeps < mostSweeps; sweeps += 1) if ((await sweep.once()) === 0) return;
  throw new Error(`Partners were left after ${mostSweeps} ways through the roster`);
}

/** Looks whether a week has passed or names are compared by new rules. */
export const rosterTimer: Timer<SanctionsFeatures> = {
  name: 'roster-screening',
  everySeconds: 600,
  run: (background) =>
    background.transaction('rosterTimer', 'timer:roster-screening', ({ rosterRuns }) => rosterRuns.enqueueDue()),
};
