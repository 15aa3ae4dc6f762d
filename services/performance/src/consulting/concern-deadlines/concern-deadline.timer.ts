import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { PerformanceFeatures } from '../../context';

/** Batches in transactions of their own, until none is left. */
export const concernDeadlineTimer: Timer<PerformanceFeatures> = {
  name: 'concern-deadlines',
  everySeconds: 3_600,
  async run(background) {
    const request = 'timer:concern-deadlines';
    let done: number;
    do {
      done = await background.transaction('escalateConcerns', request, ({ concernDeadlines }) =>
        concernDeadlines.escalate(),
      );
    } while (done > 0);
    do {
      done = await background.transaction('closeConcerns', request, ({ concernDeadlines }) => concernDeadlines.close());
    } while (done > 0);
  },
};
