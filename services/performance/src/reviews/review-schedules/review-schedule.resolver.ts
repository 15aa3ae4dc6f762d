import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Engagement } from '../../engaging/engagements/engagement.entity';
import { Partner } from '../../federation/partner.stub';
import { ReviewScheduleArgs } from './review-schedule.inputs';
import { ScheduledReview, ScheduledReviewConnection } from './review-schedule.view';

@Resolver(() => ScheduledReview)
export class ReviewScheduleResolver {
  @Query(() => ScheduledReviewConnection, {
    description:
      'Of each running agreement of your agency the next review, by the risk of the partner, the longest overdue first (UNICEF-67). Refused: NOT_FOUND for an office of others.',
  })
  reviewSchedule(
    @Args(() => ReviewScheduleArgs) args: ReviewScheduleArgs,
    @Ctx() { reviewSchedules }: PerformanceContext,
  ) {
    return reviewSchedules.page(args);
  }

  @FieldResolver(() => Engagement, { nullable: true, description: 'The agreement; null only beside an error.' })
  engagement(@Root() { engagementId }: ScheduledReview, @Ctx() { engagements }: PerformanceContext) {
    return engagements.find(engagementId);
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'The partner; null only beside an error.' })
  async partner(
    @Root() { partnerId }: ScheduledReview,
    @Ctx() { partnerRedirects }: PerformanceContext,
  ): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }
}
