import { agencyStaff, open, type PermissionTable, staffWith } from '@partner-commons/platform/permissions';

/** KPI values by agency are INTER_AGENCY (domain-model.md 2.8); which cells, the service decides (P-INV-4, P-INV-8). */
export const dashboardsPermissions = {
  Query: { kpiAlerts: agencyStaff, kpiDashboard: agencyStaff, kpiExport: agencyStaff, kpiSeries: agencyStaff },
  Mutation: {
    downloadKpiExport: agencyStaff,
    exportKpis: agencyStaff,
    respondToKpiAlert: staffWith('KPI_STEWARD', 'SECRETARIAT_ADMIN'),
  },
  KpiAlert: { '*': agencyStaff },
  KpiAlertConnection: { '*': open },
  KpiAlertEdge: { '*': open },
  KpiDashboard: { '*': agencyStaff },
  KpiDashboardRow: { '*': open },
  KpiDashboardTotal: { '*': open },
  KpiDashboardAlert: { '*': open },
  KpiExport: { '*': agencyStaff },
  KpiLineage: { '*': open },
  KpiSeries: { '*': agencyStaff },
  KpiSeriesPoint: { '*': open },
  KpiSeriesBreak: { '*': open },
} satisfies PermissionTable;
