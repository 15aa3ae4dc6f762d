import type { FileKinds } from '@partner-commons/platform/files/file-store';
import { hasRole } from '@partner-commons/platform/viewer';
import { caseEvidenceFile, caseResponseFile } from '../case-dossiers/case-files';

const papers = { maxBytes: 20_000_000, accepts: ['pdf', 'png', 'jpeg'], sealed: true } as const;

/** Evidence tells about people, so it lies sealed. */
export const caseFileKinds: FileKinds = {
  [caseEvidenceFile]: {
    ...papers,
    allows: (viewer) => viewer.kind === 'AGENCY' && hasRole(viewer, 'INVESTIGATOR', 'SANCTIONS_PANEL'),
  },
  [caseResponseFile]: { ...papers, allows: ({ kind }) => kind === 'PARTNER' },
};
