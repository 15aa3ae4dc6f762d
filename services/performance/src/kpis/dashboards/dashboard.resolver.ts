import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { KpiDashboardArgs } from './dashboard.inputs';
import { KpiDashboard, KpiDashboardRow, KpiLineage } from './dashboard.view';

@Resolver(() => KpiDashboardRow)
export class KpiDashboardResolver {
  @Query(() => KpiDashboard, {
    description:
      'Figures of agencies side by side with their totals (story 4.d). Agency staff see all agencies, cells of fewer than 5 partners hidden (P-INV-4); coordinators of countries see their countries alone. Refused: NOT_FOUND / KPI_DEFINITION_UNKNOWN, INVALID_INPUT / TOO_MANY_GROUPS.',
  })
  kpiDashboard(@Args(() => KpiDashboardArgs) question: KpiDashboardArgs, @Ctx() { dashboards }: PerformanceContext) {
    return dashboards.ask(question);
  }

  @FieldResolver(() => KpiLineage, { nullable: true, description: 'Where it came from; null when it is suppressed.' })
  lineage(@Root() row: KpiDashboardRow, @Ctx() { dashboards }: PerformanceContext) {
    return dashboards.lineageOf(row);
  }
}
