import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { ConsultationKind } from './government-measure.view';

export interface ConsultationRow {
  id: string;
  caseId: string;
  leadAgency: string;
  kind: `${ConsultationKind}`;
  consultedOn: string;
  sealed: string;
  recordedBy: string;
  recordedAt: Date;
}

export class CaseConsultationRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByCases(caseIds: readonly string[]): Promise<ConsultationRow[]> {
    return this.manager.query(
      `/* CaseConsultationRepository.findByCases */
       SELECT id, case_id AS "caseId", lead_agency AS "leadAgency", kind, consulted_on::text AS "consultedOn", sealed,
              recorded_by AS "recordedBy", recorded_at AS "recordedAt"
       FROM case_consultation WHERE case_id = ANY ($1) ORDER BY id`,
      [caseIds],
    );
  }

  async insert(row: ConsultationRow): Promise<void> {
    await this.manager.query(
      `/* CaseConsultationRepository.insert */
       INSERT INTO case_consultation (id, case_id, lead_agency, kind, consulted_on, sealed, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.id, row.caseId, row.leadAgency, row.kind, row.consultedOn, row.sealed, row.recordedBy, row.recordedAt],
    );
  }
}
