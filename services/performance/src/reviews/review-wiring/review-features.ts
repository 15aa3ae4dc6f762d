import type { Work } from '@partner-commons/platform/work';
import type { EngagementService } from '../../engaging/engagements/engagement.service';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import { ClosureAssessmentService } from '../closure-assessments/closure-assessment.service';
import { ClosureReminderService } from '../closure-assessments/closure-reminder.service';
import { ClosurePromptService } from '../closure-prompts/closure-prompt.service';
import { EvaluationBodyService } from '../evaluation-bodies/evaluation-body.service';
import { ManagementResponseService } from '../management-responses/management-response.service';
import { MilestoneRatingService } from '../milestone-ratings/milestone-rating.service';
import { MutualReviewService } from '../mutual-reviews/mutual-review.service';
import { SelfAssessmentService } from '../office-self-assessments/self-assessment.service';
import { EvaluationService } from '../partnership-evaluations/evaluation.service';
import { EvaluationStepService } from '../partnership-evaluations/evaluation-step.service';
import { PeerComparisonService } from '../peer-comparisons/peer-comparison.service';
import { PerformanceIndexService } from '../performance-index/performance-index.service';
import { ReviewService } from '../performance-reviews/review.service';
import { ReviewAccessService } from '../review-access/review-access.service';
import { ReviewBodyService } from '../review-bodies/review-body.service';
import { ReviewReadingService } from '../review-readings/review-reading.service';
import { ReviewScheduleService } from '../review-schedules/review-schedule.service';
import { ReviewStepService } from '../review-steps/review-step.service';
import { OfficeReachService } from './office-reach.service';

interface Shared {
  engagements: EngagementService;
  knownAgencies: KnownAgencyService;
  knownOffices: KnownOfficeService;
  knownPartners: KnownPartnerService;
}

/** All features about reviews, closures and self-assessments, for the composition root. */
export function composeReviews(work: Work, { engagements, knownAgencies, knownOffices, knownPartners }: Shared) {
  const officeReach = new OfficeReachService(work, knownOffices);
  const reviewAccess = new ReviewAccessService(work, knownAgencies);
  const reviewReadings = new ReviewReadingService(work);
  const reviewBodies = new ReviewBodyService(work, { reviewAccess, reviewReadings });
  const reviews = new ReviewService(work, { engagements, knownOffices, knownPartners, officeReach, reviewBodies });
  const milestoneRatings = new MilestoneRatingService(work, { engagements, knownPartners, officeReach });
  const closureAssessments = new ClosureAssessmentService(work, { knownOffices, officeReach });
  const evaluationBodies = new EvaluationBodyService(work);
  const evaluations = new EvaluationService(work, {
    ...{ evaluationBodies, knownAgencies, knownOffices, knownPartners, officeReach },
  });
  const managementResponses = new ManagementResponseService(work, { evaluations, evaluationBodies });
  return {
    evaluations,
    evaluationBodies,
    managementResponses,
    evaluationSteps: new EvaluationStepService(work, { evaluations, evaluationBodies, managementResponses }),
    peerComparisons: new PeerComparisonService(work),
    reviewSchedules: new ReviewScheduleService(work, knownOffices),
    reviewAccess,
    reviewReadings,
    reviewBodies,
    reviews,
    milestoneRatings,
    reviewSteps: new ReviewStepService(work, { engagements, milestoneRatings, officeReach, reviewBodies, reviews }),
    performanceIndexes: new PerformanceIndexService(work),
    mutualReviews: new MutualReviewService(work, { engagements, knownAgencies }),
    closureAssessments,
    closurePrompts: new ClosurePromptService(work, { closureAssessments, officeReach }),
    closureReminders: new ClosureReminderService(work),
    selfAssessments: new SelfAssessmentService(work, knownOffices),
  };
}
