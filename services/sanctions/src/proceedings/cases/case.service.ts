import { AppError, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { CaseRepository, type CaseRow, type CaseTimes } from './case.repository';
import { excludes, type Part, type State, stepsTo } from './case.rules';
import { type CaseEventRow, CaseRecordRepository, type RespondentRow } from './case-record.repository';

/** How many the timer takes before it looks again. */
const batch = 100;

/**
 * The life of a case. Row-level security shows a case to the lead agency's investigators and legal officers, to its
 * panel from the notice on, and to each respondent from its own notice on; for everybody else there is none.
 */
export class CaseService {
  constructor(private readonly work: Work) {}

  private readonly respondentsByCase = rowsLoader(
    (ids) => this.record((record) => record.findRespondents(ids)),
    (row: RespondentRow) => row.caseId,
  );

  private readonly eventsByCase = rowsLoader(
    (ids) => this.record((record) => record.findEvents(ids)),
    (row: CaseEventRow) => row.caseId,
  );

  find(id: string): Promise<CaseRow | null> {
    return isId(id) ? this.repository((cases) => cases.find(id)) : Promise.resolve(null);
  }

  /** Refused: NOT_FOUND, for foreign and absent cases alike. */
  async get(id: string): Promise<CaseRow> {
    const row = await this.find(id);
    if (!row) throw notFound('case');
    return row;
  }

  /** As `get`, and makes whoever wants to change the case wait for this transaction. */
  async lock(id: string): Promise<CaseRow> {
    const row = isId(id) ? await this.repository((cases) => cases.lock(id)) : null;
    if (!row) throw notFound('case');
    return row;
  }

  /** As `lock`, for who looked at a version of the case before. */
  async lockAt(id: string, expectedVersion: number): Promise<CaseRow> {
    const row = await this.lock(id);
    if (row.version !== expectedVersion) throw versionConflict('case', row.version);
    return row;
  }

  respondentsOf(caseId: string): Promise<RespondentRow[]> {
    return this.respondentsByCase.load(caseId);
  }

  /** As they are at this moment of a transaction that changes them. */
  respondentsNow(caseId: string): Promise<RespondentRow[]> {
    return this.record((record) => record.findRespondents([caseId]));
  }

  historyOf(caseId: string): Promise<CaseEventRow[]> {
    return this.eventsByCase.load(caseId);
  }

  findDue(): Promise<string[]> {
    return this.repository((cases) => cases.findDue(this.work.clock.now(), batch));
  }

  /**
   * Takes the case to a state, over the review when it lies between; each step is on record and announced.
   * The caller has locked the case.
   * @param reason in upper snake case, never text of a person
   */
  async move(id: string, to: State, reason: string, times: CaseTimes = {}): Promise<CaseRow> {
    const row = await this.lock(id);
    const steps = stepsTo(row.state, to);
    if (!steps) throw wrongState(row.state);
    if (to === 'INTERIM_SUSPENSION' && this.work.viewer.kind === 'AGENCY') await this.takePart(row, 'INVESTIGATION');
    let from = row.state;
    for (const step of steps) {
      await this.repository((cases) => cases.move(id, step, step === to ? times : {}));
      await this.note(row, from, step, reason);
      from = step;
    }
    await this.announce(row, to);
    const { viewer, audit } = this.work;
    await audit.record({ objectType: 'IneligibilityCase', objectId: id, detail: { from: row.state, to, reason } });
    return viewer.kind === 'PARTNER' ? { ...row, state: to } : this.get(id);
  }

  /** A first state is a step from nowhere. */
  async note(row: Pick<CaseRow, 'id' | 'leadAgency'>, from: State | null, to: State, reason: string): Promise<void> {
    const { viewer, clock } = this.work;
    const actor = viewer.subject ?? viewer.kind;
    const event = { id: newId(), caseId: row.id, leadAgency: row.leadAgency, fromState: from, toState: to, reason };
    await this.record((record) => record.insertEvent({ ...event, actor, at: clock.now() }));
  }

  announce({ id, leadAgency, partnerIds }: CaseRow, state: State): Promise<void> {
    return this.work.outbox.publish({
      type: 'sanctions.case-changed',
      subject: id,
      audience: 'INTERNAL',
      data: { caseId: id, leadAgency, state, partnerIds, at: this.work.clock.now() },
    });
  }

  /** By the job role, when an alert about the case goes out: these agencies see that there is one, redacted. */
  async alert(caseId: string, agencies: readonly string[]): Promise<void> {
    await this.record((record) => record.insertAlerted(caseId, agencies));
  }

  /** The mail that a partner is due; registry knows whom to write to, and says nothing but that there is something. */
  async noticeDue(partnerId: string, kind: CaseNoticeKind, ref: string): Promise<void> {
    await this.work.outbox.publish({
      type: 'sanctions.partner-notice-due',
      subject: partnerId,
      audience: 'INTERNAL',
      data: { partnerId, kind, ref },
    });
  }

  /** When time moves the case on, where that changes without a step. */
  async postpone({ id }: CaseRow, dueAt: Date | null): Promise<CaseRow> {
    await this.repository((cases) => cases.touch(id, dueAt));
    return this.get(id);
  }

  /** Puts on record that the viewer took part; refuses who did what does not go with it (S-INV-6). */
  async takePart({ id, leadAgency }: CaseRow, part: Part): Promise<void> {
    const { viewer, clock } = this.work;
    const subject = viewer.subject ?? '';
    const parts = await this.record((record) => record.partsOf(id, subject));
    if (parts.some((done) => excludes(part, done))) throw bothParts();
    if (parts.includes(part)) return;
    await this.record((record) => record.insertPart({ caseId: id, subject, part, leadAgency, at: clock.now() }));
  }

  private record<Result>(run: (record: CaseRecordRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new CaseRecordRepository(transaction)));
  }

  private repository<Result>(run: (cases: CaseRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new CaseRepository(transaction)));
  }
}

/** What a partner is told by mail: neutral kinds, since mail is read by more than one. */
export type CaseNoticeKind =
  | 'CASE_NOTICE_ISSUED'
  | 'CASE_RESPONSE_EXTENDED'
  | 'CASE_DECIDED'
  | 'CASE_APPEAL_DECIDED'
  | 'CASE_CLOSED';

export const wrongState = (state: State) =>
  new AppError('CONFLICT', `The case is ${state}, so this is not possible now. Read it again.`, {
    reason: 'INVALID_STATE',
    facts: { state },
  });

export const segregated = (message: string) =>
  new AppError('FORBIDDEN', message, { reason: 'SEGREGATION_OF_DUTIES', rule: 'S-INV-6' });

const bothParts = () =>
  segregated('Who investigates a case does not decide it, and who decided it does not decide the appeal.');

/** A rule of due process asks for something that is not there yet. */
export const requirementMissing = (message: string, rule: string) =>
  new AppError('PRECONDITION_FAILED', message, { reason: 'MISSING_REQUIREMENT', rule });
