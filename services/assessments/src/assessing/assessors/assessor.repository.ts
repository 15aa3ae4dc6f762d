import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { Assigned } from './assessor.rules';

export interface AssessorRow extends Assigned {
  id: string;
  assessmentId: string;
  /** The owner. */
  agency: string;
  partnerId: string;
  assignedBy: string;
  assignedAt: Date;
}

const columns = `id, assessment_id AS "assessmentId", agency, partner_id AS "partnerId", assessor_agency AS "assessorAgency", subject,
  sections, assigned_by AS "assignedBy", assigned_at AS "assignedAt", removed_at AS "removedAt"`;

/** Row-level security shows the owner all of them, and a joint agency its own. */
export class AssessorRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByAssessments(assessmentIds: readonly string[]): Promise<AssessorRow[]> {
    return this.manager.query(
      `/* AssessorRepository.findByAssessments */
       SELECT ${columns} FROM assessment_assessor WHERE assessment_id = ANY ($1) ORDER BY id`,
      [assessmentIds],
    );
  }

  /** Also brings back who was removed. */
  async assign(row: AssessorRow): Promise<void> {
    await this.manager.query(
      `/* AssessorRepository.assign */
       INSERT INTO assessment_assessor (id, assessment_id, agency, partner_id, assessor_agency, subject, sections, assigned_by,
                                        assigned_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT ON CONSTRAINT assessment_assessor_subject_uq DO UPDATE
       SET sections = excluded.sections, assigned_by = excluded.assigned_by, assigned_at = excluded.assigned_at,
           removed_at = NULL`,
      [
        row.id,
        row.assessmentId,
        row.agency,
        row.partnerId,
        row.assessorAgency,
        row.subject,
        row.sections,
        row.assignedBy,
        row.assignedAt,
      ],
    );
  }

  async removeOthers(assessmentId: string, kept: readonly string[], at: Date): Promise<void> {
    await this.manager.query(
      `/* AssessorRepository.removeOthers */
       UPDATE assessment_assessor SET removed_at = $3
       WHERE assessment_id = $1 AND removed_at IS NULL AND NOT assessor_agency || '/' || subject = ANY ($2)`,
      [assessmentId, kept, at],
    );
  }
}
