import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface CaseResponseRow {
  id: string;
  caseId: string;
  leadAgency: string;
  /** The respondent whose answer it is. */
  partnerIds: string[];
  sealed: string;
  isLate: boolean;
  submittedBy: string;
  submittedAt: Date;
}

export class CaseResponseRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByCases(caseIds: readonly string[]): Promise<CaseResponseRow[]> {
    return this.manager.query(
      `/* CaseResponseRepository.findByCases */
       SELECT id, case_id AS "caseId", lead_agency AS "leadAgency", partner_ids::text[] AS "partnerIds", sealed,
              is_late AS "isLate", submitted_by AS "submittedBy", submitted_at AS "submittedAt"
       FROM case_response WHERE case_id = ANY ($1) ORDER BY id`,
      [caseIds],
    );
  }

  async insert(row: CaseResponseRow): Promise<void> {
    await this.manager.query(
      `/* CaseResponseRepository.insert */
       INSERT INTO case_response (id, case_id, lead_agency, partner_ids, sealed, is_late, submitted_by, submitted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.id, row.caseId, row.leadAgency, row.partnerIds, row.sealed, row.isLate, row.submittedBy, row.submittedAt],
    );
  }
}
