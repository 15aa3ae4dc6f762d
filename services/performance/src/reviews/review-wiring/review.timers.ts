import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { PerformanceFeatures } from '../../context';

/** Batches in transactions of their own, until none is left. */
const closureReminderTimer: Timer<PerformanceFeatures> = {
  name: 'closure-reminders',
  everySeconds: 3_600,
  async run(background) {
    for (const kind of ['DUE_SOON', 'OVERDUE'] as const) {
      let told: number;
      do {
        told = await background.transaction('remindOfClosures', 'timer:closure-reminders', ({ closureReminders }) =>
          closureReminders.remind(kind),
        );
      } while (told > 0);
    }
  },
};

/** Once a day: figures that follow each single rating or answer would show it. */
const reviewFigureTimer: Timer<PerformanceFeatures> = {
  name: 'review-figures',
  everySeconds: 86_400,
  async run(background) {
    const request = 'timer:review-figures';
    await background.transaction('refreshPerformanceIndexes', request, ({ performanceIndexes }) =>
      performanceIndexes.refresh(),
    );
    await background.transaction('refreshPeerGroups', request, ({ peerComparisons }) => peerComparisons.refresh());
    await background.transaction('refreshAgencyFeedback', request, ({ mutualReviews }) =>
      mutualReviews.refreshFeedback(),
    );
  },
};

export const reviewTimers = [closureReminderTimer, reviewFigureTimer];
