import { AppError, forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownOffice } from '../../federation/known-office.repository';
import type { KnownOfficeService } from '../../federation/known-office.service';
import { selfAssessors } from '../review-wiring/review-roles';
import { type EvidenceRow, ImprovementRepository, type ImprovementRow } from './improvement.repository';
import type {
  ImprovementActionInput,
  SelfAssessmentsArgs,
  SubmitSelfAssessmentInput,
  UpdateImprovementActionInput,
} from './self-assessment.inputs';
import { SelfAssessmentRepository } from './self-assessment.repository';
import { checkAnswers, demandStep, isOverdue, shareOf } from './self-assessment.rules';
import {
  type BenchmarkAnswer,
  type BenchmarkAttainment,
  type ImprovementAction,
  ImprovementStatus,
  type OfficeSelfAssessment,
  type PartnershipBenchmark,
} from './self-assessment.view';

const contextOf = (id: string, benchmark: string) => `office-self-assessment:${id}:${benchmark}`;

/** How offices say that they manage their partnerships (UNICEF-19 to 21, SYS-32). */
export class SelfAssessmentService {
  private readonly repository: SelfAssessmentRepository;

  constructor(
    private readonly work: Work,
    private readonly knownOffices: KnownOfficeService,
  ) {
    this.repository = new SelfAssessmentRepository(work.database.manager);
  }

  private readonly answersById = rowsLoader(
    (ids) => this.repository.findAnswers(ids),
    (row: BenchmarkAnswer) => row.selfAssessmentId,
  );
  private readonly evidenceById = rowsLoader(
    (ids) => this.confidential((improvements) => improvements.findEvidence(ids)),
    (row: EvidenceRow) => row.selfAssessmentId,
  );
  private readonly actionsById = rowsLoader(
    (ids) => this.confidential((improvements) => improvements.findOf(ids)),
    (row: ImprovementRow) => row.selfAssessmentId,
  );

  benchmarks(): Promise<PartnershipBenchmark[]> {
    return this.repository.benchmarks();
  }

