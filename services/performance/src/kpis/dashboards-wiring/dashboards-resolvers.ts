import { KpiAlertResolver } from '../alerts/kpi-alert.resolver';
import { KpiDashboardResolver } from '../dashboards/dashboard.resolver';
import { KpiExportResolver } from '../kpi-exports/kpi-export.resolver';
import { KpiSeriesResolver } from '../series/kpi-series.resolver';

export const dashboardsResolvers = [
  KpiAlertResolver,
  KpiDashboardResolver,
  KpiExportResolver,
  KpiSeriesResolver,
] as const;
