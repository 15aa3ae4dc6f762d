import { MethodologyAcceptanceResolver } from '../acceptances/methodology-acceptance.resolver';
import { AgencyRecognitionResolver } from '../agency-recognitions/agency-recognition.resolver';
import {
  ConsentRequestResolver,
  PartnerConsentResolver,
  PartnerConsentsResolver,
} from '../consents/partner-consent.resolver';
import { ReuseEmbargoResolver } from '../embargoes/reuse-embargo.resolver';
import { ReuseCandidateResolver } from '../reuse-candidates/reuse-candidate.resolver';
import { ReuseDisputeResolver } from '../reuse-disputes/reuse-dispute.resolver';
import { AssessmentCostResolver } from '../reuse-figures/assessment-cost.resolver';
import { ReuseReplayResolver } from '../reuse-replays/reuse-replay.resolver';
import { ReuseRequestResolver } from '../reuse-requests/reuse-request.resolver';
import { ReuseStatisticsResolver } from '../reuse-statistics/reuse-statistics.resolver';
import { ReuseSupplementResolver } from '../reuse-supplements/reuse-supplement.resolver';

export const reuseResolvers = [
  AgencyRecognitionResolver,
  AssessmentCostResolver,
  ConsentRequestResolver,
  MethodologyAcceptanceResolver,
  PartnerConsentResolver,
  PartnerConsentsResolver,
  ReuseCandidateResolver,
  ReuseDisputeResolver,
  ReuseEmbargoResolver,
  ReuseReplayResolver,
  ReuseRequestResolver,
  ReuseStatisticsResolver,
  ReuseSupplementResolver,
];
