import { DateTime } from '@partner-commons/platform/scalars';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../context';
import { Exposure } from '../engaging/exposures/exposure.view';
import { PartnerLosses } from '../engaging/losses/loss.view';
import { KpiValuesArgs } from '../kpis/values/kpi-value.inputs';
import { KpiValueConnection } from '../kpis/values/kpi-value.page';
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

  @FieldResolver(() => Exposure, {
    nullable: true,
    description: 'What all agencies have running with this partner (JIU-36, JIU-42); null only beside an error.',
  })
  exposure(
    @Root() partner: Partner,
    @Arg('asOf', () => DateTime, { nullable: true, description: 'What was on record then; default now.' })
    asOf: Date | null,
    @Ctx() { exposures }: PerformanceContext,
  ) {
    return exposures.ofPartner(partner.id, asOf ?? null);
  }

  @FieldResolver(() => PartnerLosses, {
    nullable: true,
    description: 'Established losses with this partner, as sums (JIU-2); null only beside an error.',
  })
  losses(@Root() partner: Partner, @Ctx() { losses }: PerformanceContext) {
    return losses.ofPartner(partner.id);
  }
}
