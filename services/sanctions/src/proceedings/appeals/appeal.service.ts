import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { EntryService } from '../../sharing/ineligibility-entries/entry.service';
import type { CaseAdvanceService } from '../case-advances/case-advance.service';
import type { CaseDecisionRow } from '../case-decisions/case-decision.repository';
import type { CaseDecisionService } from '../case-decisions/case-decision.service';
import { conditionsOf, effectOf } from '../case-decisions/case-panel.service';
import { requireCaseFiles } from '../case-dossiers/case-files';
import { caseText } from '../case-dossiers/case-text';
import { openJson, sealJson } from '../case-dossiers/sealed-json';
import {
  appealProblem,
  endOfTerm,
  isDebarment,
  type Measure,
  measuresProblem,
  settleMeasures,
} from '../case-measures/measures.rules';
import { lockOwnCase } from '../case-responses/own-respondent';
import type { CaseRow } from '../cases/case.repository';
import { type CaseService, wrongState } from '../cases/case.service';
import type { DecideAppealInput, FileAppealInput } from './appeal.inputs';
import { AppealRepository, type AppealRow, type Outcome } from './appeal.repository';
import type { CaseAppeal } from './appeal.view';

interface Parts {
  cases: CaseService;
  decisions: CaseDecisionService;
  entries: EntryService;
  advances: CaseAdvanceService;
}

type AppealText = { grounds: string; fileIds: string[] };

const nothing: Measure = { type: 'NO_ACTION', until: null, amount: null, currency: null };

/** One appeal for each respondent (S-INV-6). What was decided binds until the appeal is decided. */
export class AppealService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byCase = rowsLoader(
    (ids) => this.repository((appeals) => appeals.findByCases(ids)),
    (row: AppealRow) => row.caseId,
  );

  /** The caller has seen the case, which is on record with its id. For a respondent its own alone. */
  async ofCase(caseId: string): Promise<CaseAppeal[]> {
    const rows = await this.byCase.load(caseId);
    return rows.map((row) => {
      const { grounds, fileIds } = openJson<AppealText>(this.work.cipher, contextOf(row.id), row.sealed);
      return { ...row, grounds, files: fileIds.map((fileId) => ({ fileId })) };
    });
  }

  /** Gives the id of the respondent, which is the key of what the partner sees of its case. */
  async file({ caseId, partnerId, grounds, fileIds }: FileAppealInput): Promise<string> {
    const { cases, decisions } = this.parts;
    const { clock, viewer, cipher, audit } = this.work;
    const { row, respondent } = await lockOwnCase(cases, caseId, partnerId);
    const before = await this.repository((appeals) => appeals.findByCases([caseId]));
    if (before.some(({ partnerIds }) => partnerIds.includes(respondent.partnerId))) throw appealUsed();
    const decision = (await decisions.current(caseId)).get(respondent.partnerId);
    if (!decision?.appealUntil) throw wrongState(row.state);
    const now = clock.now();
    if (decision.appealUntil < now) throw periodOver();
    await requireCaseFiles(this.work, fileIds);
    const id = newId();
    const text: AppealText = { grounds: caseText(grounds, 'input.grounds'), fileIds };
    await this.repository((appeals) =>
      appeals.insert({
        id,
        caseId,
        leadAgency: row.leadAgency,
        partnerIds: [respondent.partnerId],
        decisionId: decision.id,
        sealed: sealJson(cipher, contextOf(id), text),
        filedBy: viewer.subject ?? '',
        filedAt: now,
        outcome: null,
        decidedAt: null,
      }),
    );
    if (row.state === 'DECIDED') await cases.move(caseId, 'APPEAL', 'APPEAL_FILED', { dueAt: row.dueAt });
    else await cases.postpone(row, row.dueAt);
    await audit.record({ objectType: 'IneligibilityCase', objectId: caseId, detail: { appealId: id } });
    return respondent.id;
  }

  async propose(input: DecideAppealInput): Promise<CaseRow> {
    const { cases, decisions } = this.parts;
    const { caseId } = await this.get(input.appealId);
    const row = await cases.lockAt(caseId, input.expectedVersion);
    await cases.takePart(row, 'APPEAL');
    const appeal = await this.get(input.appealId);
    if (appeal.outcome !== null) throw wrongState(row.state);
    const [partnerId = ''] = appeal.partnerIds;
    const before = (await decisions.current(caseId)).get(partnerId);
    if (!before) throw notFound('decision');
    const { measures, conditions, from } = this.outcomeOf(input, before);
    const { dueProcess, shared } = before;
    return decisions.propose(row, {
      kind: 'APPEAL',
      partnerIds: [partnerId],
      measures,
      conditions,
      from,
      until: endOfTerm(measures),
      dueProcess,
      shared,
      outcome: input.outcome,
      appealId: appeal.id,
      reasoning: caseText(input.reasoning, 'input.reasoning'),
    });
  }

  /** Two members agree: the appeal is closed, and what binds the partner is what they decided. */
  async carryOut(row: CaseRow, decision: CaseDecisionRow): Promise<void> {
    const { entries, advances } = this.parts;
    const outcome = decision.outcome as Outcome;
    const { id: caseId } = row;
    await this.repository((appeals) => appeals.close(decision.appealId ?? '', outcome, this.work.clock.now()));
    const { partnerIds } = decision;
    if (outcome === 'PARTLY_UPHELD' && decision.measures.some(({ type }) => isDebarment(type))) {
      await entries.supersede(effectOf(row, decision));
    } else if (outcome !== 'REJECTED') {
      await entries.lift({ caseId, partnerIds, reason: 'APPEAL_UPHELD' });
    }
    await advances.advance(caseId);
  }

  private outcomeOf(input: DecideAppealInput, before: CaseDecisionRow) {
    const { from } = before;
    if (input.outcome !== 'PARTLY_UPHELD') {
      if (input.measures.length > 0) throw invalidInput('Only PARTLY_UPHELD comes with measures.', 'input.measures');
      const isRejected = input.outcome === 'REJECTED';
      return {
        from,
        measures: isRejected ? before.measures : [nothing],
        conditions: isRejected ? before.conditions : [],
      };
    }
    const asked = { measures: input.measures, conditions: conditionsOf(input.conditions), from };
    const problem = measuresProblem(asked) ?? appealProblem(before.measures, settleMeasures(asked));
    if (problem) throw invalidInput(problem, 'input.measures');
    return { ...asked, measures: settleMeasures(asked) };
  }

  private async get(id: string): Promise<AppealRow> {
    const row = isId(id) ? await this.repository((appeals) => appeals.find(id)) : null;
    if (!row) throw notFound('appeal');
    return row;
  }

  private repository<Result>(run: (appeals: AppealRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new AppealRepository(transaction)));
  }
}

const contextOf = (id: string) => `case-appeal:${id}`;

const appealUsed = () =>
  new AppError('CONFLICT', 'You have appealed already; there is one appeal.', {
    reason: 'APPEAL_USED',
    rule: 'S-INV-6',
  });

const periodOver = () =>
  new AppError('PRECONDITION_FAILED', 'The time to appeal is over.', { reason: 'APPEAL_PERIOD_OVER', rule: 'S-INV-6' });
