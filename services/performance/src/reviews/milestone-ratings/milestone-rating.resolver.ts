import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Engagement } from '../../engaging/engagements/engagement.entity';
import { Agency } from '../../federation/agency.stub';
import { MilestoneRatingsArgs, RecordMilestoneRatingInput } from './milestone-rating.inputs';
import { MilestoneRating, MilestoneRatingConnection } from './milestone-rating.view';

@Resolver(() => MilestoneRating)
export class MilestoneRatingResolver {
  @Query(() => MilestoneRatingConnection, {
    description: 'Ratings by your agency, or of your own organisation, newest first (feature 84). Looking is recorded.',
  })
  milestoneRatings(
    @Args(() => MilestoneRatingsArgs) args: MilestoneRatingsArgs,
    @Ctx() { milestoneRatings }: PerformanceContext,
  ) {
    return milestoneRatings.page(args);
  }

  @Mutation(() => MilestoneRating, {
    description:
      'Rates a partner at a milestone of an agreement of your agency (feature 84). The newest of a milestone counts; nothing is changed. Refused: NOT_FOUND for an agreement of others, INVALID_INPUT, FORBIDDEN when your role is for an office of another country.',
  })
  recordMilestoneRating(
    @Arg('input', () => RecordMilestoneRatingInput) input: RecordMilestoneRatingInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('recordMilestoneRating', ({ milestoneRatings }) => milestoneRatings.record(input), {
      key: input.idempotencyKey,
      input,
      again: ({ milestoneRatings }, id) => milestoneRatings.get(id),
    });
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who rated; null only beside an error.' })
  agency(@Root() { agencyCode }: MilestoneRating): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => Engagement, { nullable: true, description: 'In which agreement; null only beside an error.' })
  engagement(@Root() { engagementId }: MilestoneRating, @Ctx() { engagements }: PerformanceContext) {
    return engagements.find(engagementId);
  }
}
