import type { RequestContext, Work } from '@partner-commons/platform/work';
import { AssessmentService } from './assessments/assessment.service';
import { AssessmentReportService } from './assessments/assessment-report.service';
import { KnownPartnerService } from './federation/known-partner.service';
import { PartnerRedirectService } from './federation/partner-redirect.service';

/** The composition root: called for each request, and again with the transaction for what a mutation does. */
export function compose(work: Work) {
  const knownPartners = new KnownPartnerService(work);
  const reports = new AssessmentReportService(work);
  return {
    partnerRedirects: new PartnerRedirectService(work),
    knownPartners,
    reports,
    assessments: new AssessmentService(work, { knownPartners, reports }),
  };
}

export type AssessmentsFeatures = ReturnType<typeof compose>;
export type AssessmentsContext = RequestContext<AssessmentsFeatures>;
