import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface FlagCountRow {
  partnerId: string;
  observation: number;
  risk: number;
  escalated: number;
  red: number;
  redSince: Date | null;
}

export class FlagCountRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** Of those that have any. What is known of a partner that was merged counts for the one that stands for it alone. */
  count(partnerIds: readonly string[]): Promise<FlagCountRow[]> {
    return this.manager.query(
      `/* FlagCountRepository.count */
       WITH family AS (
         SELECT p.id AS holder, p.id AS member FROM unnest($1::uuid[]) AS p (id)
         WHERE NOT EXISTS (SELECT FROM partner_redirect r WHERE r.old_id = p.id)
         UNION ALL SELECT r.survivor_id, r.old_id FROM partner_redirect r WHERE r.survivor_id = ANY ($1))
       SELECT family.holder AS "partnerId",
              count(*) FILTER (WHERE o.type = 'OBSERVATION')::int AS observation,
              count(*) FILTER (WHERE o.type = 'RISK_FLAG')::int AS risk,
              count(*) FILTER (WHERE o.type = 'RISK_FLAG_ESCALATED')::int AS escalated,
              count(*) FILTER (WHERE o.type = 'RED_FLAG')::int AS red,
              min(o.decided_at) FILTER (WHERE o.type = 'RED_FLAG') AS "redSince"
       FROM family JOIN observation o ON o.partner_id = family.member AND o.state = 'ACTIVE' GROUP BY family.holder`,
      [partnerIds],
    );
  }

  /** The facts of one partner keep the order of their commits. */
  async lock(partnerId: string): Promise<void> {
    await this.manager.query('/* FlagCountRepository.lock */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `flag-count:${partnerId}`,
    ]);
  }

  async findSurvivor(partnerId: string): Promise<string> {
    const [row] = await this.manager.query(
      `/* FlagCountRepository.findSurvivor */
       SELECT coalesce((SELECT survivor_id FROM partner_redirect WHERE old_id = $1), $1) AS id`,
      [partnerId],
    );
    return row.id;
  }
}
