import type { FileKinds } from '@partner-commons/platform/files/file-store';
import { hasRole, partnerEditors, type Viewer } from '@partner-commons/platform/viewer';
import { capacityEvidenceFile } from '../capacity-actions/capacity-action.service';
import { capacityStaff } from './capacity-permissions';

const takesPart = (viewer: Viewer) =>
  viewer.kind === 'PARTNER' ? hasRole(viewer, ...partnerEditors) : hasRole(viewer, ...capacityStaff);

/** Attendance sheets name people, so evidence lies sealed. */
export const capacityFileKinds: FileKinds = {
  [capacityEvidenceFile]: { maxBytes: 20_000_000, accepts: ['pdf', 'png', 'jpeg'], sealed: true, allows: takesPart },
};
