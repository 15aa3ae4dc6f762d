import type { Work } from '@partner-commons/platform/work';
import type { MethodologyService } from '../../catalogue/methodologies/methodology.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { PartnerRelationService } from '../../federation/partner-relation.service';
import type { DisclosureService } from '../../sharing/access-grants/disclosure.service';
import { AssessmentBodyService } from '../assessment-bodies/assessment-body.service';
import { AssessmentChangeService } from '../assessment-changes/assessment-change.service';
import { AssessmentListService } from '../assessment-lists/assessment-list.service';
import { AssessmentReportService } from '../assessment-reports/assessment-report.service';
import { AssessmentTextService } from '../assessment-texts/assessment-text.service';
import { AssessmentService } from '../assessments/assessment.service';
import { EventReviewService } from '../invalidating-events/event-review.service';
import { InvalidatingEventService } from '../invalidating-events/invalidating-event.service';

interface Parts {
  disclosures: DisclosureService;
  knownPartners: KnownPartnerService;
  methodologies: MethodologyService;
  partnerRelations: PartnerRelationService;
}

/** Assessments as the other features know them: rows, states, bodies, and what makes them unreliable. */
export function composeAssessments(work: Work, { disclosures, knownPartners, methodologies, partnerRelations }: Parts) {
  const assessmentBodies = new AssessmentBodyService(work, disclosures);
  const assessmentTexts = new AssessmentTextService(work);
  const reports = new AssessmentReportService(work, { bodies: assessmentBodies, texts: assessmentTexts });
  const assessmentChanges = new AssessmentChangeService(work);
  const assessmentLists = new AssessmentListService(work);
  const invalidatingEvents = new InvalidatingEventService(work);
  return {
    assessments: new AssessmentService(work, { knownPartners, reports, methodologies, changes: assessmentChanges }),
    assessmentBodies,
    assessmentChanges,
    assessmentLists,
    assessmentTexts,
    reports,
    invalidatingEvents,
    eventReviews: new EventReviewService(work, {
      events: invalidatingEvents,
      lists: assessmentLists,
      knownPartners,
      relations: partnerRelations,
    }),
  };
}

export type AssessmentCore = ReturnType<typeof composeAssessments>;
