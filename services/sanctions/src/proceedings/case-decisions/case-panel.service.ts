import { AppError, invalidInput, versionConflict } from '@partner-commons/platform/errors';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { EntryService } from '../../sharing/ineligibility-entries/entry.service';
import { caseText } from '../case-dossiers/case-text';
import type { CaseEvidenceService } from '../case-evidence/case-evidence.service';
import { endOfTerm, isDebarment, isNothing, measuresProblem, settleMeasures } from '../case-measures/measures.rules';
import { dueAfter, wasHeard } from '../case-notices/case-notice.rules';
import type { CaseRow } from '../cases/case.repository';
import { isBeforeNotice } from '../cases/case.rules';
import { type CaseService, requirementMissing, wrongState } from '../cases/case.service';
import type { ConfirmCaseDecisionInput, DecideCaseInput } from './case-decision.inputs';
import type { CaseDecisionRow } from './case-decision.repository';
import { appealDays } from './case-decision.rules';
import type { CaseDecisionService } from './case-decision.service';

/** What follows when two members agree, by the kind of the decision. */
export type CarryOut = (row: CaseRow, decision: CaseDecisionRow) => Promise<void>;

interface Parts {
  cases: CaseService;
  decisions: CaseDecisionService;
  evidence: CaseEvidenceService;
  entries: EntryService;
  conditions: { open(row: CaseRow, decision: CaseDecisionRow): Promise<void> };
}

/** The panel's work on a case: S-INV-6, S-INV-8, S-INV-9. */
export class CasePanelService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
    private readonly carryOut: Record<Exclude<CaseDecisionRow['kind'], 'DECISION' | 'GOVERNMENT_MEASURE'>, CarryOut>,
  ) {}

  async decide(input: DecideCaseInput): Promise<CaseRow> {
    const { cases, decisions } = this.parts;
    const row = await cases.lockAt(input.caseId, input.expectedVersion);
    await cases.takePart(row, 'DECISION');
    const heard = await this.requireHearing(row);
    const from = startOf(input.from, dayOf(this.work.clock.now()));
    const asked = { measures: input.measures, conditions: conditionsOf(input.conditions), from };
    if (row.track === 'GOVERNMENT' && input.measures.some(({ type }) => isDebarment(type))) throw notApplicable();
    const problem = measuresProblem(asked);
    if (problem) throw invalidInput(problem, 'input.measures');
    const measures = settleMeasures(asked);
    if (!isNothing(measures)) await this.requireGrounds(row);
    return decisions.propose(heard, {
      kind: 'DECISION',
      partnerIds: row.partnerIds,
      measures,
      conditions: asked.conditions,
      from,
      until: endOfTerm(measures),
      dueProcess: input.dueProcessAttestation,
      shared: input.shared,
      outcome: null,
      appealId: null,
      reasoning: caseText(input.reasoning, 'input.reasoning'),
    });
  }

  async confirm({ decisionId, agree, expectedVersion }: ConfirmCaseDecisionInput): Promise<CaseRow> {
    const { cases, decisions, conditions } = this.parts;
    const { caseId } = await decisions.toSettle(decisionId);
    const row = await cases.lock(caseId);
    // Read again under the lock: another member may have settled it.
    const decision = await decisions.toSettle(decisionId);
    if (row.version !== expectedVersion) throw versionConflict('case', row.version);
    if (decision.state !== 'PROPOSED') throw wrongState(row.state);
    await cases.takePart(row, partIn[decision.kind]);
    if (!agree) {
      await decisions.settle(decision, 'REJECTED', null);
      return cases.postpone(row, row.dueAt);
    }
    const appealUntil = mayBeAppealed(decision) ? dueAfter(this.work.clock.now(), appealDays) : null;
    await decisions.settle(decision, 'IN_FORCE', appealUntil);
    await conditions.open(row, decision);
    const settled = { ...decision, appealUntil };
    if (decision.kind === 'DECISION' || decision.kind === 'GOVERNMENT_MEASURE') await this.takeEffect(row, settled);
    else await this.carryOut[decision.kind](row, settled);
    const kind = decision.kind === 'APPEAL' ? 'CASE_APPEAL_DECIDED' : 'CASE_DECIDED';
    for (const partnerId of decision.partnerIds) await cases.noticeDue(partnerId, kind, caseId);
    return cases.postpone(row, (await cases.get(caseId)).dueAt);
  }

  /** Blacklisting needs a notice and time to answer (S-INV-6). The job may not have noticed yet that all were heard. */
  async requireHearing(row: CaseRow): Promise<CaseRow> {
    if (row.state === 'DELIBERATION') return row;
    if (isBeforeNotice(row.state)) throw requirementMissing('Nobody was heard: the notice comes first.', 'S-INV-6');
    if (row.state !== 'RESPONSE_PERIOD') throw wrongState(row.state);
    const respondents = await this.parts.cases.respondentsNow(row.id);
    const now = this.work.clock.now();
    if (respondents.every((one) => wasHeard(one, now))) {
      return this.parts.cases.move(row.id, 'DELIBERATION', 'ALL_HEARD');
    }
    throw requirementMissing('The respondents may still answer; wait until they did or their time is over.', 'S-INV-6');
  }

  /** Observations and flags are never the sole ground of a measure. */
  async requireGrounds({ id, citedObservations }: CaseRow): Promise<void> {
    const evidence = await this.parts.evidence.ofCase(id);
    if (evidence.length > 0) return;
    if (citedObservations.length === 0) {
      throw requirementMissing('A measure rests on evidence, and this case has none.', 'S-INV-6');
    }
    throw new AppError('PRECONDITION_FAILED', 'A measure never rests on observations alone. Add evidence first.', {
      reason: 'NOT_SOLE_GROUND',
    });
  }

  private async takeEffect(row: CaseRow, decision: CaseDecisionRow): Promise<void> {
    const { cases, entries } = this.parts;
    const { id: caseId } = row;
    await cases.move(caseId, 'DECIDED', 'DECIDED', { dueAt: decision.appealUntil });
    await entries.takeEffect(effectOf(row, decision));
    if (!isNothing(decision.measures)) return;
    await cases.move(caseId, 'FINAL', 'NO_ACTION');
    await cases.move(caseId, 'CLOSED', 'NO_ACTION');
  }
}

