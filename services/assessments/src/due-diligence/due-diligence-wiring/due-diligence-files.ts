import type { FileKinds } from '@partner-commons/platform/files/file-store';
import { hasRole } from '@partner-commons/platform/viewer';
import { evidenceFile } from '../due-diligence-findings/due-diligence-finding.service';
import { dueDiligenceWorkers } from './due-diligence-permissions';

export const dueDiligenceFileKinds: FileKinds = {
  [evidenceFile]: {
    maxBytes: 20_000_000,
    accepts: ['pdf', 'png', 'jpeg', 'docx'],
    allows: (viewer) => viewer.kind === 'AGENCY' && hasRole(viewer, ...dueDiligenceWorkers),
    sealed: true,
  },
};
