import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { KpiSeriesArgs } from './kpi-series.inputs';
import { KpiSeries } from './kpi-series.view';

@Resolver(() => KpiSeries)
export class KpiSeriesResolver {
  @Query(() => KpiSeries, {
    description:
      'One KPI through the years, of some agencies together, with a mark where the definition changed (P-INV-1). Refused: NOT_FOUND / KPI_DEFINITION_UNKNOWN, INVALID_INPUT for more than 20 years.',
  })
  kpiSeries(@Args(() => KpiSeriesArgs) question: KpiSeriesArgs, @Ctx() { kpiSeries }: PerformanceContext) {
    return kpiSeries.read(question);
  }
}
