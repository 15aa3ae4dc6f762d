import { ClosureAssessmentResolver } from '../closure-assessments/closure-assessment.resolver';
import { MilestoneRatingResolver } from '../milestone-ratings/milestone-rating.resolver';
import { AgencyFeedbackResolver, MutualReviewResolver } from '../mutual-reviews/mutual-review.resolver';
import {
  BenchmarkAnswerResolver,
  BenchmarkAttainmentResolver,
  SelfAssessmentResolver,
} from '../office-self-assessments/self-assessment.resolver';
import { PartnerPerformanceResolver, PerformanceIndexResolver } from '../performance-index/performance-index.resolver';
import { ReviewResolver } from '../performance-reviews/review.resolver';
import { ReviewAccessResolver } from '../review-access/review-access.resolver';
import { ReviewEvidenceResolver } from '../review-bodies/review-body.resolver';
import { ReviewReadingResolver } from '../review-readings/review-reading.resolver';
import { ReviewStepResolver } from '../review-steps/review-step.resolver';

/** All that the graph gains of reviews. */
export const reviewResolvers = [
  AgencyFeedbackResolver,
  BenchmarkAnswerResolver,
  BenchmarkAttainmentResolver,
  ClosureAssessmentResolver,
  MilestoneRatingResolver,
  MutualReviewResolver,
  PartnerPerformanceResolver,
  PerformanceIndexResolver,
  ReviewAccessResolver,
  ReviewEvidenceResolver,
  ReviewReadingResolver,
  ReviewResolver,
  ReviewStepResolver,
  SelfAssessmentResolver,
];
