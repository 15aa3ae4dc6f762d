import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';

export interface FundsOfPartner {
  partnerId: string;
  amountUsd: string;
  countries: string[];
}

export interface VisitsOfPartner {
  partnerId: string;
  planned: number;
  done: number;
}

/** What all agencies may know, seen from one of them. */
export class MonitoringFactsRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Of agreements of the agency that are open in the year. */
  findFunds(partnerIds: readonly string[], agency: string, year: number): Promise<FundsOfPartner[]> {
    return this.manager.query(
      `/* MonitoringFactsRepository.findFunds */
       SELECT wanted.partner_id AS "partnerId", sum(e.amount_usd)::numeric(24, 2)::text AS "amountUsd",
              array_agg(DISTINCT e.country ORDER BY e.country) AS countries
       FROM ${wantedPartners} JOIN partner_engagement e ON e.partner_id = ANY (wanted.ids)
         AND e.agency = $2 AND e.from_day <= make_date($3, 12, 31) AND (e.to_day IS NULL OR e.to_day >= make_date($3, 1, 1))
       GROUP BY wanted.partner_id`,
      [partnerIds, agency, year],
    );
  }

  /** One activity counts for each agency that shares it (JIU-102). */
  findVisits(partnerIds: readonly string[], agency: string, year: number): Promise<VisitsOfPartner[]> {
    return this.manager.query(
      `/* MonitoringFactsRepository.findVisits */
       SELECT wanted.partner_id AS "partnerId", count(*)::int AS planned,
              count(*) FILTER (WHERE a.state = 'FINAL')::int AS done
       FROM ${wantedPartners} JOIN assurance_activity a ON a.partner_id = ANY (wanted.ids) AND a.year = $3
         AND a.state <> 'CANCELLED' AND a.type IN ('PROGRAMMATIC_VISIT', 'THIRD_PARTY_MONITORING', 'REMOTE_CHECK')
         AND (a.agency = $2 OR $2 = ANY (a.shared_with))
       GROUP BY wanted.partner_id`,
      [partnerIds, agency, year],
    );
  }
}
