import {
  DueDiligenceBodyOfResolver,
  DueDiligenceBodyResolver,
} from '../due-diligence-bodies/due-diligence-body.resolver';
import {
  DueDiligenceCaseResolver,
  PartnerDueDiligenceResolver,
} from '../due-diligence-cases/due-diligence-case.resolver';
import { DueDiligenceDecisionResolver } from '../due-diligence-decisions/due-diligence-decision.resolver';
import {
  DueDiligenceEvidenceResolver,
  DueDiligenceFindingResolver,
} from '../due-diligence-findings/due-diligence-finding.resolver';
import { DueDiligenceLevelResolver } from '../due-diligence-levels/due-diligence-level.resolver';
import { DueDiligenceOpeningResolver } from '../due-diligence-openings/due-diligence-opening.resolver';
import { DueDiligencePolicyResolver } from '../due-diligence-policies/due-diligence-policy.resolver';

/** All that the graph gains of due diligence. */
export const dueDiligenceResolvers = [
  DueDiligenceBodyOfResolver,
  DueDiligenceBodyResolver,
  DueDiligenceCaseResolver,
  DueDiligenceDecisionResolver,
  DueDiligenceEvidenceResolver,
  DueDiligenceFindingResolver,
  DueDiligenceLevelResolver,
  DueDiligenceOpeningResolver,
  DueDiligencePolicyResolver,
  PartnerDueDiligenceResolver,
];
