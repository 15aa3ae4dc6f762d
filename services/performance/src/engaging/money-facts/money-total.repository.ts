import type { EntityManager } from 'typeorm';
import type { MoneyYear } from './money-fact.view';

/** Sums by agreement; no fact can be read from here. */
export class MoneyTotalRepository {
  constructor(private readonly manager: EntityManager) {}

  findYears(engagementIds: readonly string[]): Promise<(MoneyYear & { engagementId: string })[]> {
    return this.manager.query(
      `/* MoneyTotalRepository.findYears */
       SELECT engagement_id AS "engagementId", extract(year FROM month)::int AS year, kind, sum(amount_usd)::text AS "amountUsd"
       FROM money_total WHERE engagement_id = ANY ($1) AND superseded_at IS NULL
       GROUP BY 1, 2, 3 HAVING sum(amount_usd) > 0 ORDER BY 1, 2, 3`,
      [engagementIds],
    );
  }
}
