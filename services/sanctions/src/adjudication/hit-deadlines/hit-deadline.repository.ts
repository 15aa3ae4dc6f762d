import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface DueHit {
  id: string;
  partnerId: string;
  score: number;
  state: string;
  dueAt: Date;
  assignee: string | null;
  assigneeAgency: string | null;
}

const told = `id, partner_id AS "partnerId", score::float8 AS score, state, due_at AS "dueAt", assignee,
  assignee_agency AS "assigneeAgency"`;

/** While the partner is asked, its day counts and not ours. */
const waiting = `closed_at IS NULL AND state <> 'AWAITING_INFORMATION' AND overdue_since IS NULL`;

export class HitDeadlineRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** Each once, until it gets another day. */
  async remind(horizon: Date, now: Date, limit: number): Promise<DueHit[]> {
    const [rows] = await this.manager.query(
      `/* HitDeadlineRepository.remind */
       UPDATE hit SET reminded_at = $2 WHERE id IN (
         SELECT id FROM hit WHERE ${waiting} AND reminded_at IS NULL AND due_at > $2 AND due_at <= $1
         ORDER BY due_at, id LIMIT $3 FOR NO KEY UPDATE)
       RETURNING ${told}`,
      [horizon, now, limit],
    );
    return rows;
  }

  async markOverdue(now: Date, limit: number): Promise<DueHit[]> {
    const [rows] = await this.manager.query(
      `/* HitDeadlineRepository.markOverdue */
       UPDATE hit SET overdue_since = due_at WHERE id IN (
         SELECT id FROM hit WHERE ${waiting} AND due_at <= $1 ORDER BY due_at, id LIMIT $2 FOR NO KEY UPDATE)
       RETURNING ${told}`,
      [now, limit],
    );
    return rows;
  }
}
