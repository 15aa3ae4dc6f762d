import type { EntityManager } from 'typeorm';
import { civilSociety } from '../counting/counted-rows';
import { factsThen } from '../counting/facts-then';

export interface CountryAgencyRow {
  agency: string;
  partners: number;
  localPartners: number;
  engagements: number;
  activeUsd: string;
  disbursedUsd: string;
}

export interface CountryPartners {
  active: number;
  local: number;
  civilSociety: number;
  shared: number;
}

export class CountryViewRepository {
  constructor(private readonly manager: EntityManager) {}

  /** $1 to $3 as `factsThen`, and the country. */
  findAgencies(parameters: readonly unknown[]): Promise<CountryAgencyRow[]> {
    return this.manager.query(
      `/* CountryViewRepository.findAgencies */ ${factsThen}
       SELECT agency, partners, "localPartners", engagements, "activeUsd", coalesce(paid.usd, 0)::numeric(30, 2)::text AS "disbursedUsd"
       FROM (
         SELECT agency, count(DISTINCT partner_id)::int AS partners,
           count(DISTINCT partner_id) FILTER (WHERE is_local)::int AS "localPartners", count(*)::int AS engagements,
           sum(amount_usd)::numeric(30, 2)::text AS "activeUsd"
         FROM running WHERE country = $4 GROUP BY agency) AS ran
       LEFT JOIN (SELECT agency, sum(usd) AS usd FROM fund WHERE country = $4 GROUP BY agency) AS paid USING (agency)
       ORDER BY agency COLLATE "C"`,
      [...parameters],
    );
  }

  async countPartners(parameters: readonly unknown[]): Promise<CountryPartners> {
    const [row] = await this.manager.query(
      `/* CountryViewRepository.countPartners */ ${factsThen}
       SELECT count(*)::int AS active, count(*) FILTER (WHERE is_local)::int AS local,
         count(*) FILTER (WHERE is_civil)::int AS "civilSociety", count(*) FILTER (WHERE agencies > 1)::int AS shared
       FROM (
         SELECT partner_id, bool_or(is_local) AS is_local, bool_or(partner_type IN ${civilSociety}) AS is_civil,
           count(DISTINCT agency) AS agencies
         FROM running WHERE country = $4 GROUP BY partner_id) AS of_country`,
      [...parameters],
    );
    return row;
  }
}
