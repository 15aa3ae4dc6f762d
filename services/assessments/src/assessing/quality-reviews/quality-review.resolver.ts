import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { AssessmentStepInput, ExplainedStepInput } from '../assessment-submissions/assessment-submission.inputs';
import { Assessment } from '../assessments/assessment.entity';
import { FinaliseAssessmentInput } from './quality-review.inputs';

@Resolver()
export class QualityReviewResolver {
  @Mutation(() => Assessment, {
    description:
      'Begins the review of a submitted assessment of your agency, by somebody who was no assessor of it (feature 38). Refused: NOT_FOUND, FORBIDDEN / NOT_THE_OWNER, FORBIDDEN / SEGREGATION_OF_DUTIES, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE.',
  })
  beginQualityReview(
    @Arg('input', () => AssessmentStepInput) input: AssessmentStepInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('beginQualityReview', ({ qualityReviews }) => qualityReviews.begin(input));
  }

  @Mutation(() => Assessment, {
    description:
      'Gives a reviewed assessment back to its assessors. What was decided about its band is over with that. Refused as beginQualityReview.',
  })
  returnAssessment(
    @Arg('input', () => ExplainedStepInput) input: ExplainedStepInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('returnAssessment', ({ qualityReviews }) => qualityReviews.returnToAssessors(input));
  }

  @Mutation(() => Assessment, {
    description:
      'Makes a reviewed assessment final: its methodology version computes the band (A-INV-1) and says until when it counts (A-INV-4). An earlier one of the same kind and scope is SUPERSEDED. Refused as beginQualityReview, and PRECONDITION_FAILED / ASSESSMENT_INCOMPLETE (A-INV-3), PRECONDITION_FAILED / BAND_UNDEFINED, CONFLICT / ADJUSTMENT_PENDING (A-INV-2), INVALID_INPUT.',
  })
  finaliseAssessment(
    @Arg('input', () => FinaliseAssessmentInput) input: FinaliseAssessmentInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('finaliseAssessment', ({ qualityReviews }) => qualityReviews.finalise(input));
  }
}
