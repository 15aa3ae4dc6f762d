import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { PerformanceFeatures } from '../../context';

/** Batches in transactions of their own, until none is left. */
export const surveyTimer: Timer<PerformanceFeatures> = {
  name: 'surveys',
  everySeconds: 60,
  async run(background) {
    const request = 'timer:surveys';
    let done: number;
    do {
      done = await background.transaction('emptyUrns', request, ({ settlements }) => settlements.emptyFullUrns());
    } while (done > 0);
    do {
      done = await background.transaction('settleSurveys', request, ({ settlements }) => settlements.settleClosed());
    } while (done > 0);
  },
};
