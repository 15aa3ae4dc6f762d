import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { RecommendationRollUpArgs } from '../recommendations/recommendation.inputs';
import {
  OversightRecommendation,
  RecommendationEvidence,
  RecommendationPosition,
  RecommendationRollUp,
} from '../recommendations/recommendation.view';
import { UpdateRecommendationInput } from './recommendation-answer.inputs';

@Resolver(() => OversightRecommendation)
export class RecommendationAnswerResolver {
  @Query(() => RecommendationRollUp, {
    description: 'How many recommendations there are, and where agencies are with them (JIU-76).',
  })
  recommendationRollUp(
    @Args(() => RecommendationRollUpArgs) args: RecommendationRollUpArgs,
    @Ctx() { recommendationAnswers }: PerformanceContext,
  ) {
    return recommendationAnswers.rollUp(args);
  }

  @Mutation(() => OversightRecommendation, {
    description:
      'Says where your agency is with a recommendation; what was said before is kept (JIU-76). Refused: NOT_FOUND, FORBIDDEN, INVALID_INPUT, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, PRECONDITION_FAILED / EVIDENCE_REQUIRED, FORBIDDEN / SEGREGATION_OF_DUTIES.',
  })
  updateRecommendation(
    @Arg('input', () => UpdateRecommendationInput) input: UpdateRecommendationInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('updateRecommendation', ({ recommendationAnswers }) =>
      recommendationAnswers.update(input),
    );
  }

  @FieldResolver(() => [RecommendationPosition], { description: 'What agencies say now, one per agency, by code.' })
  positions(@Root() recommendation: OversightRecommendation, @Ctx() { recommendationAnswers }: PerformanceContext) {
    return recommendationAnswers.positionsOf(recommendation);
  }
}

@Resolver(() => RecommendationPosition)
export class RecommendationPositionResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Whose answer it is; null only beside an error.' })
  agency(@Root() { agencyCode }: RecommendationPosition): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => [RecommendationEvidence], {
    description: 'What the agency shows, oldest first; the latest 100.',
  })
  evidence(@Root() position: RecommendationPosition, @Ctx() { recommendationAnswers }: PerformanceContext) {
    return recommendationAnswers.evidenceOf(position);
  }
}
