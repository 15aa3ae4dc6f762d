import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import type { PartnerRelationService } from '../../federation/partner-relation.service';
import type { EntryService } from '../../sharing/ineligibility-entries/entry.service';
import type { CaseDecisionRow } from '../case-decisions/case-decision.repository';
import type { CaseDecisionService } from '../case-decisions/case-decision.service';
import { effectOf } from '../case-decisions/case-panel.service';
import { caseText } from '../case-dossiers/case-text';
import type { CaseEvidenceService } from '../case-evidence/case-evidence.service';
import { endOfTerm, isDebarment } from '../case-measures/measures.rules';
import { dueAfter, wasHeard } from '../case-notices/case-notice.rules';
import type { CaseNoticeService } from '../case-notices/case-notice.service';
import type { CaseRow } from '../cases/case.repository';
import { type State, trackOf } from '../cases/case.rules';
import { type CaseService, requirementMissing, wrongState } from '../cases/case.service';
import { CaseRecordRepository } from '../cases/case-record.repository';
import type { ExtendToAffiliateInput } from './case-successor.inputs';
import type { SuccessorCandidate } from './case-successor.view';

interface Parts {
  cases: CaseService;
  decisions: CaseDecisionService;
  evidence: CaseEvidenceService;
  notices: CaseNoticeService;
  entries: EntryService;
  partnerRelations: PartnerRelationService;
  partnerRedirects: PartnerRedirectService;
}

/** Farther relations say nothing of control. */
const farthest = 2;
const mostCandidates = 100;

/** Successors and controlled affiliates: each by a decision of its own, with evidence of control, and heard (S-INV-10). */
export class CaseSuccessorService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  /** The caller has seen the case, which is on record with its id. */
  async candidatesOf({ partnerIds }: CaseRow): Promise<SuccessorCandidate[]> {
    const related = await Promise.all(
      partnerIds.map(async (respondentId) => {
        const rows = await this.parts.partnerRelations.related(respondentId, farthest);
        return rows.map((row) => ({ ...row, respondentId }));
      }),
    );
    return related
      .flat()
      .filter(({ partnerId }) => !partnerIds.includes(partnerId))
      .slice(0, mostCandidates);
  }

  async propose(input: ExtendToAffiliateInput): Promise<CaseRow> {
    const { cases, decisions, evidence, notices } = this.parts;
    const row = await cases.lockAt(input.caseId, input.expectedVersion);
    await cases.takePart(row, 'DECISION');
    if (!decided.includes(row.state)) throw wrongState(row.state);
    const source = (await decisions.current(row.id)).get(input.respondentId);
    if (!source) throw notFound('respondent');
    const measures = source.measures.filter(({ type }) => type !== 'RESTITUTION');
    if (!measures.some(({ type }) => isDebarment(type)))
      throw invalidInput('This respondent is not debarred.', 'input.respondentId');
    if (input.evidence.length === 0) throw requirementMissing('Give the evidence of control.', 'S-INV-10');
    const partnerId = await this.affiliate(row, input.partnerId);
    const reasoning = caseText(input.reasoning, 'input.reasoning');
    await this.join(row, partnerId, input.relation);
    await evidence.add(row, input.evidence, 'input.evidence');
    const respondent = (await cases.respondentsNow(row.id)).find((one) => one.partnerId === partnerId);
    if (!respondent) throw new Error('A respondent that joined is not there.');
    const titles = input.evidence.map(({ title }) => title.trim());
    const dueAt = dueAfter(this.work.clock.now(), input.responseDays);
    await notices.notify(respondent, { allegations: reasoning, evidence: titles }, dueAt);
    return decisions.propose(row, {
      kind: 'EXTENSION',
      partnerIds: [partnerId],
      measures,
      conditions: source.conditions,
      from: dayOf(this.work.clock.now()),
      until: endOfTerm(measures),
      dueProcess: source.dueProcess,
      shared: source.shared,
      outcome: null,
      appealId: null,
      reasoning,
    });
  }

  /** It answered, or let its time pass, before the second member agrees (S-INV-6). */
  async carryOut(row: CaseRow, decision: CaseDecisionRow): Promise<void> {
    const now = this.work.clock.now();
    const respondents = await this.parts.cases.respondentsNow(row.id);
    const joined = respondents.filter(({ partnerId }) => decision.partnerIds.includes(partnerId));
    if (!joined.every((one) => wasHeard(one, now))) {
      throw requirementMissing('It may still answer; wait until it did or its time is over.', 'S-INV-6');
    }
    await this.parts.entries.takeEffect(effectOf(row, decision));
  }

  private async affiliate(row: CaseRow, id: string): Promise<string> {
    const partnerId = isId(id) ? await this.parts.partnerRedirects.resolve(id) : '';
    const [known] = partnerId ? await this.record((record) => record.findPrimaryTypes([partnerId])) : [];
    if (!known) throw notFound('partner');
    if (row.partnerIds.includes(partnerId)) throw wrongState(row.state);
    if (trackOf([known.primaryType]) === 'STANDARD') return partnerId;
    throw new AppError('PRECONDITION_FAILED', 'A government is not debarred.', {
      reason: 'MEASURE_NOT_APPLICABLE',
      rule: 'S-INV-9',
    });
  }

  private async join(
    { id: caseId, leadAgency }: CaseRow,
    partnerId: string,
    relation: ExtendToAffiliateInput['relation'],
  ) {
    const hearing = { notifiedAt: null, responseDueAt: null, respondedAt: null };
    await this.record((record) =>
      record.insertRespondents([{ id: newId(), caseId, partnerId, leadAgency, relation, ...hearing }]),
    );
  }

  private record<Result>(run: (record: CaseRecordRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new CaseRecordRepository(transaction)));
  }
}

const decided: readonly State[] = ['DECIDED', 'APPEAL', 'FINAL', 'ENFORCED'];
