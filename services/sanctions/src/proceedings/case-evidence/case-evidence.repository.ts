import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface CaseEvidenceRow {
  id: string;
  caseId: string;
  leadAgency: string;
  fileId: string;
  sealed: string;
  addedBy: string;
  addedAt: Date;
}

/** Of the lead agency alone; a respondent sees the titles that its notice names. */
export class CaseEvidenceRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByCases(caseIds: readonly string[]): Promise<CaseEvidenceRow[]> {
    return this.manager.query(
      `/* CaseEvidenceRepository.findByCases */
       SELECT id, case_id AS "caseId", lead_agency AS "leadAgency", file_id AS "fileId", sealed, added_by AS "addedBy",
              added_at AS "addedAt"
       FROM case_evidence WHERE case_id = ANY ($1) ORDER BY id`,
      [caseIds],
    );
  }

  async insert({ id, caseId, leadAgency, fileId, sealed, addedBy, addedAt }: CaseEvidenceRow): Promise<void> {
    await this.manager.query(
      `/* CaseEvidenceRepository.insert */
       INSERT INTO case_evidence (id, case_id, lead_agency, file_id, sealed, added_by, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, caseId, leadAgency, fileId, sealed, addedBy, addedAt],
    );
  }
}
