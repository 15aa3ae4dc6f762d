import { invalidInput } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';

/** Files of the lead agency, and of the respondents; both lie sealed. */
export const caseEvidenceFile = 'CASE_EVIDENCE';
export const caseResponseFile = 'CASE_RESPONSE';

/** A partner announces nothing else here. */
export function requireResponseKind({ kind }: { kind: string }): void {
  if (kind !== caseResponseFile) throw invalidInput(`Announce a file of kind ${caseResponseFile} here.`, 'input.kind');
}

/** Another agency's file, another person's and an invented id are all NOT_FOUND. */
export async function requireCaseFiles({ viewer, files, database }: Work, ids: readonly string[]): Promise<void> {
  const isPartner = viewer.kind === 'PARTNER';
  const use = {
    kind: isPartner ? caseResponseFile : caseEvidenceFile,
    agency: viewer.agency,
    subject: isPartner ? viewer.subject : null,
  };
  for (const id of ids) await files.require(id, use, database.manager);
}

/** A link to a file; the caller was shown what names it. */
export async function linkToCaseFile({ database, audit, files }: Work, place: string, fileId: string): Promise<string> {
  await database.confidential((transaction) =>
    audit.within(transaction, place).record({ objectType: 'File', objectId: fileId }),
  );
  return files.createDownload(fileId).url;
}
