import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { FundDistribution, FundDistributionArgs } from './distribution.view';

@Resolver()
export class DistributionResolver {
  @Query(() => [FundDistribution], {
    description:
      'Local share, share of the largest and Gini coefficient of countries, in the order asked for (UNICEF-35).',
  })
  fundDistribution(
    @Args(() => FundDistributionArgs) args: FundDistributionArgs,
    @Ctx() { distributions }: PerformanceContext,
  ) {
    return distributions.list(args);
  }
}
