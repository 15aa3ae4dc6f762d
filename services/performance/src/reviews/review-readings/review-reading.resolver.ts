import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { PerformanceReview } from '../performance-reviews/review.view';
import { ReviewReadingsArgs } from './review-reading.inputs';
import { ReviewReading, ReviewReadingConnection } from './review-reading.view';

@Resolver(() => ReviewReading)
export class ReviewReadingResolver {
  @Query(() => ReviewReadingConnection, {
    description:
      'Who read bodies of reviews, newest first: of your agency, or by your agency; for a partner about itself, without persons (JIU-59). Looking is recorded.',
  })
  reviewReadings(
    @Args(() => ReviewReadingsArgs) args: ReviewReadingsArgs,
    @Ctx() { reviewReadings }: PerformanceContext,
  ) {
    return reviewReadings.page(args);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose staff read; null only beside an error.' })
  reader(@Root() { viewerAgency }: ReviewReading): Agency {
    return { code: viewerAgency };
  }

  @FieldResolver(() => PerformanceReview, {
    nullable: true,
    description: 'What was read; null when it is not yours to see any more.',
  })
  review(@Root() { reviewId }: ReviewReading, @Ctx() { reviews }: PerformanceContext) {
    return reviews.find(reviewId);
  }
}
