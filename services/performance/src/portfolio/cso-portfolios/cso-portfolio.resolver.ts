import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { CsoPortfolioArgs, CsoPortfolioRowConnection } from './cso-portfolio.view';

@Resolver()
export class CsoPortfolioResolver {
  @Query(() => CsoPortfolioRowConnection, {
    description:
      'The portfolio of civil society partners by region, country, sector, objective or type, with what is committed and paid out (UNICEF-33).',
  })
  csoPortfolio(@Args(() => CsoPortfolioArgs) args: CsoPortfolioArgs, @Ctx() { csoPortfolios }: PerformanceContext) {
    return csoPortfolios.list(args);
  }
}
