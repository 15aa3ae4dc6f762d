import type { RequestContext, Work } from '@partner-commons/platform/work';
import { DisclosureService } from './access-grants/disclosure.service';
import { AssessmentReportService } from './assessment-reports/assessment-report.service';
import { AssessmentService } from './assessments/assessment.service';
import { KnownAgencyService } from './federation/known-agency.service';
import { KnownPartnerService } from './federation/known-partner.service';
import { PartnerEngagementService } from './federation/partner-engagement.service';
import { PartnerRedirectService } from './federation/partner-redirect.service';
import { PartnerRelationService } from './federation/partner-relation.service';

/** The composition root: called for each request, and again with the transaction for what a mutation does. */
export function compose(work: Work) {
  const knownPartners = new KnownPartnerService(work);
  const reports = new AssessmentReportService(work);
  return {
    disclosures: new DisclosureService(work),
    knownAgencies: new KnownAgencyService(work),
    partnerEngagements: new PartnerEngagementService(work),
    partnerRelations: new PartnerRelationService(work),
    partnerRedirects: new PartnerRedirectService(work),
    knownPartners,
    reports,
    assessments: new AssessmentService(work, { knownPartners, reports }),
  };
}

export type AssessmentsFeatures = ReturnType<typeof compose>;
export type AssessmentsContext = RequestContext<AssessmentsFeatures>;
