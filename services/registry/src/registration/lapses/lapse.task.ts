import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { RegistryFeatures } from '../../context';
import type { LapseService } from './lapse.service';

/** Reminds applicants and ends what nobody acted on. Each in a transaction of its own: one that fails costs only itself. */
export const lapseTimer: Timer<RegistryFeatures> = {
  name: 'lapse-registrations',
  everySeconds: 3_600,
  async run(background) {
    const act = (action: string, run: (lapses: LapseService) => Promise<void>) =>
      background.transaction(action, 'timer:lapse-registrations', ({ lapses }) => run(lapses));
    const find = (run: (lapses: LapseService) => Promise<string[]>) =>
      background.transaction('findLapses', 'timer:lapse-registrations', ({ lapses }) => run(lapses));

    const failures: unknown[] = [];
    const each = async (ids: string[], run: (id: string) => Promise<void>) => {
      for (const id of ids) await run(id).catch((error: unknown) => failures.push(error));
    };
    await each(await find((lapses) => lapses.findToRemind()), (id) =>
      act('remindApplicant', (lapses) => lapses.remind(id)),
    );
    await each(await find((lapses) => lapses.findLapsed()), (id) =>
      act('lapseRegistration', (lapses) => lapses.lapse(id)),
    );
    if (failures.length > 0) throw failures[0];
  },
};
