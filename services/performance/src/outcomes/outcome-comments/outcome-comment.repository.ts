import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { CommentStance } from './outcome-comment.view';

export interface OutcomeCommentRow {
  id: string;
  outcomeId: string;
  round: number;
  partnerId: string;
  stance: CommentStance;
  sealed: string;
  at: Date;
}

/** Row-level security: a partner's own, and all of them for those who keep the outcome. */
export class OutcomeCommentRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** The latest 100 of each, oldest first. */
  findOf(outcomeIds: readonly string[]): Promise<OutcomeCommentRow[]> {
    return this.manager.query(
      `/* OutcomeCommentRepository.findOf */
       SELECT id, outcome_id AS "outcomeId", round, partner_id AS "partnerId", stance, sealed, at FROM (
         SELECT *, row_number() OVER (PARTITION BY outcome_id ORDER BY id DESC) AS place
         FROM outcome_comment WHERE outcome_id = ANY ($1)) AS latest
       WHERE place <= 100 ORDER BY id`,
      [outcomeIds],
    );
  }

  async insert(row: OutcomeCommentRow): Promise<void> {
    await this.manager.query(
      `/* OutcomeCommentRepository.insert */
       INSERT INTO outcome_comment (id, outcome_id, round, partner_id, stance, sealed, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [row.id, row.outcomeId, row.round, row.partnerId, row.stance, row.sealed, row.at],
    );
  }

  /** How many partners last said of this text that it is wrong. */
  async countDisagreeing(outcomeId: string, round: number): Promise<number> {
    const [row] = await this.manager.query(
      `/* OutcomeCommentRepository.countDisagreeing */
       SELECT count(*)::int AS count FROM (
         SELECT DISTINCT ON (partner_id) stance FROM outcome_comment
         WHERE outcome_id = $1 AND round = $2 ORDER BY partner_id, id DESC) AS last WHERE stance = 'DISAGREES'`,
      [outcomeId, round],
    );
    return row.count;
  }

  async waive(waiver: { outcomeId: string; round: number; partnerId: string; at: Date }): Promise<void> {
    await this.manager.query(
      `/* OutcomeCommentRepository.waive */
       INSERT INTO outcome_waiver (outcome_id, round, partner_id, at) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT outcome_waiver_pk DO NOTHING`,
      [waiver.outcomeId, waiver.round, waiver.partnerId, waiver.at],
    );
  }

  async findWaived(outcomeId: string, round: number): Promise<string[]> {
    const rows: { partnerId: string }[] = await this.manager.query(
      `/* OutcomeCommentRepository.findWaived */
       SELECT partner_id AS "partnerId" FROM outcome_waiver WHERE outcome_id = $1 AND round = $2`,
      [outcomeId, round],
    );
    return rows.map(({ partnerId }) => partnerId);
  }
}
