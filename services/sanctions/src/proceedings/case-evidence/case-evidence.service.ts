import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { linkToCaseFile, requireCaseFiles } from '../case-dossiers/case-files';
import { caseText } from '../case-dossiers/case-text';
import { openJson, sealJson } from '../case-dossiers/sealed-json';
import type { CaseRow } from '../cases/case.repository';
import { isBeforeNotice } from '../cases/case.rules';
import { type CaseService, wrongState } from '../cases/case.service';
import type { AddCaseEvidenceInput, CaseEvidenceInput } from './case-evidence.inputs';
import { CaseEvidenceRepository, type CaseEvidenceRow } from './case-evidence.repository';
import type { CaseEvidence } from './case-evidence.view';

export class CaseEvidenceService {
  constructor(
    private readonly work: Work,
    private readonly cases: CaseService,
  ) {}

  private readonly byCase = rowsLoader(
    (ids) => this.repository((evidence) => evidence.findByCases(ids)),
    (row: CaseEvidenceRow) => row.caseId,
  );

  /** The caller has seen the case, which is on record with its id. */
  async ofCase(caseId: string): Promise<CaseEvidence[]> {
    const rows = await this.byCase.load(caseId);
    return rows.map((row) => ({
      ...row,
      ...openJson<{ title: string }>(this.work.cipher, contextOf(row.id), row.sealed),
    }));
  }

  /** What comes after the notice the respondent could not answer to, so it is refused. */
  async addLater({ caseId, expectedVersion, ...input }: AddCaseEvidenceInput): Promise<CaseRow> {
    const row = await this.cases.lockAt(caseId, expectedVersion);
    if (!isBeforeNotice(row.state)) throw wrongState(row.state);
    await this.cases.takePart(row, 'INVESTIGATION');
    await this.add(row, [input], 'input');
    return this.cases.postpone(row, row.dueAt);
  }

  /** @param place path of the input that the evidence stands in */
  async add({ id: caseId, leadAgency }: CaseRow, evidence: readonly CaseEvidenceInput[], place: string): Promise<void> {
    const { viewer, clock, cipher, audit } = this.work;
    await requireCaseFiles(
      this.work,
      evidence.map(({ fileId }) => fileId),
    );
    for (const { title, fileId } of evidence) {
      const id = newId();
      const sealed = sealJson(cipher, contextOf(id), { title: caseText(title, `${place}.title`, 3) });
      const row = { id, caseId, leadAgency, fileId, sealed, addedBy: viewer.subject ?? '', addedAt: clock.now() };
      await this.repository((rows) => rows.insert(row));
      await audit.record({ objectType: 'IneligibilityCase', objectId: caseId, detail: { evidenceId: id, fileId } });
    }
  }

  linkOf({ fileId }: CaseEvidence): Promise<string> {
    return linkToCaseFile(this.work, 'CaseEvidence.url', fileId);
  }

  private repository<Result>(run: (evidence: CaseEvidenceRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new CaseEvidenceRepository(transaction)));
  }
}

const contextOf = (id: string) => `case-evidence:${id}`;
