import type { EntityManager } from 'typeorm';
import type { FactScope } from '../report-figures/figure-source';

/** Sums over records of other areas; never a text, a name or a single case. */
export class ReportSumRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Established losses up to now, of all years: what all agencies see. */
  async sumLosses(agency: string): Promise<{ lost: string; recovered: string; writtenOff: string }> {
    const [row] = await this.manager.query(
      `/* ReportSumRepository.sumLosses */
       SELECT coalesce(sum(lost_usd), 0)::text AS lost, coalesce(sum(recovered_usd), 0)::text AS recovered,
         coalesce(sum(written_off_usd), 0)::text AS "writtenOff"
       FROM partner_loss WHERE agency = $1`,
      [agency],
    );
    return row;
  }

  /** Of the consultations of the year, as it was known then. */
  async countOutcomes({ agency, year, asOf }: FactScope): Promise<{ recorded: number; published: number }> {
    const [row] = await this.manager.query(
      `/* ReportSumRepository.countOutcomes */
       SELECT count(*)::integer AS recorded, (count(*) FILTER (WHERE published_at <= $3))::integer AS published
       FROM outcome_fact WHERE agency = $1 AND year = $2 AND recorded_at <= $3
         AND (withdrawn_at IS NULL OR withdrawn_at > $3)`,
      [agency, year, asOf],
    );
    return row;
  }

  /** What the agency said of recommendations, as it stood then. */
  countRecommendations({ agency, asOf }: FactScope): Promise<{ status: string; count: number }[]> {
    return this.manager.query(
      `/* ReportSumRepository.countRecommendations */
       SELECT held.status, count(*)::integer AS count FROM (
         SELECT DISTINCT ON (recommendation_id) recommendation_id, status FROM recommendation_position
         WHERE agency = $1 AND at <= $2 ORDER BY recommendation_id, version DESC) AS held
       GROUP BY held.status ORDER BY held.status`,
      [agency, asOf],
    );
  }
}
