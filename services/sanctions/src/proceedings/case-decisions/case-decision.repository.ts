import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { Measure } from '../case-measures/measures.rules';
import type { CaseDecisionKind, CaseDecisionState } from '../case-measures/sanction-codes';

export interface CaseDecisionRow {
  id: string;
  caseId: string;
  leadAgency: string;
  kind: `${CaseDecisionKind}`;
  state: `${CaseDecisionState}`;
  /** Respondents that it binds. */
  partnerIds: string[];
  measures: Measure[];
  conditions: string[];
  from: Day;
  until: Day | null;
  dueProcess: boolean;
  shared: boolean;
  /** Of an appeal or a release. */
  outcome: string | null;
  appealId: string | null;
  sealed: string;
  proposedBy: string;
  proposedAt: Date;
  settledBy: string | null;
  settledAt: Date | null;
  appealUntil: Date | null;
}

export type Settlement = Pick<CaseDecisionRow, 'id' | 'state' | 'settledBy' | 'settledAt' | 'appealUntil'>;

const columns = `id, case_id AS "caseId", lead_agency AS "leadAgency", kind, state, partner_ids::text[] AS "partnerIds",
  measures, conditions, from_on::text AS "from", until_on::text AS until, due_process AS "dueProcess", shared, outcome,
  appeal_id AS "appealId", sealed, proposed_by AS "proposedBy", proposed_at AS "proposedAt", settled_by AS "settledBy",
  settled_at AS "settledAt", appeal_until AS "appealUntil"`;

/** Append-only: a proposal is settled once, and a decision in force is only ever followed by another one. */
export class CaseDecisionRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async find(id: string): Promise<CaseDecisionRow | null> {
    const [row] = await this.manager.query(
      `/* CaseDecisionRepository.find */ SELECT ${columns} FROM case_decision WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** In the order in which they were proposed. */
  findByCases(caseIds: readonly string[]): Promise<CaseDecisionRow[]> {
    return this.manager.query(
      `/* CaseDecisionRepository.findByCases */ SELECT ${columns} FROM case_decision WHERE case_id = ANY ($1) ORDER BY id`,
      [caseIds],
    );
  }

  async insert(row: CaseDecisionRow): Promise<void> {
    await this.manager.query(
      `/* CaseDecisionRepository.insert */
       INSERT INTO case_decision (id, case_id, lead_agency, kind, state, partner_ids, measures, conditions, from_on, until_on,
                                  due_process, shared, outcome, appeal_id, sealed, proposed_by, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        row.id,
        row.caseId,
        row.leadAgency,
        row.kind,
        row.state,
        row.partnerIds,
        JSON.stringify(row.measures),
        row.conditions,
        row.from,
        row.until,
        row.dueProcess,
        row.shared,
        row.outcome,
        row.appealId,
        row.sealed,
        row.proposedBy,
        row.proposedAt,
      ],
    );
  }

  async settle({ id, state, settledBy, settledAt, appealUntil }: Settlement): Promise<void> {
    await this.manager.query(
      `/* CaseDecisionRepository.settle */
       UPDATE case_decision SET state = $2, settled_by = $3, settled_at = $4, appeal_until = $5 WHERE id = $1`,
      [id, state, settledBy, settledAt, appealUntil],
    );
  }
}
