import type { Work } from '@partner-commons/platform/work';
import { KpiAlertService } from '../alerts/kpi-alert.service';
import { DashboardService, type DashboardSources } from '../dashboards/dashboard.service';
import { KpiExportService } from '../kpi-exports/kpi-export.service';
import { KpiSeriesService } from '../series/kpi-series.service';

/** What asks about figures; what writes them stands elsewhere. */
export function composeDashboards(work: Work, sources: DashboardSources) {
  const dashboards = new DashboardService(work, sources);
  return {
    dashboards,
    kpiSeries: new KpiSeriesService(work, dashboards),
    kpiAlerts: new KpiAlertService(work, { ...sources, dashboards }),
    kpiExports: new KpiExportService(work, { ...sources, dashboards }),
  };
}
