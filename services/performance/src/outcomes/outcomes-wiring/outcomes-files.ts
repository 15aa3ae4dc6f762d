import type { FileKinds } from '@partner-commons/platform/files/upload.rules';
import { outcomeEvidenceFile } from '../action-evidence/action-evidence.service';
import { evidenceGivers } from './outcomes-permissions';

export const outcomesFileKinds: FileKinds = {
  [outcomeEvidenceFile]: {
    maxBytes: 20_000_000,
    accepts: ['pdf', 'docx', 'xlsx', 'csv'],
    allows: (viewer) => evidenceGivers.allows(viewer, null),
  },
};
