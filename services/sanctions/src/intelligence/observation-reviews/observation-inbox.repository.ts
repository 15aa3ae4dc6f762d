import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';

export interface InboxSearch {
  agency: string;
  kind: string;
  now: Date;
  /** Until when something must end to be in the inbox now. */
  horizon: Date;
  answerDays: number;
  after: { dueAt: string; id: string } | null;
  limit: number;
}

/** An answer waits until somebody of the agency does something after it. */
const waiting = `FROM observation o CROSS JOIN LATERAL (SELECT CASE $2
    WHEN 'TO_DECIDE' THEN CASE WHEN o.type = 'RISK_FLAG_ESCALATED' THEN o.decision_due_at END
    WHEN 'TO_REVIEW' THEN CASE WHEN o.review_by <= $3 THEN o.review_by END
    WHEN 'EXPIRING' THEN CASE WHEN o.expires_at <= $4 THEN o.expires_at END
    ELSE (SELECT min(r.replied_at) + make_interval(days => $5) FROM observation_reply r
          WHERE r.observation_id = o.id AND r.replied_at > (
            SELECT max(e.at) FROM observation_event e WHERE e.observation_id = o.id)) END AS due_at) due
  WHERE o.agency = $1 AND o.state = 'ACTIVE' AND due.due_at IS NOT NULL`;

export class ObservationInboxRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  find({ agency, kind, now, horizon, answerDays, after, limit }: InboxSearch): Promise<{ id: string; dueAt: Date }[]> {
    return this.manager.query(
      `/* ObservationInboxRepository.find */
       SELECT o.id, due.due_at AS "dueAt" ${waiting}
         AND ($6::timestamptz IS NULL OR (date_trunc('milliseconds', due.due_at), o.id) > ($6, $7::uuid))
       ORDER BY date_trunc('milliseconds', due.due_at), o.id LIMIT $8`,
      [agency, kind, now, horizon, answerDays, after?.dueAt ?? null, after?.id ?? null, limit],
    );
  }

  async count({ agency, kind, now, horizon, answerDays }: InboxSearch): Promise<number> {
    const [row] = await this.manager.query(`/* ObservationInboxRepository.count */ ${countUpTo(waiting)}`, [
      agency,
      kind,
      now,
      horizon,
      answerDays,
    ]);
    return row.count;
  }
}
