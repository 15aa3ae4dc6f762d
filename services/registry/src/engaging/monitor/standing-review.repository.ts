import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { ReviewCause } from './standing-review.rules';

export interface StandingReviewRow {
  id: string;
  partnerId: string;
  cause: ReviewCause;
  /** What it is about, such as the id of a document. */
  ref: string | null;
  openedAt: Date;
  dueAt: Date;
  outcome: 'KEEP' | 'SUSPEND' | 'RESOLVED' | null;
  decidedBy: string | null;
  decidedAgency: string | null;
  decidedAt: Date | null;
  note: string | null;
}

export interface ReviewSearch {
  partnerId: string | null;
  cause: ReviewCause | null;
  open: boolean;
  /** Due time and id of the last row of the page before. */
  after: string[] | null;
  limit: number;
}

const columns = `r.id, r.partner_id AS "partnerId", r.cause, r.ref, r.opened_at AS "openedAt", r.due_at AS "dueAt", r.outcome,
  r.decided_by AS "decidedBy", r.decided_agency AS "decidedAgency", r.decided_at AS "decidedAt", r.note`;

const matching = `FROM standing_review r WHERE ($1::uuid IS NULL OR r.partner_id = $1) AND ($2::text IS NULL OR r.cause = $2)
  AND (r.decided_at IS NULL) = $3`;

/** Confidential: what the deciders wrote is for deciders. */
export class StandingReviewRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  search({ partnerId, cause, open, after, limit }: ReviewSearch): Promise<StandingReviewRow[]> {
    const [dueAt = null, id = null] = after ?? [];
    return this.manager.query(
      `/* StandingReviewRepository.search */
       SELECT ${columns} ${matching} AND ($4::timestamptz IS NULL OR (r.due_at, r.id) > ($4, $5::uuid))
       ORDER BY r.due_at, r.id LIMIT $6`,
      [partnerId, cause, open, dueAt, id, limit],
    );
  }

  async count({ partnerId, cause, open }: ReviewSearch): Promise<number> {
    const [row] = await this.manager.query(`/* StandingReviewRepository.count */ ${countUpTo(matching)}`, [
      partnerId,
      cause,
      open,
    ]);
    return row.count;
  }

  async lock(id: string): Promise<StandingReviewRow | null> {
    const [row] = await this.manager.query(
      `/* StandingReviewRepository.lock */ SELECT ${columns} FROM standing_review r WHERE r.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async countOpen(partnerId: string): Promise<number> {
    const [row] = await this.manager.query(
      `/* StandingReviewRepository.countOpen */
       SELECT count(*)::int AS count FROM standing_review WHERE partner_id = $1 AND decided_at IS NULL`,
      [partnerId],
    );
    return row.count;
  }

  /** Opening what is open already changes nothing; gives whether it was new. */
  async insert({ id, partnerId, cause, ref, openedAt, dueAt }: StandingReviewRow): Promise<boolean> {
    const rows = await this.manager.query(
      `/* StandingReviewRepository.insert */
       INSERT INTO standing_review (id, partner_id, cause, ref, opened_at, due_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING RETURNING id`,
      [id, partnerId, cause, ref, openedAt, dueAt],
    );
    return rows.length > 0;
  }

  async decide({ id, outcome, decidedBy, decidedAgency, decidedAt, note }: StandingReviewRow): Promise<void> {
    await this.manager.query(
      `/* StandingReviewRepository.decide */
       UPDATE standing_review SET outcome = $2, decided_by = $3, decided_agency = $4, decided_at = $5, note = $6
       WHERE id = $1`,
      [id, outcome, decidedBy, decidedAgency, decidedAt, note],
    );
  }

  /** The fact is gone: gives the ids of the reviews that it ends. */
  async resolve(partnerId: string, cause: ReviewCause, actor: string, at: Date): Promise<string[]> {
    const [rows] = await this.manager.query(
      `/* StandingReviewRepository.resolve */
       UPDATE standing_review SET outcome = 'RESOLVED', decided_by = $3, decided_at = $4
       WHERE partner_id = $1 AND cause = $2 AND decided_at IS NULL RETURNING id`,
      [partnerId, cause, actor, at],
    );
    return rows.map((row: { id: string }) => row.id);
  }
}
