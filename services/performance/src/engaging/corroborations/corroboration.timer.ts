import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { PerformanceFeatures } from '../../context';

/** Batches in transactions of their own, until none is left. */
export const corroborationTimer: Timer<PerformanceFeatures> = {
  name: 'corroboration',
  everySeconds: 3_600,
  async run(background) {
    let found: number;
    do {
      found = await background.transaction('findGrownOldMoney', 'timer:corroboration', ({ corroborations }) =>
        corroborations.findGrownOld(),
      );
    } while (found > 0);
  },
};
