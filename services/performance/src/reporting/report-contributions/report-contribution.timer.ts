import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { PerformanceFeatures } from '../../context';

/** Batches in transactions of their own, until none is left. */
export const reportContributionTimer: Timer<PerformanceFeatures> = {
  name: 'report-contributions',
  everySeconds: 3_600,
  async run(background) {
    let done: number;
    do {
      done = await background.transaction('remindOfContributions', 'timer:report-contributions', (features) =>
        features.reportContributions.remind(),
      );
    } while (done > 0);
  },
};
