import type { EntityManager } from 'typeorm';
import type { Receipt } from './data-feed.rules';

export type AgencyReceipt = Receipt & { agency: string; lastReceivedAt: Date };

export class DataFeedRepository {
  constructor(private readonly manager: EntityManager) {}

  /** By agency, code and quarter; figures about one partner, or of the whole system, are nobody's promise. */
  findReceipts(agencies: readonly string[], year: number, asOf: Date): Promise<AgencyReceipt[]> {
    return this.manager.query(
      `/* DataFeedRepository.findReceipts */
       SELECT v.agency, d.code, v.quarter, min(v.submitted_at) AS "receivedAt", max(v.submitted_at) AS "lastReceivedAt"
       FROM kpi_value v JOIN kpi_definition d ON d.id = v.definition_id
       WHERE v.agency = ANY ($1) AND v.year = $2 AND v.submitted_at <= $3 AND v.origin = 'SUBMITTED'
         AND v.partner_id IS NULL AND v.covers IS NULL
         AND NOT EXISTS (SELECT FROM kpi_value_withdrawal w WHERE w.value_id = v.id AND w.withdrawn_at <= $3)
       GROUP BY v.agency, d.code, v.quarter`,
      [agencies, year, asOf],
    );
  }

  async countRows(agency: string, year: number): Promise<{ taken: number; refused: number }> {
    const [row] = await this.manager.query(
      `/* DataFeedRepository.countRows */
       SELECT coalesce(sum(taken), 0)::int AS taken, coalesce(sum(refused), 0)::int AS refused
       FROM kpi_batch_tally WHERE agency = $1 AND year = $2`,
      [agency, year],
    );
    return row;
  }
}
