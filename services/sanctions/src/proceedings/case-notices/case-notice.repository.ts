import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface CaseNoticeRow {
  id: string;
  caseId: string;
  leadAgency: string;
  /** The respondent that it went to. */
  partnerIds: string[];
  sealed: string;
  issuedBy: string;
  issuedAt: Date;
}

export class CaseNoticeRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByCases(caseIds: readonly string[]): Promise<CaseNoticeRow[]> {
    return this.manager.query(
      `/* CaseNoticeRepository.findByCases */
       SELECT id, case_id AS "caseId", lead_agency AS "leadAgency", partner_ids::text[] AS "partnerIds", sealed,
              issued_by AS "issuedBy", issued_at AS "issuedAt"
       FROM case_notice WHERE case_id = ANY ($1) ORDER BY id`,
      [caseIds],
    );
  }

  async insert({ id, caseId, leadAgency, partnerIds, sealed, issuedBy, issuedAt }: CaseNoticeRow): Promise<void> {
    await this.manager.query(
      `/* CaseNoticeRepository.insert */
       INSERT INTO case_notice (id, case_id, lead_agency, partner_ids, sealed, issued_by, issued_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, caseId, leadAgency, partnerIds, sealed, issuedBy, issuedAt],
    );
  }
}
