import { notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { CaseDecisionRow } from '../case-decisions/case-decision.repository';
import { requireCaseFiles } from '../case-dossiers/case-files';
import { caseText } from '../case-dossiers/case-text';
import { openJson, sealJson } from '../case-dossiers/sealed-json';
import { lockOwnCase } from '../case-responses/own-respondent';
import type { CaseRow } from '../cases/case.repository';
import type { State } from '../cases/case.rules';
import { type CaseService, wrongState } from '../cases/case.service';
import { ConditionRepository, type ConditionRow } from './condition.repository';
import type { CaseCondition, ConditionAssessment, ConditionEvidence } from './condition.view';
import type { AssessConditionInput, SubmitRehabilitationEvidenceInput } from './rehabilitation.inputs';

/** Conditions of decisions: what respondents did about them, and what the lead agency finds (standards.md 3.8). */
export class ConditionService {
  constructor(
    private readonly work: Work,
    private readonly cases: CaseService,
  ) {}

  private readonly byCase = rowsLoader(
    (ids) => this.load(ids),
    (row: CaseCondition & { caseId: string }) => row.caseId,
  );

  /** The caller has seen the case, which is on record with its id. For a respondent what concerns it. */
  ofCase(caseId: string): Promise<CaseCondition[]> {
    return this.byCase.load(caseId);
  }

  async now(caseId: string): Promise<CaseCondition[]> {
    return this.load([caseId]);
  }

  async open({ id: caseId, leadAgency }: CaseRow, { id: decisionId, partnerIds, conditions }: CaseDecisionRow) {
    for (const [place, text] of conditions.entries()) {
      const condition = { id: newId(), caseId, leadAgency, partnerIds, decisionId, place, text };
      await this.repository((rows) => rows.insert(condition));
    }
  }

  /** Gives the case and the respondent, which are the key of what the partner sees of its case. */
  async submit({ conditionId, partnerId, text, fileIds }: SubmitRehabilitationEvidenceInput) {
    const { viewer, clock, cipher, audit } = this.work;
    const { caseId } = await this.get(conditionId);
    const { row, respondent } = await lockOwnCase(this.cases, caseId, partnerId);
    const condition = await this.get(conditionId);
    if (!condition.partnerIds.includes(respondent.partnerId)) throw notFound('condition');
    if (!inForce.includes(row.state)) throw wrongState(row.state);
    await requireCaseFiles(this.work, fileIds);
    const id = newId();
    const evidence = { text: caseText(text, 'input.text', 3), fileIds };
    await this.repository((rows) =>
      rows.insertEvidence({
        id,
        conditionId,
        caseId,
        leadAgency: row.leadAgency,
        partnerIds: [respondent.partnerId],
        sealed: sealJson(cipher, evidenceOf(id), evidence),
        submittedBy: viewer.subject ?? '',
        submittedAt: clock.now(),
      }),
    );
    await this.cases.postpone(row, row.dueAt);
    await audit.record({ objectType: 'IneligibilityCase', objectId: caseId, detail: { conditionId, evidenceId: id } });
    return { caseId, respondentId: respondent.id };
  }

  async assess({ conditionId, isMet, reasoning, expectedVersion }: AssessConditionInput): Promise<CaseRow> {
    const { viewer, clock, cipher, audit } = this.work;
    const { caseId, partnerIds } = await this.get(conditionId);
    const row = await this.cases.lockAt(caseId, expectedVersion);
    await this.cases.takePart(row, 'INVESTIGATION');
    if (!inForce.includes(row.state)) throw wrongState(row.state);
    const id = newId();
    await this.repository((rows) =>
      rows.insertAssessment({
        id,
        conditionId,
        caseId,
        leadAgency: row.leadAgency,
        partnerIds,
        isMet,
        sealed: sealJson(cipher, assessmentOf(id), { reasoning: caseText(reasoning, 'input.reasoning') }),
        assessedBy: viewer.subject ?? '',
        assessedAt: clock.now(),
      }),
    );
    await audit.record({ objectType: 'IneligibilityCase', objectId: caseId, detail: { conditionId, isMet } });
    return this.cases.postpone(row, row.dueAt);
  }

  private async get(id: string): Promise<ConditionRow> {
    const row = isId(id) ? await this.repository((rows) => rows.find(id)) : null;
    if (!row) throw notFound('condition');
    return row;
  }

  private async load(caseIds: readonly string[]): Promise<(CaseCondition & { caseId: string })[]> {
    const { cipher } = this.work;
    const [conditions, evidence, assessments] = await this.work.database.confidential(async (transaction) => {
      const rows = new ConditionRepository(transaction);
      return [
        await rows.findByCases(caseIds),
        await rows.findEvidence(caseIds),
        await rows.findAssessments(caseIds),
      ] as const;
    });
    const shown = evidence.map((row): ConditionEvidence & { conditionId: string } => {
      const { text, fileIds } = openJson<{ text: string; fileIds: string[] }>(cipher, evidenceOf(row.id), row.sealed);
      return { ...row, text, files: fileIds.map((fileId) => ({ fileId })) };
    });
    const found = assessments.map((row): ConditionAssessment & { conditionId: string } => ({
      ...row,
      ...openJson<{ reasoning: string }>(cipher, assessmentOf(row.id), row.sealed),
    }));
    return conditions.map((condition) => {
      const of = ({ conditionId }: { conditionId: string }) => conditionId === condition.id;
      const assessed = found.filter(of);
      return { ...condition, isMet: assessed.at(-1)?.isMet ?? null, evidence: shown.filter(of), assessments: assessed };
    });
  }

  private repository<Result>(run: (rows: ConditionRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ConditionRepository(transaction)));
  }
}

const inForce: readonly State[] = ['DECIDED', 'APPEAL', 'FINAL', 'ENFORCED', 'REHABILITATION_REVIEW'];

const evidenceOf = (id: string) => `condition-evidence:${id}`;
const assessmentOf = (id: string) => `condition-assessment:${id}`;
