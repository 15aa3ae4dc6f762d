import { EvidenceFileResolver } from '../answer-evidence/answer-evidence.resolver';
import { AnswerResolver, AssessmentAnswersResolver } from '../answers/answer.resolver';
import { AssessmentChangeResolver } from '../assessment-changes/assessment-change.resolver';
import { AssessmentCommentResolver } from '../assessment-comments/assessment-comment.resolver';
import { AssessmentProgressResolver } from '../assessment-progress/assessment-progress.resolver';
import { AssessmentReportResolver } from '../assessment-reports/assessment-report.resolver';
import { AssessmentStartResolver } from '../assessment-starts/assessment-start.resolver';
import { AssessmentSubmissionResolver } from '../assessment-submissions/assessment-submission.resolver';
import { AssessmentResolver } from '../assessments/assessment.resolver';
import { AssessmentTeamResolver, AssessorResolver } from '../assessors/assessor.resolver';
import { BandAdjustmentResolver } from '../band-adjustments/band-adjustment.resolver';
import { ConductedModeResolver } from '../conducted-modes/conducted-mode.resolver';
import {
  AssessmentEventsResolver,
  InvalidatingEventResolver,
  PartnerEventsResolver,
} from '../invalidating-events/invalidating-event.resolver';
import { InvalidationResolver } from '../invalidations/invalidation.resolver';
import { QualityReviewResolver } from '../quality-reviews/quality-review.resolver';
import { WorkingNoteResolver } from '../working-notes/working-note.resolver';

/** Assessments and doing them. */
export const assessmentResolvers = [
  AssessmentResolver,
  AssessmentChangeResolver,
  AssessmentStartResolver,
  AssessorResolver,
  AssessmentTeamResolver,
  AnswerResolver,
  AssessmentAnswersResolver,
  EvidenceFileResolver,
  AssessmentProgressResolver,
  AssessmentReportResolver,
  AssessmentCommentResolver,
  AssessmentSubmissionResolver,
  QualityReviewResolver,
  BandAdjustmentResolver,
  WorkingNoteResolver,
  InvalidatingEventResolver,
  PartnerEventsResolver,
  AssessmentEventsResolver,
  InvalidationResolver,
  ConductedModeResolver,
];
