import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { PartnershipDashboardArgs } from './partnership-dashboard.inputs';
import { PartnershipDashboard } from './partnership-dashboard.view';

@Resolver(() => PartnershipDashboard)
export class PartnershipDashboardResolver {
  @Query(() => PartnershipDashboard, {
    nullable: true,
    description:
      'Agreements, budget, instalments, paid, reported and unreconciled money with a partner in a year (UNHCR-22); null for a partner that is not your own, when you are one.',
  })
  partnershipDashboard(
    @Args(() => PartnershipDashboardArgs) args: PartnershipDashboardArgs,
    @Ctx() { partnershipDashboards }: PerformanceContext,
  ) {
    return partnershipDashboards.ask(args);
  }
}
