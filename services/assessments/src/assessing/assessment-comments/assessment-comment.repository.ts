import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';

export interface CommentRoundRow {
  assessmentId: string;
  agency: string;
  partnerId: string;
  requestedAt: Date;
  dueOn: Day;
  answeredAt: Date | null;
}

export interface AssessmentCommentRow {
  id: string;
  assessmentId: string;
  agency: string;
  partnerId: string;
  section: string | null;
  question: string | null;
  sealed: string;
  madeBy: string;
  madeAt: Date;
}

/** What a partner says about an assessment of itself; nobody else can write it. */
export class AssessmentCommentRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findRounds(assessmentIds: readonly string[]): Promise<CommentRoundRow[]> {
    return this.manager.query(
      `/* AssessmentCommentRepository.findRounds */
       SELECT assessment_id AS "assessmentId", agency, partner_id AS "partnerId", requested_at AS "requestedAt",
              due_on::text AS "dueOn", answered_at AS "answeredAt"
       FROM assessment_comment_round WHERE assessment_id = ANY ($1)`,
      [assessmentIds],
    );
  }

  /** A later round takes the place of the one before. */
  async openRound(row: CommentRoundRow): Promise<void> {
    await this.manager.query(
      `/* AssessmentCommentRepository.openRound */
       INSERT INTO assessment_comment_round (assessment_id, agency, partner_id, requested_at, due_on, answered_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT assessment_comment_round_pk DO UPDATE
       SET requested_at = excluded.requested_at, due_on = excluded.due_on, answered_at = excluded.answered_at`,
      [row.assessmentId, row.agency, row.partnerId, row.requestedAt, row.dueOn, row.answeredAt],
    );
  }

  async markAnswered(assessmentId: string, at: Date): Promise<void> {
    await this.manager.query(
      `/* AssessmentCommentRepository.markAnswered */
       UPDATE assessment_comment_round SET answered_at = $2 WHERE assessment_id = $1 AND answered_at IS NULL`,
      [assessmentId, at],
    );
  }

  /** The last 100 of each, oldest first. */
  findByAssessments(assessmentIds: readonly string[]): Promise<AssessmentCommentRow[]> {
    return this.manager.query(
      `/* AssessmentCommentRepository.findByAssessments */
       SELECT latest.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT id, assessment_id AS "assessmentId", agency, partner_id AS "partnerId", section, question, sealed,
                made_by AS "madeBy", made_at AS "madeAt"
         FROM assessment_comment WHERE assessment_id = wanted.id ORDER BY id DESC LIMIT 100) AS latest ORDER BY latest.id`,
      [assessmentIds],
    );
  }

  async insert(rows: readonly AssessmentCommentRow[]): Promise<void> {
    await this.manager.query(
      `/* AssessmentCommentRepository.insert */
       INSERT INTO assessment_comment (id, assessment_id, agency, partner_id, section, question, sealed, made_by, made_at)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS c (id uuid, "assessmentId" uuid, agency text, "partnerId" uuid,
         section text, question text, sealed text, "madeBy" text, "madeAt" timestamptz)`,
      [JSON.stringify(rows)],
    );
  }
}
