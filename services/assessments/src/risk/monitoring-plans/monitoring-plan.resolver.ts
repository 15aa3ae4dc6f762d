import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { monitoringTableRows, monitoringTableVersion } from './monitoring-plan.rules';
import { MonitoringPlan, MonitoringTable } from './monitoring-plan.view';

@Resolver(() => Partner)
export class MonitoringPlanResolver {
  @Query(() => MonitoringTable, {
    description: 'By which table risk band, amount and context become visits and days of staff (JIU-82).',
  })
  monitoringTable(): MonitoringTable {
    return { version: monitoringTableVersion, rows: monitoringTableRows() };
  }

  @FieldResolver(() => MonitoringPlan, {
    nullable: true,
    description:
      'How much your own agency has to look after the partner in a year (JIU-82); null only beside an error. Its risk register counts, so it is for those who read that.',
  })
  monitoringPlan(
    @Root() { id }: Partner,
    @Arg('year', () => Int, { nullable: true, description: 'This year when not given.' }) year: number | null,
    @Ctx() { monitoringPlans }: AssessmentsContext,
  ) {
    return monitoringPlans.of(id, year ?? null);
  }
}
