import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import {
  CloseCapacityPlanInput,
  ReviewCapacityPlanInput,
  ShareCapacityPlanInput,
} from '../capacity-plans/capacity-plan.inputs';
import { CapacityPlan } from '../capacity-plans/capacity-plan.view';

const usual = 'Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE';

@Resolver()
export class CapacityReviewResolver {
  @Mutation(() => CapacityPlan, {
    description: `The partner consents that all agencies read a plan, or takes its consent back (domain-model.md 2.8). ${usual}.`,
  })
  shareCapacityPlan(
    @Arg('input', () => ShareCapacityPlanInput) input: ShareCapacityPlanInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('shareCapacityPlan', ({ capacityReviews }) => capacityReviews.share(input));
  }

  @Mutation(() => CapacityPlan, {
    description: `Records the band after, from a newer assessment of the same kind (JIU-54). ${usual}, INVALID_INPUT.`,
  })
  reviewCapacityPlan(
    @Arg('input', () => ReviewCapacityPlanInput) input: ReviewCapacityPlanInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('reviewCapacityPlan', ({ capacityReviews }) => capacityReviews.review(input));
  }

  @Mutation(() => CapacityPlan, {
    description: `Closes a plan whose actions are all completed or cancelled; by somebody who completed none of them. ${usual}, PRECONDITION_FAILED / ACTIONS_OPEN, FORBIDDEN / SEGREGATION_OF_DUTIES.`,
  })
  closeCapacityPlan(
    @Arg('input', () => CloseCapacityPlanInput) input: CloseCapacityPlanInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('closeCapacityPlan', ({ capacityReviews }) => capacityReviews.close(input));
  }

  @Mutation(() => CapacityPlan, { description: `Gives a plan up. ${usual}.` })
  cancelCapacityPlan(
    @Arg('input', () => CloseCapacityPlanInput) input: CloseCapacityPlanInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('cancelCapacityPlan', ({ capacityReviews }) => capacityReviews.cancel(input));
  }
}
