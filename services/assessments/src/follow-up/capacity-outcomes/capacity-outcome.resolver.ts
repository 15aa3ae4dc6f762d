import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { CapacityOutcome, CapacityOutcomeFilter } from './capacity-outcome.view';

@Resolver()
export class CapacityOutcomeResolver {
  @Query(() => [CapacityOutcome], {
    description:
      'Whether capacity-building is achieved: bands before and after, and findings closed, by the year in which plans began (JIU-54). Refused: INVALID_INPUT.',
  })
  capacityOutcomes(
    @Arg('filter', () => CapacityOutcomeFilter, { defaultValue: {} }) filter: CapacityOutcomeFilter,
    @Ctx() { capacityOutcomes }: AssessmentsContext,
  ) {
    return capacityOutcomes.find(filter);
  }
}
