import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export type TextKind =
  | 'CONCLUSION'
  | 'NARRATIVE'
  | 'RECOMMENDATIONS'
  | 'WORKING_NOTE'
  | 'RETURN'
  | 'CANCELLATION'
  | 'DESPITE_REUSABLE';

export interface AssessmentTextRow {
  id: string;
  assessmentId: string;
  agency: string;
  partnerId: string;
  kind: TextKind;
  sealed: string;
  writtenBy: string;
  writtenAt: Date;
}

const columns = `t.id, t.assessment_id AS "assessmentId", t.agency, t.partner_id AS "partnerId", t.kind, t.sealed,
  t.written_by AS "writtenBy", t.written_at AS "writtenAt"`;

/** Append-only; row-level security shows each kind to whom it is for. */
export class AssessmentTextRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** The last one of a kind of each assessment. */
  findLatest(assessmentIds: readonly string[], kind: TextKind): Promise<AssessmentTextRow[]> {
    return this.manager.query(
      `/* AssessmentTextRepository.findLatest */
       SELECT DISTINCT ON (t.assessment_id) ${columns} FROM assessment_text t
       WHERE t.assessment_id = ANY ($1) AND t.kind = $2 ORDER BY t.assessment_id, t.id DESC`,
      [assessmentIds, kind],
    );
  }

  /** The last 100 of a kind of each assessment, oldest first. */
  findAll(assessmentIds: readonly string[], kind: TextKind): Promise<AssessmentTextRow[]> {
    return this.manager.query(
      `/* AssessmentTextRepository.findAll */
       SELECT latest.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT ${columns} FROM assessment_text t WHERE t.assessment_id = wanted.id AND t.kind = $2
         ORDER BY t.id DESC LIMIT 100) AS latest ORDER BY latest.id`,
      [assessmentIds, kind],
    );
  }

  async insert(row: AssessmentTextRow): Promise<void> {
    await this.manager.query(
      `/* AssessmentTextRepository.insert */
       INSERT INTO assessment_text (id, assessment_id, agency, partner_id, kind, sealed, written_by, written_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.id, row.assessmentId, row.agency, row.partnerId, row.kind, row.sealed, row.writtenBy, row.writtenAt],
    );
  }
}
