import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export type Outcome = 'UPHELD' | 'PARTLY_UPHELD' | 'REJECTED';

export interface AppealRow {
  id: string;
  caseId: string;
  leadAgency: string;
  /** The respondent that appeals; always one. */
  partnerIds: string[];
  decisionId: string;
  sealed: string;
  filedBy: string;
  filedAt: Date;
  outcome: Outcome | null;
  decidedAt: Date | null;
}

const columns = `id, case_id AS "caseId", lead_agency AS "leadAgency", partner_ids::text[] AS "partnerIds",
  decision_id AS "decisionId", sealed, filed_by AS "filedBy", filed_at AS "filedAt", outcome, decided_at AS "decidedAt"`;

export class AppealRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async find(id: string): Promise<AppealRow | null> {
    const [row] = await this.manager.query(
      `/* AppealRepository.find */ SELECT ${columns} FROM case_appeal WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  findByCases(caseIds: readonly string[]): Promise<AppealRow[]> {
    return this.manager.query(
      `/* AppealRepository.findByCases */ SELECT ${columns} FROM case_appeal WHERE case_id = ANY ($1) ORDER BY id`,
      [caseIds],
    );
  }

  async insert(row: AppealRow): Promise<void> {
    await this.manager.query(
      `/* AppealRepository.insert */
       INSERT INTO case_appeal (id, case_id, lead_agency, partner_ids, decision_id, sealed, filed_by, filed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.id, row.caseId, row.leadAgency, row.partnerIds, row.decisionId, row.sealed, row.filedBy, row.filedAt],
    );
  }

  async close(id: string, outcome: Outcome, decidedAt: Date): Promise<void> {
    await this.manager.query(
      '/* AppealRepository.close */ UPDATE case_appeal SET outcome = $2, decided_at = $3 WHERE id = $1',
      [id, outcome, decidedAt],
    );
  }
}
