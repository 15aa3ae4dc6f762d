import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { EntryService } from '../../sharing/ineligibility-entries/entry.service';
import type { CaseDecisionRow } from '../case-decisions/case-decision.repository';
import type { CaseDecisionService } from '../case-decisions/case-decision.service';
import { caseText } from '../case-dossiers/case-text';
import { isDebarment } from '../case-measures/measures.rules';
import type { CaseRow } from '../cases/case.repository';
import { type CaseService, requirementMissing, wrongState } from '../cases/case.service';
import type { ConditionService } from './condition.service';
import type {
  CloseCaseInput,
  DecideRehabilitationInput,
  StartRehabilitationReviewInput,
} from './rehabilitation.inputs';

interface Parts {
  cases: CaseService;
  decisions: CaseDecisionService;
  conditions: ConditionService;
  entries: EntryService;
}

/** How measures end before or after their term: two members of the panel release (4.b, step 12). */
export class RehabilitationService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async start({ caseId, expectedVersion }: StartRehabilitationReviewInput): Promise<CaseRow> {
    const { cases } = this.parts;
    const row = await cases.lockAt(caseId, expectedVersion);
    return cases.move(row.id, 'REHABILITATION_REVIEW', 'REVIEW_STARTED');
  }

  async propose({ caseId, outcome, reasoning, expectedVersion }: DecideRehabilitationInput): Promise<CaseRow> {
    const { cases, decisions } = this.parts;
    const row = await cases.lockAt(caseId, expectedVersion);
    await cases.takePart(row, 'RELEASE');
    if (row.state !== 'REHABILITATION_REVIEW') throw wrongState(row.state);
    const current = await decisions.current(caseId);
    if (outcome === 'RELEASED') await this.requireConditions(caseId, current);
    return decisions.propose(row, {
      kind: 'REHABILITATION',
      partnerIds: [...current.keys()],
      measures: [],
      conditions: [],
      from: dayOf(this.work.clock.now()),
      until: null,
      dueProcess: true,
      shared: true,
      outcome,
      appealId: null,
      reasoning: caseText(reasoning, 'input.reasoning'),
    });
  }

  async carryOut({ id: caseId }: CaseRow, { outcome }: CaseDecisionRow): Promise<void> {
    const { cases, decisions, entries } = this.parts;
    if (outcome !== 'RELEASED') {
      await cases.move(caseId, 'ENFORCED', 'MAINTAINED');
      return;
    }
    await this.requireConditions(caseId, await decisions.current(caseId));
    await entries.lift({ caseId, reason: 'RELEASED' });
    await cases.move(caseId, 'CLOSED', 'RELEASED');
  }

  /** A censure or a restitution has no end of its own. */
  async close({ caseId, expectedVersion }: CloseCaseInput): Promise<CaseRow> {
    const { cases, decisions } = this.parts;
    const row = await cases.lockAt(caseId, expectedVersion);
    const current = [...(await decisions.current(caseId)).values()];
    const isDebarred = current.some(({ measures }) => measures.some(({ type }) => isDebarment(type)));
    if (row.state !== 'ENFORCED' || isDebarred) throw wrongState(row.state);
    const closed = await cases.move(caseId, 'CLOSED', 'CARRIED_OUT');
    for (const partnerId of row.partnerIds) await cases.noticeDue(partnerId, 'CASE_CLOSED', caseId);
    return closed;
  }

  /** Nobody is released whose conditions are not all found to be met. */
  private async requireConditions(caseId: string, current: Map<string, CaseDecisionRow>): Promise<void> {
    const binding = new Set([...current.values()].map(({ id }) => id));
    const conditions = await this.parts.conditions.now(caseId);
    const open = conditions.filter(({ decisionId, isMet }) => binding.has(decisionId) && isMet !== true);
    if (open.length === 0) return;
    throw requirementMissing('Not all conditions are found to be met. Assess them first.', 'JIU-93');
  }
}