  async page({ filter, first, after }: SelfAssessmentsArgs): Promise<Page<OfficeSelfAssessment>> {
    const { agency = null, country = null, year = null } = filter ?? {};
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const query = { agency, country, year, countries: await this.knownOffices.countriesInSight() };
    const [rows, counted] = await Promise.all([
      this.repository.findPage(query, last, first + 1),
      this.repository.count(query),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  async get(id: string): Promise<OfficeSelfAssessment> {
    const row = await this.repository.find(id);
    if (!row) throw notFound('self-assessment');
    return row;
  }

  answersOf(id: string): Promise<BenchmarkAnswer[]> {
    return this.answersById.load(id);
  }

  /** Null for other agencies; row-level security asks again. */
  async evidenceFor({ selfAssessmentId, agencyCode, benchmark }: BenchmarkAnswer): Promise<string | null> {
    if (!this.isOwn(agencyCode)) return null;
    const rows = await this.evidenceById.load(selfAssessmentId);
    const row = rows.find((each) => each.benchmark === benchmark);
    return row ? this.work.cipher.open(row.sealed, contextOf(selfAssessmentId, benchmark)) : null;
  }

  /** Null for other agencies. */
  async actionsOf({ id, agencyCode }: OfficeSelfAssessment): Promise<ImprovementAction[] | null> {
    if (!this.isOwn(agencyCode)) return null;
    return (await this.actionsById.load(id)).map((row) => this.present(row));
  }

  async attainment(year: number, agency: string | null): Promise<BenchmarkAttainment[]> {
    const rows = await this.repository.attainment(year, agency, await this.knownOffices.countriesInSight());
    return rows.map((row) => ({ ...row, share: shareOf(row.met, row.offices) }));
  }

  async submit({ officeId, year, answers, actions }: SubmitSelfAssessmentInput): Promise<OfficeSelfAssessment> {
    const { viewer, clock, audit } = this.work;
    const office = await this.reachedOffice(officeId);
    const submittedAt = clock.now();
    if (year > submittedAt.getUTCFullYear()) throw invalidInput('This year has not begun.', 'input.year');
    const codes = (await this.benchmarks()).map(({ code }) => code);
    checkAnswers(
      answers.map(({ benchmark }) => benchmark),
      codes,
    );
    const { id: _office, agency: agencyCode, country, name: officeName } = office;
    const row = { id: newId(), officeId: office.id, officeName, agencyCode, country, year, submittedAt };
    if (!(await this.repository.insert(row, viewer.subject ?? ''))) {
      throw new AppError('CONFLICT', 'This office has assessed itself for this year already.', {
        reason: 'ALREADY_ASSESSED',
      });
    }
    await this.repository.insertAnswers(row.id, answers);
    const evidence = answers.map(({ benchmark, evidence: text }) => ({
      selfAssessmentId: row.id,
      benchmark,
      agency: agencyCode,
      sealed: this.work.cipher.seal(text, contextOf(row.id, benchmark)),
    }));
    const improvements = this.improvementsOf(row, actions ?? [], codes);
    await this.confidential(async (repository) => {
      await repository.insertEvidence(evidence);
      if (improvements.length > 0) await repository.insert(improvements);
    });
    await audit.record({ objectType: 'OfficeSelfAssessment', objectId: row.id, detail: { officeId: office.id, year } });
    return row;
  }

  async updateAction(input: UpdateImprovementActionInput): Promise<ImprovementAction> {
    const { actionId, status, expectedVersion } = input;
    const note = input.note?.trim() || null;
    const row = isId(actionId) ? await this.confidential((improvements) => improvements.lock(actionId)) : null;
    if (!row || !this.isOwn(row.agencyCode)) throw notFound('improvement');
    if (!(await this.knownOffices.holdsRole(row.officeId, ...selfAssessors))) {
      throw forbidden('Your role is for another office.');
    }
    if (row.version !== expectedVersion) throw versionConflict('improvement', row.version);
    demandStep(row.status, status, note);
    const next = { ...row, status, note: note ?? row.note, version: row.version + 1 };
    await this.confidential((improvements) => improvements.save(next));
    const { version } = next;
    await this.work.audit.record({ objectType: 'ImprovementAction', objectId: row.id, detail: { status, version } });
    return this.present(next);
  }

  /** One of the own agency that the role reaches; others' are as absent as invented ones. */
  private async reachedOffice(id: string): Promise<KnownOffice> {
    const office = await this.knownOffices.get(id);
    if (office.agency !== this.work.viewer.agency) throw notFound('office');
    if (await this.knownOffices.holdsRole(id, ...selfAssessors)) return office;
    throw forbidden('Your role is for another office.');
  }

  private improvementsOf(
    { id, agencyCode, officeId }: OfficeSelfAssessment,
    actions: readonly ImprovementActionInput[],
    codes: readonly string[],
  ): ImprovementRow[] {
    const today = this.today;
    return actions.map(({ benchmark = null, action, owner, dueOn }) => {
      if (benchmark !== null && !codes.includes(benchmark)) {
        throw invalidInput(`There is no benchmark ${benchmark}.`, 'input.actions');
      }
      if (dueOn < today) throw invalidInput('An improvement is due in the future.', 'input.actions');
      const basis = { id: newId(), selfAssessmentId: id, agencyCode, officeId, benchmark, action, owner, dueOn };
      return { ...basis, status: ImprovementStatus.OPEN, note: null, version: 1 };
    });
  }

  private present(row: ImprovementRow): ImprovementAction {
    return { ...row, overdue: isOverdue(row.status, row.dueOn, this.today) };
  }

  private isOwn(agencyCode: string): boolean {
    const { kind, agency, roles } = this.work.viewer;
    return kind === 'AGENCY' && agency === agencyCode && roles.length > 0;
  }

  private get today(): string {
    return dayOf(this.work.clock.now());
  }

  private confidential<Result>(run: (improvements: ImprovementRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ImprovementRepository(transaction)));
  }
}
