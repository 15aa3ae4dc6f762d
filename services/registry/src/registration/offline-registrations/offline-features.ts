import type { Work } from '@partner-commons/platform/work';
import type { AccessRequestService } from '../../access/access-requests/access-request.service';
import type { ChecklistService } from '../checklists/checklist.service';
import type { DeclarationLedger } from '../declarations/declaration-ledger.service';
import { OfflineFormService } from '../offline-packs/offline-form.service';
import { OfflinePackService } from '../offline-packs/offline-pack.service';
import { OfflinePackReadingService } from '../offline-packs/offline-pack-reading.service';
import { OfflineRegistrationService } from './offline-registration.service';
import { OfflineStepService, type StepParts } from './offline-step.service';

interface OfflineFeatureParts extends StepParts {
  accessRequests: AccessRequestService;
  checklists: ChecklistService;
  declarations: DeclarationLedger;
}

/** What there is for partners without a connection, made from the features of those who have one. */
export function offlineFeatures(work: Work, parts: OfflineFeatureParts) {
  const forms = new OfflineFormService(work, parts);
  const offlineReadings = new OfflinePackReadingService(work, { ...parts, forms });
  const steps = new OfflineStepService(work, parts);
  const { accessRequests, registrations } = parts;
  return {
    offlinePacks: new OfflinePackService(work, parts),
    offlineReadings,
    offlineRegistrations: new OfflineRegistrationService(work, {
      readings: offlineReadings,
      accessRequests,
      registrations,
      steps,
    }),
  };
}
