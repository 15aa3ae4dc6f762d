import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { AssessmentsFeatures } from '../../context';

/** Batches in transactions of their own, until none is left. */
export const assessmentExpiryTimer: Timer<AssessmentsFeatures> = {
  name: 'assessment-expiry',
  everySeconds: 3_600,
  async run(background) {
    const request = 'timer:assessment-expiry';
    let more = true;
    while (more) {
      more = await background.transaction('expireAssessments', request, ({ assessmentExpiry }) =>
        assessmentExpiry.expire(),
      );
    }
    do {
      more = await background.transaction('warnOfExpiry', request, ({ assessmentExpiry }) => assessmentExpiry.warn());
    } while (more);
  },
};
