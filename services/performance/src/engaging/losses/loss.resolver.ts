import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Engagement } from '../engagements/engagement.entity';
import { LossEvent } from './loss.entity';
import { LossesArgs, RecordLossInput, UpdateLossInput } from './loss.inputs';
import { LossEventConnection } from './loss.view';

@Resolver(() => LossEvent)
export class LossResolver {
  @Query(() => LossEvent, {
    nullable: true,
    description: "A loss of the caller's agency; null for any other id. Reading it is recorded.",
  })
  lossEvent(@Arg('id', () => ID) id: string, @Ctx() { losses }: PerformanceContext) {
    return losses.find(id);
  }

  @Query(() => LossEventConnection, {
    description: "Losses of the caller's agency, latest recorded first (JIU-2). Reading them is recorded.",
  })
  lossEvents(@Args(() => LossesArgs) args: LossesArgs, @Ctx() { losses }: PerformanceContext) {
    return losses.page(args);
  }

  @Mutation(() => LossEvent, {
    description:
      "Records a loss in an agreement of the caller's agency (JIU-2). Refused: NOT_FOUND for an agreement that is not the agency's, INVALID_INPUT / RATE_REQUIRED, CONFLICT / IDEMPOTENCY_KEY_REUSED.",
  })
  recordLoss(@Arg('input', () => RecordLossInput) input: RecordLossInput, @Ctx() context: PerformanceContext) {
    return context.transaction('recordLoss', ({ losses }) => losses.record(input), {
      key: input.idempotencyKey,
      input,
      again: ({ losses }, id) => losses.get(id),
    });
  }

  @Mutation(() => LossEvent, {
    description:
      'Says what became of a loss, or corrects its amount or kind; what was on record before is kept (JIU-2). Refused: NOT_FOUND, CONFLICT / INVALID_STATE or VERSION_CONFLICT.',
  })
  updateLoss(@Arg('input', () => UpdateLossInput) input: UpdateLossInput, @Ctx() context: PerformanceContext) {
    return context.transaction('updateLoss', ({ losses }) => losses.update(input));
  }

  @FieldResolver(() => Engagement, { nullable: true, description: 'The agreement; null only beside an error.' })
  engagement(@Root() { engagementId }: LossEvent, @Ctx() { engagements }: PerformanceContext) {
    return engagements.find(engagementId);
  }
}
