import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { ConsultationOutcome } from '../outcomes/outcome.view';
import { EndOutcomeSubscriptionInput, SubscribeToOutcomesInput } from './outcome-subscription.inputs';
import { OutcomeNotice, OutcomeNoticeConnection, OutcomeSubscription } from './outcome-subscription.view';

@Resolver(() => OutcomeNotice)
export class OutcomeSubscriptionResolver {
  @Query(() => [OutcomeSubscription], { description: 'What you follow; 50 at most.' })
  outcomeSubscriptions(@Ctx() { outcomeSubscriptions }: PerformanceContext) {
    return outcomeSubscriptions.mine();
  }

  @Query(() => OutcomeNoticeConnection, {
    description:
      'Outcomes that were published on what you follow and that you may read, latest first (OUTCOME_PUBLISHED).',
  })
  outcomeNotices(@Args(() => PageArgs) args: PageArgs, @Ctx() { outcomeSubscriptions }: PerformanceContext) {
    return outcomeSubscriptions.notices(args);
  }

  @Mutation(() => OutcomeSubscription, {
    description:
      'Follows themes and countries, for yourself or a forum (JIU-100). Refused: INVALID_INPUT, CONFLICT / TOO_MANY_SUBSCRIPTIONS, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  subscribeToOutcomes(
    @Arg('input', () => SubscribeToOutcomesInput) input: SubscribeToOutcomesInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction(
      'subscribeToOutcomes',
      ({ outcomeSubscriptions }) => outcomeSubscriptions.subscribe(input),
      { key: input.idempotencyKey, input, again: ({ outcomeSubscriptions }, id) => outcomeSubscriptions.get(id) },
    );
  }

  @Mutation(() => OutcomeSubscription, { description: 'Ends a subscription of yours. Refused: NOT_FOUND.' })
  endOutcomeSubscription(
    @Arg('input', () => EndOutcomeSubscriptionInput) { subscriptionId }: EndOutcomeSubscriptionInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('endOutcomeSubscription', ({ outcomeSubscriptions }) =>
      outcomeSubscriptions.end(subscriptionId),
    );
  }

  @FieldResolver(() => ConsultationOutcome, { nullable: true, description: 'What was published.' })
  outcome(@Root() { outcomeId }: OutcomeNotice, @Ctx() { outcomes }: PerformanceContext) {
    return outcomes.find(outcomeId);
  }
}
