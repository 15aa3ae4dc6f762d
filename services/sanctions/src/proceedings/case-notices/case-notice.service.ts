import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { caseText } from '../case-dossiers/case-text';
import { openJson, sealJson } from '../case-dossiers/sealed-json';
import type { CaseEvidenceService } from '../case-evidence/case-evidence.service';
import type { CaseRow } from '../cases/case.repository';
import { stepsTo } from '../cases/case.rules';
import { type CaseService, requirementMissing, wrongState } from '../cases/case.service';
import { CaseRecordRepository, type RespondentRow } from '../cases/case-record.repository';
import type { ExtendResponsePeriodInput, IssueNoticeInput } from './case-notice.inputs';
import { CaseNoticeRepository, type CaseNoticeRow } from './case-notice.repository';
import { dueAfter, extensionProblem, lastDue } from './case-notice.rules';
import type { CaseNotice } from './case-notice.view';

interface Allegations {
  allegations: string;
  evidence: string[];
}

/** A notice and what a respondent is given to answer to it (S-INV-6). */
export class CaseNoticeService {
  constructor(
    private readonly work: Work,
    private readonly parts: { cases: CaseService; evidence: CaseEvidenceService },
  ) {}

  private readonly byCase = rowsLoader(
    (ids) => this.repository((notices) => notices.findByCases(ids)),
    (row: CaseNoticeRow) => row.caseId,
  );

  /** The caller has seen the case, which is on record with its id. For a respondent its own alone. */
  async ofCase(caseId: string): Promise<CaseNotice[]> {
    const rows = await this.byCase.load(caseId);
    return rows.map((row) => ({ ...row, ...openJson<Allegations>(this.work.cipher, contextOf(row.id), row.sealed) }));
  }

  async issue({ caseId, notices, responseDays, expectedVersion }: IssueNoticeInput): Promise<CaseRow> {
    const { cases, evidence } = this.parts;
    const row = await cases.lockAt(caseId, expectedVersion);
    await cases.takePart(row, 'INVESTIGATION');
    if (!stepsTo(row.state, 'NOTICE_ISSUED')) throw wrongState(row.state);
    const titles = (await evidence.ofCase(caseId)).map(({ title }) => title);
    if (titles.length === 0 && row.citedObservations.length === 0) {
      throw requirementMissing('Add the evidence first: the respondent has to know what it answers to.', 'S-INV-6');
    }
    const respondents = await cases.respondentsNow(caseId);
    const given = new Set(notices.map(({ partnerId }) => partnerId));
    if (given.size !== respondents.length || respondents.some(({ partnerId }) => !given.has(partnerId))) {
      throw invalidInput('Give exactly one notice for each respondent of the case.', 'input.notices');
    }
    const now = this.work.clock.now();
    const dueAt = dueAfter(now, responseDays);
    await cases.move(caseId, 'NOTICE_ISSUED', 'NOTICE_ISSUED', { notifiedAt: now });
    for (const [place, { partnerId, allegations }] of notices.entries()) {
      const text = caseText(allegations, `input.notices.${place}.allegations`);
      const respondent = respondents.find((one) => one.partnerId === partnerId);
      if (respondent) await this.notify(respondent, { allegations: text, evidence: titles }, dueAt);
    }
    return cases.move(caseId, 'RESPONSE_PERIOD', 'NOTICE_ISSUED', { dueAt });
  }

  /** Tells one respondent; from now on it sees its case. */
  async notify(respondent: RespondentRow, allegations: Allegations, dueAt: Date): Promise<void> {
    const { viewer, clock, cipher } = this.work;
    const { id: respondentId, caseId, leadAgency, partnerId } = respondent;
    const id = newId();
    const now = clock.now();
    const sealed = sealJson(cipher, contextOf(id), allegations);
    const notice = { id, caseId, leadAgency, partnerIds: [partnerId], sealed, issuedAt: now };
    await this.repository((notices) => notices.insert({ ...notice, issuedBy: viewer.subject ?? '' }));
    await this.record((record) => record.notify(respondentId, now, dueAt));
    await this.parts.cases.noticeDue(partnerId, 'CASE_NOTICE_ISSUED', caseId);
  }

  async extend({ caseId, partnerId, until, expectedVersion }: ExtendResponsePeriodInput): Promise<CaseRow> {
    const { cases } = this.parts;
    const row = await cases.lockAt(caseId, expectedVersion);
    await cases.takePart(row, 'INVESTIGATION');
    if (row.state !== 'RESPONSE_PERIOD') throw wrongState(row.state);
    const all = await cases.respondentsNow(caseId);
    const extended = all.filter((one) => (partnerId ? one.partnerId === partnerId : one.respondedAt === null));
    if (extended.length === 0) throw notFound('respondent');
    for (const respondent of extended) {
      const problem = extensionProblem(respondent, until);
      if (problem) throw invalidInput(problem, 'input.until');
      await this.record((record) => record.extend(respondent.id, until));
      await cases.noticeDue(respondent.partnerId, 'CASE_RESPONSE_EXTENDED', caseId);
    }
    const partnerIds = extended.map((one) => one.partnerId);
    await this.work.audit.record({
      objectType: 'IneligibilityCase',
      objectId: caseId,
      detail: { partnerIds, until: until.toISOString() },
    });
    return cases.postpone(row, lastDue(await cases.respondentsNow(caseId)));
  }

  private record<Result>(run: (record: CaseRecordRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new CaseRecordRepository(transaction)));
  }

  private repository<Result>(run: (notices: CaseNoticeRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new CaseNoticeRepository(transaction)));
  }
}

const contextOf = (id: string) => `case-notice:${id}`;
