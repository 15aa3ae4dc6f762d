import type { Background } from '@partner-commons/platform/work';
import type { OfflineRegistrationService } from './offline-registration.service';

interface KeepingFeatures {
  offlineRegistrations: OfflineRegistrationService;
}

export const offlineRegistrationTimer = {
  name: 'offlineRegistrations',
  everySeconds: 3_600,
  run: (background: Background<KeepingFeatures>) =>
    background.transaction('offlineRegistrations', 'timer:offlineRegistrations', ({ offlineRegistrations }) =>
      offlineRegistrations.sweep(),
    ),
};
