import { KpiGrouping } from '../../kpis/dashboards/dashboard.enums';
import type { DashboardService } from '../../kpis/dashboards/dashboard.service';
import type { FigureAnswer, FigureQuestion, FigureSource } from '../report-figures/figure-source';

/** The dashboard in the eyes of somebody who owns no figure: what stands in a report is what everybody may see. */
export class DashboardFigures implements FigureSource {
  constructor(private readonly dashboards: DashboardService) {}

  async ask({ year, agencies, codes, groupBy, asOf }: FigureQuestion): Promise<FigureAnswer> {
    const question = {
      period: { year },
      agencies: [...agencies],
      codes: [...codes],
      groupBy: [KpiGrouping[groupBy]],
      asOf,
    };
    const { completeness, rows, totals } = await this.dashboards.ask(question, { asOutsider: true });
    return {
      completeness,
      rows: await Promise.all(
        rows.map(async (row) => {
          const lineage = await this.dashboards.lineageOf(row);
          return { ...row, agency: row.agency?.code ?? null, lineage: lineage ? [lineage] : [] };
        }),
      ),
      totals: totals.map((total) => ({ ...total, origin: null, dataAsOf: null, lineage: [] })),
    };
  }
}
