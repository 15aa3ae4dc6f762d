import {
  AlertContactResolver,
  AlertRecipientResolver,
  PublishedAlertResolver,
  SharedAlertResolver,
} from '../alerts/alert.resolver';
import { PartnerIneligibilityResolver } from '../ineligibilities/ineligibility.resolver';
import { IneligibilityEntryResolver } from '../ineligibility-entries/ineligibility-entry.resolver';
import { InterimSuspensionResolver } from '../interim-suspensions/interim-suspension.resolver';
import { RecognitionResolver } from '../recognitions/recognition.resolver';
import { RecoveryResolver, RecoveryTotalResolver } from '../recoveries/recovery.resolver';
import { ReferralResolver } from '../referrals/referral.resolver';
import { SharingPolicyResolver } from '../sharing-policies/sharing-policy.resolver';

export const sharingResolvers = [
  AlertContactResolver,
  AlertRecipientResolver,
  IneligibilityEntryResolver,
  InterimSuspensionResolver,
  PartnerIneligibilityResolver,
  PublishedAlertResolver,
  RecognitionResolver,
  RecoveryResolver,
  RecoveryTotalResolver,
  ReferralResolver,
  SharedAlertResolver,
  SharingPolicyResolver,
] as const;
