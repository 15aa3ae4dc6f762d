import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { PerformanceReview } from '../performance-reviews/review.view';
import { RespondToReviewInput, ReviewStepInput } from './review-step.inputs';

@Resolver()
export class ReviewStepResolver {
  @Mutation(() => PerformanceReview, {
    description:
      'Shows a draft to the partner and asks it to answer within 15 working days (P-INV-6). Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT or INVALID_STATE.',
  })
  submitReview(@Arg('input', () => ReviewStepInput) input: ReviewStepInput, @Ctx() context: PerformanceContext) {
    return context.transaction('submitReview', ({ reviewSteps }) => reviewSteps.submit(input));
  }

  @Mutation(() => PerformanceReview, {
    description:
      "The partner's answer, once, until its 15 working days are over (P-INV-6). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, PRECONDITION_FAILED / RESPONSE_WINDOW_CLOSED.",
  })
  respondToReview(
    @Arg('input', () => RespondToReviewInput) input: RespondToReviewInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('respondToReview', ({ reviewSteps }) => reviewSteps.respond(input));
  }

  @Mutation(() => PerformanceReview, {
    description:
      "A supervisor's sign-off, which DO_NOT_RECOMMEND needs (P-INV-6). Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT or INVALID_STATE, FORBIDDEN / SEGREGATION_OF_DUTIES for whoever wrote it.",
  })
  signOffReview(@Arg('input', () => ReviewStepInput) input: ReviewStepInput, @Ctx() context: PerformanceContext) {
    return context.transaction('signOffReview', ({ reviewSteps }) => reviewSteps.signOff(input));
  }

  @Mutation(() => PerformanceReview, {
    description:
      'Shows band and recommendation to all agencies (P-INV-6). Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT or INVALID_STATE; DO_NOT_RECOMMEND also PRECONDITION_FAILED / RESPONSE_WINDOW_OPEN or SIGN_OFF_REQUIRED.',
  })
  publishReview(@Arg('input', () => ReviewStepInput) input: ReviewStepInput, @Ctx() context: PerformanceContext) {
    return context.transaction('publishReview', ({ reviewSteps }) => reviewSteps.publish(input));
  }

  @Mutation(() => PerformanceReview, {
    description:
      'Takes a review back; it stays on record for its agency and the partner, and counts for nothing. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT or INVALID_STATE.',
  })
  withdrawReview(@Arg('input', () => ReviewStepInput) input: ReviewStepInput, @Ctx() context: PerformanceContext) {
    return context.transaction('withdrawReview', ({ reviewSteps }) => reviewSteps.withdraw(input));
  }
}
