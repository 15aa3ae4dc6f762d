import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { RecommendationsArgs } from './recommendation.inputs';
import { OversightRecommendation, OversightRecommendationConnection } from './recommendation.view';

@Resolver(() => OversightRecommendation)
export class RecommendationResolver {
  @Query(() => OversightRecommendation, { nullable: true, description: 'One recommendation; null when there is none.' })
  recommendation(@Arg('id', () => ID) id: string, @Ctx() { recommendations }: PerformanceContext) {
    return recommendations.find(id);
  }

  @Query(() => OversightRecommendationConnection, {
    description:
      'Recommendations of oversight bodies and mandates of governing bodies; those of JIU/REP/2021/4 are shipped (JIU-76). Refused: INVALID_INPUT.',
  })
  recommendations(
    @Args(() => RecommendationsArgs) args: RecommendationsArgs,
    @Ctx() { recommendations }: PerformanceContext,
  ) {
    return recommendations.page(args);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The one agency that it is for; null for all of them.' })
  agency(@Root() { agencyCode }: OversightRecommendation): Agency | null {
    return agencyCode === null ? null : { code: agencyCode };
  }
}
