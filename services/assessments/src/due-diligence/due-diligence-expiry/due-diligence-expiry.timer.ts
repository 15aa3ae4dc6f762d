import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { DueDiligenceExpiryService } from './due-diligence-expiry.service';

interface Features {
  dueDiligenceExpiry: DueDiligenceExpiryService;
}

/** Each by itself, so that one that fails costs only itself. */
export const dueDiligenceExpiryTimer: Timer<Features> = {
  name: 'expire-due-diligences',
  everySeconds: 3_600,
  async run(background) {
    const act = <Result>(action: string, run: (expiry: DueDiligenceExpiryService) => Promise<Result>) =>
      background.transaction(action, 'timer:expire-due-diligences', ({ dueDiligenceExpiry }) =>
        run(dueDiligenceExpiry),
      );
    const failures: unknown[] = [];
    for (const id of await act('findExpiredDueDiligences', (expiry) => expiry.findExpired())) {
      await act('expireDueDiligence', (expiry) => expiry.expire(id)).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  },
};
