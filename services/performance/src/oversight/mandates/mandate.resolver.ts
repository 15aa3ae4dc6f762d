import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { OversightRecommendation } from '../recommendations/recommendation.view';
import { LegislativeMandatesArgs, RecordLegislativeMandateInput } from './mandate.inputs';
import { LegislativeMandate, LegislativeMandateConnection } from './mandate.view';

@Resolver(() => LegislativeMandate)
export class MandateResolver {
  @Query(() => LegislativeMandate, { nullable: true, description: 'One mandate; null when there is none.' })
  legislativeMandate(@Arg('id', () => ID) id: string, @Ctx() { mandates }: PerformanceContext) {
    return mandates.find(id);
  }

  @Query(() => LegislativeMandateConnection, { description: 'Decisions of governing bodies, latest recorded first.' })
  legislativeMandates(
    @Args(() => LegislativeMandatesArgs) args: LegislativeMandatesArgs,
    @Ctx() { mandates }: PerformanceContext,
  ) {
    return mandates.page(args);
  }

  @Mutation(() => LegislativeMandate, {
    description:
      'Records a decision of the governing body of your agency, with what it asks for (4.d step 10). Refused: INVALID_INPUT, CONFLICT / ALREADY_RECORDED, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  recordLegislativeMandate(
    @Arg('input', () => RecordLegislativeMandateInput) input: RecordLegislativeMandateInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('recordLegislativeMandate', ({ mandates }) => mandates.record(input), {
      key: input.idempotencyKey,
      input,
      again: ({ mandates }, id) => mandates.get(id),
    });
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'Whose governing body it was; null only beside an error.',
  })
  agency(@Root() { agencyCode }: LegislativeMandate): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => [OversightRecommendation], { description: 'What it asks for; 50 at most.' })
  recommendations(@Root() { id }: LegislativeMandate, @Ctx() { recommendations }: PerformanceContext) {
    return recommendations.ofMandate(id);
  }
}

@Resolver(() => OversightRecommendation)
export class MandatedRecommendationResolver {
  @FieldResolver(() => LegislativeMandate, { nullable: true, description: 'The mandate that it carries out.' })
  mandate(@Root() { mandateId }: OversightRecommendation, @Ctx() { mandates }: PerformanceContext) {
    return mandates.find(mandateId);
  }
}
