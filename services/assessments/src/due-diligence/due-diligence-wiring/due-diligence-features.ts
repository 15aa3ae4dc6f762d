import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import type { DisclosureService } from '../../sharing/access-grants/disclosure.service';
import { DueDiligenceBodyService } from '../due-diligence-bodies/due-diligence-body.service';
import { DueDiligenceCaseService } from '../due-diligence-cases/due-diligence-case.service';
import { DueDiligenceDecisionService } from '../due-diligence-decisions/due-diligence-decision.service';
import { DueDiligenceExpiryService } from '../due-diligence-expiry/due-diligence-expiry.service';
import { DueDiligenceFindingService } from '../due-diligence-findings/due-diligence-finding.service';
import { DueDiligenceLevelService, type LevelSources } from '../due-diligence-levels/due-diligence-level.service';
import { DueDiligenceReuseService, type ReuseSources } from '../due-diligence-levels/due-diligence-reuse.service';
import { DueDiligenceOpeningService } from '../due-diligence-openings/due-diligence-opening.service';
import { DueDiligencePolicyService } from '../due-diligence-policies/due-diligence-policy.service';

interface Parts extends Pick<LevelSources, 'operatingContexts'>, Pick<ReuseSources, 'assessments' | 'reuseCandidates'> {
  disclosures: DisclosureService;
  knownAgencies: KnownAgencyService;
  knownPartners: KnownPartnerService;
  partnerRedirects: PartnerRedirectService;
}

/** All features of due diligence, for the composition root. */
export function composeDueDiligence(work: Work, parts: Parts) {
  const { disclosures, knownAgencies, knownPartners, partnerRedirects: redirects, ...ports } = parts;
  const cases = new DueDiligenceCaseService(work, redirects);
  const policies = new DueDiligencePolicyService(work, knownAgencies);
  const { operatingContexts, assessments, reuseCandidates } = ports;
  const levels = new DueDiligenceLevelService(work, { cases, policies, knownPartners, operatingContexts });
  const reuse = new DueDiligenceReuseService(work, { cases, disclosures, redirects, assessments, reuseCandidates });
  return {
    dueDiligences: cases,
    dueDiligencePolicies: policies,
    dueDiligenceLevels: levels,
    dueDiligenceOpenings: new DueDiligenceOpeningService(work, { cases, levels, reuse, knownPartners }),
    dueDiligenceFindings: new DueDiligenceFindingService(work, cases, reuse),
    dueDiligenceDecisions: new DueDiligenceDecisionService(work, { cases, policies, knownPartners }),
    dueDiligenceBodies: new DueDiligenceBodyService(work, cases, disclosures),
    dueDiligenceExpiry: new DueDiligenceExpiryService(work, cases),
  };
}
