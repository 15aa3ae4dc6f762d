import type { FileKinds, FileStore } from '@partner-commons/platform/files/file-store';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Background } from '@partner-commons/platform/work';
import type { PerformanceFeatures } from '../../context';
import { kpiFile } from '../value-imports/kpi-import.service';
import { importKpiValuesTask } from '../value-imports/kpi-import.task';

export const kpiFileKinds: FileKinds = {
  [kpiFile]: {
    maxBytes: 50_000_000,
    accepts: ['csv'],
    allows: (viewer) => hasRole(viewer, 'KPI_STEWARD', 'ERP_CONNECTOR'),
  },
};

export const kpiTasks = (background: Background<PerformanceFeatures>, files: FileStore) => ({
  importKpiValues: importKpiValuesTask(background, files),
});
