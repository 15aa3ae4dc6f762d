import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { SanctionsFeatures } from '../../context';
import type { ObservationLapseService } from './observation-lapse.service';

/** Reminds of observations that end soon, ends those whose time is over, and deletes words that were kept long enough. */
export const observationLapseTimer: Timer<SanctionsFeatures> = {
  name: 'lapse-observations',
  everySeconds: 3_600,
  async run(background) {
    const act = <Result>(action: string, run: (lapses: ObservationLapseService) => Promise<Result>) =>
      background.transaction(action, 'timer:lapse-observations', ({ observationLapses }) => run(observationLapses));
    const failures: unknown[] = [];
    const each = async (ids: string[], run: (id: string) => Promise<void>) => {
      for (const id of ids) await run(id).catch((error: unknown) => failures.push(error));
    };
    await each(await act('findObservationsToRemind', (lapses) => lapses.findToRemind()), (id) =>
      act('remindObservation', (lapses) => lapses.remind(id)),
    );
    await each(await act('findExpiredObservations', (lapses) => lapses.findExpired()), (id) =>
      act('expireObservation', (lapses) => lapses.expire(id)),
    );
    await act('purgeObservations', (lapses) => lapses.purge());
    if (failures.length > 0) throw failures[0];
  },
};
