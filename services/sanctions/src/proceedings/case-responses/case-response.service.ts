import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { linkToCaseFile, requireCaseFiles } from '../case-dossiers/case-files';
import { caseText } from '../case-dossiers/case-text';
import { openJson, sealJson } from '../case-dossiers/sealed-json';
import { type CaseService, wrongState } from '../cases/case.service';
import { CaseRecordRepository } from '../cases/case-record.repository';
import type { SubmitResponseInput } from './case-response.inputs';
import { CaseResponseRepository, type CaseResponseRow } from './case-response.repository';
import type { CaseFile, CaseResponse } from './case-response.view';
import { lockOwnCase } from './own-respondent';

/** What respondents answer. A late answer counts as long as the panel deliberates, and says that it is late. */
export class CaseResponseService {
  constructor(
    private readonly work: Work,
    private readonly cases: CaseService,
  ) {}

  private readonly byCase = rowsLoader(
    (ids) => this.repository((responses) => responses.findByCases(ids)),
    (row: CaseResponseRow) => row.caseId,
  );

  /** The caller has seen the case, which is on record with its id. For a respondent its own alone. */
  async ofCase(caseId: string): Promise<CaseResponse[]> {
    const rows = await this.byCase.load(caseId);
    return rows.map((row) => {
      const { text, fileIds } = openJson<{ text: string; fileIds: string[] }>(
        this.work.cipher,
        contextOf(row.id),
        row.sealed,
      );
      return { ...row, text, files: fileIds.map((fileId) => ({ fileId })) };
    });
  }

  /** Gives the id of the respondent, which is the key of what the partner sees of its case. */
  async submit({ caseId, partnerId, text, fileIds, isComplete }: SubmitResponseInput): Promise<string> {
    const { clock, viewer, cipher, audit, jobs } = this.work;
    const { row, respondent } = await lockOwnCase(this.cases, caseId, partnerId);
    const isOpen = respondent.relation === null ? isHearing(row.state) : respondent.respondedAt === null;
    if (!isOpen) throw wrongState(row.state);
    await requireCaseFiles(this.work, fileIds);
    const id = newId();
    const now = clock.now();
    await this.repository((responses) =>
      responses.insert({
        id,
        caseId,
        leadAgency: row.leadAgency,
        partnerIds: [respondent.partnerId],
        sealed: sealJson(cipher, contextOf(id), { text: caseText(text, 'input.text', 3), fileIds }),
        isLate: respondent.responseDueAt !== null && respondent.responseDueAt < now,
        submittedBy: viewer.subject ?? '',
        submittedAt: now,
      }),
    );
    if (isComplete) await this.record((record) => record.markResponded(respondent.id, now));
    // A new version: a panel member who has not read this cannot confirm what another one proposed.
    await this.cases.postpone(row, row.dueAt);
    // A respondent does not see whether the others have answered, so the job role looks.
    await jobs.enqueue('advanceCase', { caseId }, { key: `advanceCase:${caseId}` });
    await audit.record({ objectType: 'IneligibilityCase', objectId: caseId, detail: { responseId: id, isComplete } });
    return respondent.id;
  }

  linkOf({ fileId }: CaseFile): Promise<string> {
    return linkToCaseFile(this.work, 'CaseFile.url', fileId);
  }

  private record<Result>(run: (record: CaseRecordRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new CaseRecordRepository(transaction)));
  }

  private repository<Result>(run: (responses: CaseResponseRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new CaseResponseRepository(transaction)));
  }
}

const hearing: readonly string[] = ['RESPONSE_PERIOD', 'DELIBERATION'];
const isHearing = (state: string) => hearing.includes(state);

const contextOf = (id: string) => `case-response:${id}`;
