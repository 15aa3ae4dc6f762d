import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { civilSociety } from '../counting/counted-rows';
import { factsThen } from '../counting/facts-then';
import type { CsoPortfolioRow } from './cso-portfolio.view';

export type PlacedRow = CsoPortfolioRow & { place: string };

/** Agency $4, countries in sight $5 (each null for all), groupings $6, countries $7 with their regions $8. */
const grouped = `${factsThen},
  civil AS (
    SELECT r.*, region.code AS region, objective.code AS objective, coalesce(f.usd, 0) AS disbursed
    FROM running r LEFT JOIN fund f ON f.engagement_id = r.engagement_id
    LEFT JOIN unnest($7::text[], $8::text[]) AS region (country, code) ON region.country = r.country
    LEFT JOIN LATERAL (
      SELECT unnest(r.strategic_outcomes) AS code WHERE 'OBJECTIVE' = ANY ($6::text[])) AS objective ON true
    WHERE r.partner_type IN ${civilSociety} AND ($4::text IS NULL OR r.agency = $4)
      AND ($5::text[] IS NULL OR r.country = ANY ($5))),
  portfolio AS (
    SELECT CASE WHEN 'REGION' = ANY ($6) THEN region END AS region,
      CASE WHEN 'COUNTRY' = ANY ($6) THEN country END AS country, CASE WHEN 'SECTOR' = ANY ($6) THEN sector END AS sector,
      CASE WHEN 'OBJECTIVE' = ANY ($6) THEN objective END AS objective,
      CASE WHEN 'PARTNER_TYPE' = ANY ($6) THEN partner_type END AS partner_type,
      count(DISTINCT partner_id)::int AS partners, count(DISTINCT engagement_id)::int AS engagements,
      sum(amount_usd)::numeric(30, 2)::text AS committed, sum(disbursed)::numeric(30, 2)::text AS disbursed
    FROM civil GROUP BY 1, 2, 3, 4, 5),
  listed AS (
    SELECT region, country, sector, objective, partner_type AS "partnerType", partners, engagements,
      committed AS "committedUsd", disbursed AS "disbursedUsd",
      row_number() OVER (ORDER BY region, country, sector, objective, partner_type) AS place
    FROM portfolio)`;

export class CsoPortfolioRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Then the place of the last row, and how many. */
  find(parameters: readonly unknown[]): Promise<PlacedRow[]> {
    return this.manager.query(
      `/* CsoPortfolioRepository.find */ ${grouped} SELECT * FROM listed WHERE place > $9 ORDER BY place LIMIT $10`,
      [...parameters],
    );
  }

  async count(parameters: readonly unknown[]): Promise<number> {
    const [row] = await this.manager.query(
      `/* CsoPortfolioRepository.count */ ${grouped} ${countUpTo('FROM listed')}`,
      [...parameters],
    );
    return row.count;
  }
}
