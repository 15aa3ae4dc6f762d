import type { Work } from '@partner-commons/platform/work';
import { AgencyService } from '../../federation/agency.service';
import { PartnerEngagementService } from '../../federation/partner-engagement.service';
import { PartnerFamilyService } from '../../federation/partner-family.service';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import type { CaseService } from '../../proceedings/cases/case.service';
import { AlertService } from '../alerts/alert.service';
import { DeliveryService } from '../alerts/delivery.service';
import { IneligibilityService } from '../ineligibilities/ineligibility.service';
import { PartnerIneligibilityService } from '../ineligibilities/partner-ineligibility.service';
import { EntryService } from '../ineligibility-entries/entry.service';
import { IneligibilityEntryService } from '../ineligibility-entries/ineligibility-entry.service';
import { InterimSuspensionService } from '../interim-suspensions/interim-suspension.service';
import { InterimSuspensionStates } from '../interim-suspensions/interim-suspension-states.service';
import { OptOutService } from '../recognitions/opt-out.service';
import { RecognitionService } from '../recognitions/recognition.service';
import { RecoveryService } from '../recoveries/recovery.service';
import { ReferralService } from '../referrals/referral.service';
import { SharingPolicyService } from '../sharing-policies/sharing-policy.service';

interface SharingParts {
  cases: CaseService;
  partnerRedirects: PartnerRedirectService;
}

/** What agencies share about ineligible partners, and what each of them does about it. */
export function composeSharing(work: Work, { cases, partnerRedirects }: SharingParts) {
  const agencies = new AgencyService(work);
  const families = new PartnerFamilyService(work);
  const engagements = new PartnerEngagementService(work, families);
  const ineligibilities = new IneligibilityService(work, {
    agencies,
    partnerRedirects,
    suspensionStates: new InterimSuspensionStates(work),
  });
  const alerts = new AlertService(work, { cases, families, engagements });
  const deliveries = new DeliveryService(work);
  const interimSuspensions = new InterimSuspensionService(work, { cases, alerts, deliveries, ineligibilities });
  const recognitions = new RecognitionService(work, agencies);
  const sharedList = new IneligibilityEntryService(work);
  return {
    agencies,
    alerts,
    deliveries,
    engagements,
    entries: new EntryService(work, { ineligibilities, interimSuspensions, recognitions }),
    ineligibilities,
    interimSuspensions,
    optOuts: new OptOutService(work, ineligibilities),
    partnerIneligibilities: new PartnerIneligibilityService(work, sharedList),
    recognitions,
    recoveries: new RecoveryService(work, cases),
    referrals: new ReferralService(work, cases),
    sharedList,
    sharingPolicies: new SharingPolicyService(work),
  };
}
