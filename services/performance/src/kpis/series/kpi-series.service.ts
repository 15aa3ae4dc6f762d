import { invalidInput } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import type { DashboardService } from '../dashboards/dashboard.service';
import type { KpiDashboardTotal } from '../dashboards/dashboard.view';
import { KpiUnit } from '../definitions/kpi-definition.enums';
import type { KpiSeriesArgs } from './kpi-series.inputs';
import { seriesOf } from './kpi-series.rules';
import type { KpiSeries } from './kpi-series.view';

const mostYears = 20;

export class KpiSeriesService {
  constructor(
    private readonly work: Work,
    private readonly dashboards: Pick<DashboardService, 'ask'>,
  ) {}

  /** The totals of a dashboard for each year, so that a series never tells another figure than they do. */
  async read({ code, agencies, from, to, filter, asOf: known }: KpiSeriesArgs): Promise<KpiSeries> {
    if (from > to) throw invalidInput('from is not after to.', 'from');
    if (to - from >= mostYears) throw invalidInput(`Ask for at most ${mostYears} years at once.`, 'to');
    // One instant for all years, or a correction in between would stand in some of them.
    const asOf = known ?? this.work.clock.now();
    const totals: { year: number; total: KpiDashboardTotal }[] = [];
    for (let year = from; year <= to; year += 1) {
      const answer = await this.dashboards.ask({
        period: { year },
        agencies,
        codes: [code],
        groupBy: [],
        filter,
        asOf,
      });
      totals.push(...answer.totals.map((total) => ({ year, total })));
    }
    const { unit } = totals[totals.length - 1]?.total ?? { unit: KpiUnit.COUNT };
    return { code, unit, asOf, ...seriesOf(totals) };
  }
}
