import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { PerformanceReview } from '../performance-reviews/review.view';
import { PublishIndexWeightsInput } from './performance-index.inputs';
import { IndexWeights, PartnerPerformance, PerformanceIndex } from './performance-index.view';

@Resolver(() => Partner)
export class PartnerPerformanceResolver {
  @Query(() => [IndexWeights], {
    description: 'All versions of the weights of the performance index, newest first (feature 84).',
  })
  indexWeights(@Ctx() { performanceIndexes }: PerformanceContext) {
    return performanceIndexes.weights();
  }

  @Mutation(() => IndexWeights, {
    description:
      'Publishes the next version of the weights, for every agency (feature 84). Refused: INVALID_INPUT / WEIGHTS_INCOMPLETE.',
  })
  publishIndexWeights(
    @Arg('input', () => PublishIndexWeightsInput) input: PublishIndexWeightsInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('publishIndexWeights', ({ performanceIndexes }) =>
      performanceIndexes.publishWeights(input),
    );
  }

  @FieldResolver(() => PartnerPerformance, {
    nullable: true,
    description: 'How it performs: for agencies, and for the partner itself (feature 92); null only beside an error.',
  })
  performance(@Root() { id }: Partner) {
    return { partnerId: id };
  }
}

@Resolver(() => PartnerPerformance)
export class PerformanceIndexResolver {
  @FieldResolver(() => PerformanceIndex, { nullable: true })
  index(@Root() { partnerId }: PartnerPerformance, @Ctx() { performanceIndexes }: PerformanceContext) {
    return performanceIndexes.of(partnerId);
  }

  @FieldResolver(() => [PerformanceReview])
  latestReviews(@Root() { partnerId }: PartnerPerformance, @Ctx() { reviews }: PerformanceContext) {
    return reviews.latestOf(partnerId);
  }

  @FieldResolver(() => Int)
  overdueClosures(@Root() { partnerId }: PartnerPerformance, @Ctx() { closureAssessments }: PerformanceContext) {
    return closureAssessments.overdueOf(partnerId);
  }
}
