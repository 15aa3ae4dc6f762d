import type { FileKinds } from '@partner-commons/platform/files/file-store';
import { hasRole, partnerEditors, type Viewer } from '@partner-commons/platform/viewer';
import { findingEvidenceFile } from '../finding-evidence/finding-evidence.service';
import { findingStaff } from './finding-permissions';

const takesPart = (viewer: Viewer) =>
  viewer.kind === 'PARTNER' ? hasRole(viewer, ...partnerEditors) : hasRole(viewer, ...findingStaff);

/** Papers tell about people, so they lie sealed. */
export const findingFileKinds: FileKinds = {
  [findingEvidenceFile]: { maxBytes: 20_000_000, accepts: ['pdf', 'png', 'jpeg'], sealed: true, allows: takesPart },
};
