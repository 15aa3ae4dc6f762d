import { notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { openJson, sealJson } from '../case-dossiers/sealed-json';
import type { CaseRow } from '../cases/case.repository';
import { type CaseService, segregated, wrongState } from '../cases/case.service';
import { CaseDecisionRepository, type CaseDecisionRow, type Settlement } from './case-decision.repository';
import { currentDecisions } from './case-decision.rules';
import type { CaseDecision } from './case-decision.view';

export type Draft = Pick<
  CaseDecisionRow,
  | 'kind'
  | 'partnerIds'
  | 'measures'
  | 'conditions'
  | 'from'
  | 'until'
  | 'dueProcess'
  | 'shared'
  | 'outcome'
  | 'appealId'
> & { reasoning: string };

/** What the panel decides: one member proposes it with its reasons, another one settles it (S-INV-6). */
export class CaseDecisionService {
  constructor(
    private readonly work: Work,
    private readonly cases: CaseService,
  ) {}

  private readonly byCase = rowsLoader(
    (ids) => this.repository((decisions) => decisions.findByCases(ids)),
    (row: CaseDecisionRow) => row.caseId,
  );

  /** The caller has seen the case, which is on record with its id. For a respondent those in force about it. */
  async ofCase(caseId: string): Promise<CaseDecision[]> {
    const rows = await this.byCase.load(caseId);
    const current = new Set([...currentDecisions(rows).values()].map(({ id }) => id));
    return rows.map((row) => ({
      ...row,
      ...openJson<{ reasoning: string }>(this.work.cipher, contextOf(row.id), row.sealed),
      isCurrent: current.has(row.id),
    }));
  }

  /** As it is at this moment of a transaction that changes it. */
  async current(caseId: string): Promise<Map<string, CaseDecisionRow>> {
    return currentDecisions(await this.repository((decisions) => decisions.findByCases([caseId])));
  }

  /** The caller has locked the case, and asked whether its viewer may decide. */
  async propose(row: CaseRow, { reasoning, ...draft }: Draft): Promise<CaseRow> {
    const { viewer, clock, cipher, audit } = this.work;
    const all = await this.repository((decisions) => decisions.findByCases([row.id]));
    // An extension may wait for its answer while an appeal is decided, but nothing is proposed twice.
    if (all.some(({ state, kind }) => state === 'PROPOSED' && kind === draft.kind)) throw wrongState(row.state);
    const id = newId();
    await this.repository((decisions) =>
      decisions.insert({
        ...draft,
        id,
        caseId: row.id,
        leadAgency: row.leadAgency,
        state: 'PROPOSED',
        sealed: sealJson(cipher, contextOf(id), { reasoning }),
        proposedBy: viewer.subject ?? '',
        proposedAt: clock.now(),
        settledBy: null,
        settledAt: null,
        appealUntil: null,
      }),
    );
    const { kind, measures } = draft;
    await audit.record({
      objectType: 'IneligibilityCase',
      objectId: row.id,
      detail: { decisionId: id, kind, measures: measures.map(({ type }) => type) },
    });
    return this.cases.postpone(row, row.dueAt);
  }

  /** A proposal that the viewer may settle: another member's, in a case that it sees. */
  async toSettle(id: string): Promise<CaseDecisionRow> {
    const decision = isId(id) ? await this.repository((decisions) => decisions.find(id)) : null;
    if (!decision) throw notFound('decision');
    if (decision.proposedBy === this.work.viewer.subject) {
      throw segregated('You proposed this decision; another member of the panel settles it.');
    }
    return decision;
  }

  async settle({ id, caseId, kind }: CaseDecisionRow, state: Settlement['state'], appealUntil: Date | null) {
    const { viewer, clock, audit } = this.work;
    const settlement = { id, state, settledBy: viewer.subject ?? '', settledAt: clock.now(), appealUntil };
    await this.repository((decisions) => decisions.settle(settlement));
    await audit.record({ objectType: 'IneligibilityCase', objectId: caseId, detail: { decisionId: id, kind, state } });
  }

  private repository<Result>(run: (decisions: CaseDecisionRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new CaseDecisionRepository(transaction)));
  }
}

const contextOf = (id: string) => `case-decision:${id}`;
