import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface EvidenceRow {
  id: string;
  assessmentId: string;
  /** Null for files of the report. */
  question: string | null;
  agency: string;
  partnerId: string;
  fileId: string;
  sealedName: string;
  contentType: string;
  size: number;
  sha256: string;
  addedBy: string;
  addedAt: Date;
}

/** Files can be taken away again while questions are answered, and never later. */
export class AnswerEvidenceRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByAssessments(assessmentIds: readonly string[]): Promise<EvidenceRow[]> {
    return this.manager.query(
      `/* AnswerEvidenceRepository.findByAssessments */
       SELECT id, assessment_id AS "assessmentId", question, agency, partner_id AS "partnerId", file_id AS "fileId",
              sealed_name AS "sealedName", content_type AS "contentType", size, sha256, added_by AS "addedBy",
              added_at AS "addedAt"
       FROM assessment_evidence WHERE assessment_id = ANY ($1) ORDER BY id`,
      [assessmentIds],
    );
  }

  async insert(row: EvidenceRow): Promise<void> {
    await this.manager.query(
      `/* AnswerEvidenceRepository.insert */
       INSERT INTO assessment_evidence (id, assessment_id, question, agency, partner_id, file_id, sealed_name, content_type,
                                        size, sha256, added_by, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        row.id,
        row.assessmentId,
        row.question,
        row.agency,
        row.partnerId,
        row.fileId,
        row.sealedName,
        row.contentType,
        row.size,
        row.sha256,
        row.addedBy,
        row.addedAt,
      ],
    );
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.manager.query(
      '/* AnswerEvidenceRepository.remove */ DELETE FROM assessment_evidence WHERE id = ANY ($1)',
      [ids],
    );
  }
}
