import type { Work } from '@partner-commons/platform/work';
import type { AssessmentService } from '../../assessing/assessments/assessment.service';
import type { InvalidatingEventService } from '../../assessing/invalidating-events/invalidating-event.service';
import type { EquivalenceService } from '../../catalogue/equivalences/equivalence.service';
import type { MethodologyService } from '../../catalogue/methodologies/methodology.service';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import type { PartnerRelationService } from '../../federation/partner-relation.service';
import type { AccessGrantService } from '../../sharing/access-grants/access-grant.service';
import { MethodologyAcceptanceService } from '../acceptances/methodology-acceptance.service';
import { AgencyRecognitionService } from '../agency-recognitions/agency-recognition.service';
import { ConsentEffectService } from '../consent-effects/consent-effect.service';
import { PartnerConsentService } from '../consents/partner-consent.service';
import { ReuseEmbargoService } from '../embargoes/reuse-embargo.service';
import { ReuseCandidateService } from '../reuse-candidates/reuse-candidate.service';
import { ReuseFactsService } from '../reuse-candidates/reuse-facts.service';
import { ReuseDisputeService } from '../reuse-disputes/reuse-dispute.service';
import { AssessmentCostService } from '../reuse-figures/assessment-cost.service';
import { ReuseNoteService } from '../reuse-notes/reuse-note.service';
import { ReuseReplayService } from '../reuse-replays/reuse-replay.service';
import { ReuseDecisionService } from '../reuse-requests/reuse-decision.service';
import { ReuseRequestService } from '../reuse-requests/reuse-request.service';
import { ReuseSettlementService } from '../reuse-settlements/reuse-settlement.service';
import { ReuseStatisticsService } from '../reuse-statistics/reuse-statistics.service';
import { ReuseSupplementService } from '../reuse-supplements/reuse-supplement.service';

interface ReuseParts {
  accessGrants: AccessGrantService;
  assessments: AssessmentService;
  equivalences: EquivalenceService;
  invalidatingEvents: InvalidatingEventService;
  knownAgencies: KnownAgencyService;
  knownPartners: KnownPartnerService;
  methodologies: MethodologyService;
  partnerRedirects: PartnerRedirectService;
  partnerRelations: PartnerRelationService;
}

/** Mutual recognition: whether an agency may rely on what another one assessed (standards.md 3.10). */
export function composeReuse(work: Work, parts: ReuseParts) {
  const { accessGrants, assessments, knownAgencies, knownPartners, partnerRelations } = parts;
  const acceptances = new MethodologyAcceptanceService(work, parts.methodologies);
  const agencyRecognitions = new AgencyRecognitionService(work, knownAgencies);
  const facts = new ReuseFactsService(work, { ...parts, acceptances, agencyRecognitions });
  const assessmentCosts = new AssessmentCostService(work);
  const notes = new ReuseNoteService(work);
  const reuseRequests = new ReuseRequestService(work, notes);
  const settlements = new ReuseSettlementService(work, { accessGrants, assessmentCosts });
  const about = { notes, requests: reuseRequests, settlements };
  const reuseDecisions = new ReuseDecisionService(work, { ...parts, ...about, facts });
  const followers = new ConsentEffectService(work, { accessGrants, decisions: reuseDecisions });
  return {
    acceptances,
    agencyRecognitions,
    assessmentCosts,
    consents: new PartnerConsentService(work, { knownAgencies, knownPartners, followers }),
    embargoes: new ReuseEmbargoService(work, { assessments, knownPartners }),
    reuseCandidates: new ReuseCandidateService(work, { facts, partnerRelations }),
    reuseDecisions,
    reuseDisputes: new ReuseDisputeService(work, about),
    reuseReplays: new ReuseReplayService(work, reuseRequests),
    reuseRequests,
    reuseStatistics: new ReuseStatisticsService(work),
    reuseSupplements: new ReuseSupplementService(work, about),
  };
}
