import { ClosureAssessmentResolver } from '../closure-assessments/closure-assessment.resolver';
import { ClosurePromptResolver } from '../closure-prompts/closure-prompt.resolver';
import {
  EvaluationFindingResolver,
  ManagementResponseResolver,
} from '../management-responses/management-response.resolver';
import { MilestoneRatingResolver } from '../milestone-ratings/milestone-rating.resolver';
import { AgencyFeedbackResolver, MutualReviewResolver } from '../mutual-reviews/mutual-review.resolver';
import {
  BenchmarkAnswerResolver,
  BenchmarkAttainmentResolver,
  SelfAssessmentResolver,
} from '../office-self-assessments/self-assessment.resolver';
import { EvaluationResolver } from '../partnership-evaluations/evaluation.resolver';
import { PeerComparisonResolver } from '../peer-comparisons/peer-comparison.resolver';
import { PartnerPerformanceResolver, PerformanceIndexResolver } from '../performance-index/performance-index.resolver';
import { ReviewResolver } from '../performance-reviews/review.resolver';
import { ReviewAccessResolver } from '../review-access/review-access.resolver';
import { ReviewEvidenceResolver } from '../review-bodies/review-body.resolver';
import { ReviewReadingResolver } from '../review-readings/review-reading.resolver';
import { ReviewScheduleResolver } from '../review-schedules/review-schedule.resolver';
import { ReviewStepResolver } from '../review-steps/review-step.resolver';

/** All that the graph gains of reviews. */
export const reviewResolvers = [
  AgencyFeedbackResolver,
  BenchmarkAnswerResolver,
  BenchmarkAttainmentResolver,
  ClosureAssessmentResolver,
  ClosurePromptResolver,
  EvaluationFindingResolver,
  EvaluationResolver,
  ManagementResponseResolver,
  MilestoneRatingResolver,
  MutualReviewResolver,
  PartnerPerformanceResolver,
  PeerComparisonResolver,
  PerformanceIndexResolver,
  ReviewAccessResolver,
  ReviewEvidenceResolver,
  ReviewReadingResolver,
  ReviewResolver,
  ReviewScheduleResolver,
  ReviewStepResolver,
  SelfAssessmentResolver,
];
