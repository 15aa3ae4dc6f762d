import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../context';
import { KpiValuesArgs } from '../values/kpi-value.inputs';
import { KpiValueConnection } from '../values/kpi-value.page';
import { Partner } from './partner.stub';

/** What performance adds to a partner. */
@Resolver(() => Partner)
export class PartnerResolver {
  @FieldResolver(() => KpiValueConnection, {
    nullable: true,
    description:
      'Figures about this partner for one year, the revisions in force, newest submission first; null only beside an error.',
  })
  kpiValues(
    @Root() partner: Partner,
    @Args(() => KpiValuesArgs) args: KpiValuesArgs,
    @Ctx() { values }: PerformanceContext,
  ) {
    return values.pageOfPartner(partner.id, args);
  }
}