/** What the shared list is told; a decision that debars nobody puts nobody there. */
export function effectOf(row: CaseRow, decision: CaseDecisionRow) {
  return {
    caseId: row.id,
    decisionId: decision.id,
    partnerIds: decision.partnerIds,
    measures: decision.measures,
    from: decision.from,
    until: decision.measures.find(({ type }) => isDebarment(type))?.until ?? null,
    conditions: decision.conditions,
    grounds: row.grounds,
    conductTo: row.conductTo,
    dueProcessAttestation: decision.dueProcess,
    shared: decision.shared,
    publicationLevel: row.publicationLevel,
    decidedOn: dayOf(decision.proposedAt),
    leadAgency: row.leadAgency,
  };
}

const partIn = {
  DECISION: 'DECISION',
  GOVERNMENT_MEASURE: 'DECISION',
  EXTENSION: 'DECISION',
  APPEAL: 'APPEAL',
  REHABILITATION: 'RELEASE',
} as const;

const mayBeAppealed = ({ kind, measures }: CaseDecisionRow) =>
  kind !== 'APPEAL' && kind !== 'REHABILITATION' && !isNothing(measures);

/** Never retroactive. */
export function startOf(from: string | null | undefined, today: string): string {
  if (from && from < today) throw invalidInput('A measure binds from today at the earliest.', 'input.from');
  return from ?? today;
}

export const conditionsOf = (conditions: readonly string[]): string[] =>
  conditions.map((text, place) => caseText(text, `input.conditions.${place}`, 3));

const notApplicable = () =>
  new AppError('PRECONDITION_FAILED', 'A government is not debarred; record a government measure.', {
    reason: 'MEASURE_NOT_APPLICABLE',
    rule: 'S-INV-9',
  });
