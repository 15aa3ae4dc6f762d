import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { AssessmentsFeatures } from '../../context';

/** Batches in transactions of their own, until none is left. */
export const findingDeadlineTimer: Timer<AssessmentsFeatures> = {
  name: 'finding-deadlines',
  everySeconds: 3_600,
  async run(background) {
    const request = 'timer:finding-deadlines';
    let done: number;
    do {
      done = await background.transaction('noteLateFindings', request, ({ findingDeadlines }) =>
        findingDeadlines.noteLate(),
      );
    } while (done > 0);
    do {
      done = await background.transaction('remindOfFindings', request, ({ findingDeadlines }) =>
        findingDeadlines.remind(),
      );
    } while (done > 0);
  },
};
