import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { ConsultationOutcome } from '../outcomes/outcome.view';
import { OutcomesArgs } from './outcome-search.inputs';
import { ConsultationOutcomeConnection, ThemeTrendYear } from './outcome-search.view';

@Resolver(() => ConsultationOutcomeConnection)
export class OutcomeSearchResolver {
  @Query(() => ConsultationOutcomeConnection, {
    description:
      'Outcomes of all agencies whose audience you are in, by theme, country, agency and words (JIU-100). Refused: INVALID_INPUT.',
  })
  outcomes(@Args(() => OutcomesArgs) args: OutcomesArgs, @Ctx() { outcomeSearches }: PerformanceContext) {
    return outcomeSearches.page(args);
  }

  @Query(() => [ConsultationOutcome], {
    description:
      'Up to five published outcomes on the same theme, those that share most words first (JIU-100). Refused: NOT_FOUND.',
  })
  similarOutcomes(@Arg('outcomeId', () => ID) outcomeId: string, @Ctx() { outcomeSearches }: PerformanceContext) {
    return outcomeSearches.similarTo(outcomeId);
  }

  @FieldResolver(() => [ThemeTrendYear], { description: 'Published ones of this search by year, oldest first.' })
  themeTrend(@Root() found: ConsultationOutcomeConnection, @Ctx() { outcomeSearches }: PerformanceContext) {
    return outcomeSearches.trend(found);
  }
}
