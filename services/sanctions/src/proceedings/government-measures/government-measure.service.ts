import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { CaseDecisionService } from '../case-decisions/case-decision.service';
import { type CasePanelService, startOf } from '../case-decisions/case-panel.service';
import { caseText } from '../case-dossiers/case-text';
import { openJson, sealJson } from '../case-dossiers/sealed-json';
import type { CaseRow } from '../cases/case.repository';
import { type CaseService, requirementMissing, wrongState } from '../cases/case.service';
import { CaseConsultationRepository, type ConsultationRow } from './case-consultation.repository';
import type { RecordCaseConsultationInput, RecordGovernmentMeasureInput } from './government-measure.inputs';
import type { CaseConsultation } from './government-measure.view';

interface Parts {
  cases: CaseService;
  decisions: CaseDecisionService;
  panel: CasePanelService;
}

/** The track for governments: no debarment, and two consultations before any measure (S-INV-9, JIU-96). */
export class GovernmentMeasureService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byCase = rowsLoader(
    (ids) => this.repository((consultations) => consultations.findByCases(ids)),
    (row: ConsultationRow) => row.caseId,
  );

  /** The caller has seen the case, which is on record with its id. */
  async consultationsOf(caseId: string): Promise<CaseConsultation[]> {
    const rows = await this.byCase.load(caseId);
    return rows.map((row) => ({
      ...row,
      ...openJson<{ advice: string }>(this.work.cipher, contextOf(row.id), row.sealed),
    }));
  }

  async consult({ caseId, kind, consultedOn, advice, expectedVersion }: RecordCaseConsultationInput): Promise<CaseRow> {
    const { viewer, clock, cipher, audit } = this.work;
    const { cases } = this.parts;
    const row = await cases.lockAt(caseId, expectedVersion);
    await cases.takePart(row, 'INVESTIGATION');
    if (row.track !== 'GOVERNMENT') throw notApplicable();
    if (over.includes(row.state)) throw wrongState(row.state);
    const now = clock.now();
    if (consultedOn > dayOf(now)) throw invalidInput('A consultation on record lies in the past.', 'input.consultedOn');
    const id = newId();
    await this.repository((consultations) =>
      consultations.insert({
        id,
        caseId,
        leadAgency: row.leadAgency,
        kind,
        consultedOn,
        sealed: sealJson(cipher, contextOf(id), { advice: caseText(advice, 'input.advice') }),
        recordedBy: viewer.subject ?? '',
        recordedAt: now,
      }),
    );
    await audit.record({ objectType: 'IneligibilityCase', objectId: caseId, detail: { consultationId: id, kind } });
    return cases.postpone(row, row.dueAt);
  }

  async propose(input: RecordGovernmentMeasureInput): Promise<CaseRow> {
    const { cases, decisions, panel } = this.parts;
    const row = await cases.lockAt(input.caseId, input.expectedVersion);
    await cases.takePart(row, 'DECISION');
    if (row.track !== 'GOVERNMENT') throw notApplicable();
    const heard = await panel.requireHearing(row);
    await panel.requireGrounds(row);
    await this.requireConsultations(row.id);
    const from = startOf(input.from, dayOf(this.work.clock.now()));
    const until = input.until ?? null;
    if (until && until <= from) throw invalidInput('It cannot end before it begins.', 'input.until');
    return decisions.propose(heard, {
      kind: 'GOVERNMENT_MEASURE',
      partnerIds: row.partnerIds,
      measures: input.measures.map((type) => ({ type, until, amount: null, currency: null })),
      conditions: [],
      from,
      until,
      dueProcess: true,
      shared: false,
      outcome: null,
      appealId: null,
      reasoning: caseText(input.reasoning, 'input.reasoning'),
    });
  }

  private async requireConsultations(caseId: string): Promise<void> {
    const rows = await this.repository((consultations) => consultations.findByCases([caseId]));
    const missing = (['LEGAL', 'RESIDENT_COORDINATOR'] as const).filter(
      (kind) => !rows.some((row) => row.kind === kind),
    );
    if (missing.length === 0) return;
    throw requirementMissing(`Record the consultation first: ${missing.join(' and ')}.`, 'S-INV-9');
  }

  private repository<Result>(run: (consultations: CaseConsultationRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new CaseConsultationRepository(transaction)));
  }
}

const over: readonly string[] = ['CLOSED', 'DISMISSED'];

const contextOf = (id: string) => `case-consultation:${id}`;

const notApplicable = () =>
  new AppError('PRECONDITION_FAILED', 'This is for governments; use decideCase.', {
    reason: 'MEASURE_NOT_APPLICABLE',
    rule: 'S-INV-9',
  });
