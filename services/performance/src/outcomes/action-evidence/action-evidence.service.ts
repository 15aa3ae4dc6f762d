import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import type { FileLink } from '@partner-commons/platform/files/file-store';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { ActionEvidenceInput } from './action-evidence.inputs';
import { ActionEvidenceRepository, type ActionEvidenceRow } from './action-evidence.repository';
import type { ActionEvidence } from './action-evidence.view';

export const outcomeEvidenceFile = 'OUTCOME_EVIDENCE';

type Shown = { actionId: string } | { adoptionId: string };

/** What shows how actions, and what others adopted of them, stand. */
export class ActionEvidenceService {
  constructor(private readonly work: Work) {}

  private readonly byAction = rowsLoader(
    (ids) => this.repository((evidence) => evidence.findOfActions(ids)),
    (row: ActionEvidenceRow) => row.actionId ?? '',
  );

  private readonly byAdoption = rowsLoader(
    (ids) => this.repository((evidence) => evidence.findOfAdoptions(ids)),
    (row: ActionEvidenceRow) => row.adoptionId ?? '',
  );

  async ofAction(id: string): Promise<ActionEvidence[]> {
    return (await this.byAction.load(id)).map(shape);
  }

  async ofAdoption(id: string): Promise<ActionEvidence[]> {
    return (await this.byAdoption.load(id)).map(shape);
  }

  /** As it stands within the transaction that adds to it. */
  fresh(shown: Shown): Promise<ActionEvidenceRow[]> {
    return this.repository((evidence) =>
      'actionId' in shown ? evidence.findOfActions([shown.actionId]) : evidence.findOfAdoptions([shown.adoptionId]),
    );
  }

  /** The caller has locked what it shows, and made sure that it is the viewer's. */
  async add(shown: Shown, added: readonly ActionEvidenceInput[]): Promise<void> {
    const { viewer, clock, files, database } = this.work;
    for (const [index, { name, fileId = null, link = null }] of added.entries()) {
      if ((fileId === null) === (link === null)) {
        throw invalidInput('Evidence is a file or a link, one of the two.', `input.evidence.${index}`);
      }
      if (fileId !== null)
        await files.require(fileId, { kind: outcomeEvidenceFile, agency: viewer.agency }, database.manager);
      const row: ActionEvidenceRow = {
        id: newId(),
        actionId: 'actionId' in shown ? shown.actionId : null,
        adoptionId: 'adoptionId' in shown ? shown.adoptionId : null,
        agencyCode: viewer.agency ?? '',
        name: name.trim(),
        fileId,
        link,
        at: clock.now(),
      };
      if ((await this.repository((evidence) => evidence.insert(row))) === null) {
        throw new AppError('CONFLICT', 'This file is evidence already.', { reason: 'FILE_IN_USE' });
      }
    }
  }

  /** Row-level security has asked whether the viewer may read what it shows. */
  async download(id: string): Promise<FileLink> {
    const { audit, files } = this.work;
    const row = await this.repository((evidence) => evidence.find(id));
    if (!row || row.fileId === null) throw notFound('file');
    await audit.record({ objectType: 'File', objectId: row.fileId });
    return files.createDownload(row.fileId);
  }

  private repository<Result>(run: (evidence: ActionEvidenceRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ActionEvidenceRepository(transaction)));
  }
}

const shape = ({ id, agencyCode, name, fileId, link, at }: ActionEvidenceRow): ActionEvidence => ({
  id,
  agencyCode,
  name,
  fileId,
  link,
  hasFile: fileId !== null,
  at,
});
