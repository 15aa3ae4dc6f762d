import type { FileKinds } from '@partner-commons/platform/files/upload.rules';
import { hasRole } from '@partner-commons/platform/viewer';
import { assuranceReportFile } from '../assurance-reports/assurance-report.service';

export const assuranceFileKinds: FileKinds = {
  [assuranceReportFile]: {
    maxBytes: 20_000_000,
    accepts: ['pdf', 'docx', 'xlsx'],
    allows: (viewer) => viewer.kind === 'AGENCY' && hasRole(viewer, 'ASSURANCE_OFFICER', 'IP_UNIT_ADMIN'),
    sealed: true,
  },
};
