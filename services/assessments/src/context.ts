import type { RequestContext, Work } from '@partner-commons/platform/work';
import { AssessmentImportService } from './assessing/assessment-imports/assessment-import.service';
import { composeAssessments } from './assessing/assessment-wiring/assessment-core';
import { composeAssessmentWork } from './assessing/assessment-wiring/assessment-work';
import { resourceOf } from './assessing/assessments/assessment.resource';
import { AssuranceActivityService } from './assurance/assurance-activities/assurance-activity.service';
import { composeAssurance } from './assurance/assurance-wiring/assurance-features';
import { composeCatalogue } from './catalogue/catalogue-wiring/catalogue-features';
import { MethodologyService } from './catalogue/methodologies/methodology.service';
import { composeDueDiligence } from './due-diligence/due-diligence-wiring/due-diligence-features';
import { KnownAgencyService } from './federation/known-agency.service';
import { KnownPartnerService } from './federation/known-partner.service';
import { PartnerCodeService } from './federation/partner-code.service';
import { PartnerEngagementService } from './federation/partner-engagement.service';
import { PartnerRedirectService } from './federation/partner-redirect.service';
import { PartnerRelationService } from './federation/partner-relation.service';
import { CapacityPlanService } from './follow-up/capacity-plans/capacity-plan.service';
import { composeCapacity } from './follow-up/capacity-wiring/capacity-features';
import { composeFindings } from './follow-up/finding-wiring/finding-features';
import { composeReuse } from './recognition/reuse-wiring/reuse-features';
import { RiskProfileService } from './risk/risk-profiles/risk-profile.service';
import { composeRisks } from './risk/risk-wiring/risk-features';
import { AccessGrantService } from './sharing/access-grants/access-grant.service';
import { DisclosureService } from './sharing/access-grants/disclosure.service';
import { DataUseService } from './sharing/data-use/data-use.service';
import { DisclosableService } from './sharing/disclosables/disclosable.service';
import { DisclosureRequestService } from './sharing/disclosure-requests/disclosure-request.service';
import { DisclosureSearchService } from './sharing/disclosure-requests/disclosure-search.service';

/** The composition root: called for each request, and again with the transaction for what a mutation does. */
export function compose(work: Work) {
  const knownPartners = new KnownPartnerService(work);
  const partnerRedirects = new PartnerRedirectService(work);
  const knownAgencies = new KnownAgencyService(work);
  const disclosures = new DisclosureService(work);
  const methodologies = new MethodologyService(work);
  const catalogue = composeCatalogue(work, { methodologies, knownAgencies });
  const partnerRelations = new PartnerRelationService(work);
  const core = composeAssessments(work, { disclosures, knownPartners, methodologies, partnerRelations });
  const { assessments, invalidatingEvents } = core;
  const accessGrants = new AccessGrantService(work);
  const reuse = composeReuse(work, {
    accessGrants,
    assessments,
    equivalences: catalogue.equivalences,
    invalidatingEvents,
    knownAgencies,
    knownPartners,
    methodologies,
    partnerRedirects,
    partnerRelations,
  });
  const partnerEngagements = new PartnerEngagementService(work);
  const risks = composeRisks(work, { knownPartners, partnerEngagements, assessments });
  const dueDiligence = composeDueDiligence(work, {
    disclosures,
    knownAgencies,
    knownPartners,
    partnerRedirects,
    assessments,
    operatingContexts: risks.operatingContexts,
    reuseCandidates: reuse.reuseCandidates,
  });
  const assuranceActivities = new AssuranceActivityService(work);
  const capacityPlans = new CapacityPlanService(work, disclosures);
  const disclosables = new DisclosableService({
    CAPACITY_PLAN: (id) => capacityPlans.resourceOf(id),
    ASSURANCE_ACTIVITY: (id) => assuranceActivities.resourceFor(id),
    DUE_DILIGENCE_CASE: (id) => dueDiligence.dueDiligences.resourceOf(id),
    ASSESSMENT: async (id) => {
      const assessment = await assessments.find(id);
      return assessment && resourceOf(assessment);
    },
  });
  const disclosureRequests = new DisclosureRequestService(work, { disclosables, accessGrants });
  const findingFeatures = composeFindings(work, {
    disclosables,
    disclosures,
    knownPartners,
    partnerEngagements,
    invalidatingEvents,
  });
  const riskProfiles = new RiskProfileService(work, {
    knownPartners,
    partnerEngagements,
    assuranceActivities,
    findings: findingFeatures.findings,
    dueDiligences: dueDiligence.dueDiligences,
    operatingContexts: risks.operatingContexts,
  });
  return {
    riskProfiles,
    ...catalogue,
    ...reuse,
    ...dueDiligence,
    ...findingFeatures,
    ...composeCapacity(work, {
      assessments,
      capacityPlans,
      disclosures,
      findings: findingFeatures.findings,
      knownAgencies,
      knownPartners,
    }),
    ...composeAssurance(work, {
      assuranceActivities,
      disclosures,
      knownPartners,
      partnerRedirects,
      invalidatingEvents,
      findings: findingFeatures.findings,
    }),
    ...risks,
    assessmentImports: new AssessmentImportService(work),
    partnerCodes: new PartnerCodeService(work, knownPartners),
    accessGrants,
    disclosables,
    disclosureRequests,
    disclosureSearch: new DisclosureSearchService(work, disclosureRequests),
    dataUse: new DataUseService(work),
    disclosures,
    ...core,
    ...composeAssessmentWork(work, {
      core,
      disclosures,
      knownAgencies,
      knownPartners,
      methodologies,
      reuse: reuse.reuseCandidates,
    }),
    knownAgencies,
    partnerEngagements,
    partnerRelations,
    partnerRedirects,
    knownPartners,
  };
}

export type AssessmentsFeatures = ReturnType<typeof compose>;
export type AssessmentsContext = RequestContext<AssessmentsFeatures>;
