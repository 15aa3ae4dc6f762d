import type { EntityManager } from 'typeorm';
import { factsThen } from '../../portfolio/counting/facts-then';

export interface CounterpartRow {
  counterpart: string;
  engagements: number;
  partners: number;
  committedUsd: string;
  disbursedUsd: string;
}

export interface ProvenRow {
  id: string;
  counterpart: string;
  /** Of the counterpart in all. */
  count: number;
}

/** $1 to $3 as `factsThen`, agency $4, countries in sight $5 (null for all), types $6 with their classes $7. */
const asked = `${factsThen},
  asked AS (
    SELECT r.engagement_id, r.partner_id, r.amount_usd, coalesce(f.usd, 0) AS disbursed,
      coalesce(k.class, 'OTHER') AS counterpart
    FROM running r LEFT JOIN fund f ON f.engagement_id = r.engagement_id
    LEFT JOIN unnest($6::text[], $7::text[]) AS k (type, class) ON k.type = r.partner_type
    WHERE r.agency = $4::text AND ($5::text[] IS NULL OR r.country = ANY ($5)))`;

export class EngagementReportRepository {
  constructor(private readonly manager: EntityManager) {}

  findClasses(parameters: readonly unknown[]): Promise<CounterpartRow[]> {
    return this.manager.query(
      `/* EngagementReportRepository.findClasses */ ${asked}
       SELECT counterpart, count(*)::int AS engagements, count(DISTINCT partner_id)::int AS partners,
         sum(amount_usd)::numeric(30, 2)::text AS "committedUsd", sum(disbursed)::numeric(30, 2)::text AS "disbursedUsd"
       FROM asked GROUP BY counterpart`,
      [...parameters],
    );
  }

  /** The latest $8 of each. */
  findProven(parameters: readonly unknown[], most: number): Promise<ProvenRow[]> {
    return this.manager.query(
      `/* EngagementReportRepository.findProven */ ${asked}, proven AS (
         SELECT p.id, a.counterpart, (count(*) OVER (PARTITION BY a.counterpart))::int AS count,
           row_number() OVER (PARTITION BY a.counterpart ORDER BY p.measured_on DESC, p.id DESC) AS place
         FROM partnership_result p JOIN asked a ON a.engagement_id = p.engagement_id
         WHERE p.claim = 'VERIFIED' AND p.measured_on BETWEEN $2::date AND $3::date)
       SELECT id, counterpart, count FROM proven WHERE place <= $8 ORDER BY counterpart, place`,
      [...parameters, most],
    );
  }
}
