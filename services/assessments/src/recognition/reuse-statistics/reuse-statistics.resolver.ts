import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { ReuseStatisticsFilter } from './reuse-statistics.inputs';
import { ReuseStatistics } from './reuse-statistics.view';

@Resolver()
export class ReuseStatisticsResolver {
  @Query(() => ReuseStatistics, {
    description:
      'Requests, acceptances, refusals by reason, REUSE_RATE, and what was saved (JIU-87, SYS-13). Refused: INVALID_INPUT.',
  })
  reuseStatistics(
    @Arg('filter', () => ReuseStatisticsFilter) filter: ReuseStatisticsFilter,
    @Ctx() { reuseStatistics }: AssessmentsContext,
  ) {
    return reuseStatistics.of(filter);
  }
}
