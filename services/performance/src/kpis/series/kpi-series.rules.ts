import type { KpiDashboardTotal } from '../dashboards/dashboard.view';
import type { KpiSeriesBreak, KpiSeriesPoint } from './kpi-series.view';

/** Marks where two figures in a row were made by different versions (P-INV-1); years without a figure lie in between. */
export function seriesOf(totals: readonly { year: number; total: KpiDashboardTotal }[]): {
  points: KpiSeriesPoint[];
  breaks: KpiSeriesBreak[];
} {
  const points: KpiSeriesPoint[] = [];
  const breaks: KpiSeriesBreak[] = [];
  let before: number | null = null;
  for (const { year, total } of totals) {
    const { version, value, numerator, denominator, quality, suppressed, heldBack, withheldBy, absentBecause } = total;
    const breakBefore = before !== null && version !== null && version !== before;
    if (breakBefore && before !== null && version !== null)
      breaks.push({ year, fromVersion: before, toVersion: version });
    points.push({
      year,
      version,
      value,
      numerator,
      denominator,
      quality,
      suppressed,
      heldBack,
      withheldBy,
      absentBecause,
      breakBefore,
    });
    before = version ?? before;
  }
  return { points, breaks };
}
