import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { AssessmentsFeatures } from '../../context';

/** In one transaction; the rest waits for the next run. */
const atOnce = 200;

/** Ends requests that the owner did not decide in time. */
export const disclosureRequestTimer: Timer<AssessmentsFeatures> = {
  name: 'lapse-disclosure-requests',
  everySeconds: 600,
  async run(background) {
    await background.transaction(
      'lapseDisclosureRequests',
      'timer:lapse-disclosure-requests',
      ({ disclosureRequests }) => disclosureRequests.lapse(atOnce),
    );
  },
};
