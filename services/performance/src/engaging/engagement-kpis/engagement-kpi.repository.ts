import type { EntityManager } from 'typeorm';
import type { CountedCell } from '../../kpis/derivation/kpi-source';

/** The kinds whose sums are divided. */
export interface MoneyShare {
  above: string;
  below: string;
}

/** What was on record at $1, or is now when that is null. */
const known = (table: string) => `($1::timestamptz IS NULL AND ${table}.superseded_at IS NULL
  OR ${table}.recorded_at <= $1 AND (${table}.superseded_at IS NULL OR ${table}.superseded_at > $1))`;

/** Each agreement as it was on record, with the survivor and the type of its partner. */
const engagements = `SELECT DISTINCT ON (r.engagement_id) r.engagement_id, r.agency, r.country,
    coalesce(p.survivor_id, r.partner_id) AS partner_id, k.primary_type
  FROM engagement_revision r LEFT JOIN partner_redirect p ON p.old_id = r.partner_id
  LEFT JOIN known_partner k ON k.partner_id = coalesce(p.survivor_id, r.partner_id)
  WHERE $1::timestamptz IS NULL OR r.recorded_at <= $1 ORDER BY r.engagement_id, r.version DESC`;

/** Counts by the finest cells that add up: agency, country of the work, type of the partner. */
export class EngagementKpiRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Both sums are of agreements; a cell without anything to divide by is left out. */
  countMoney(asOf: Date | null, year: number, { above, below }: MoneyShare): Promise<CountedCell[]> {
    return this.manager.query(
      `/* EngagementKpiRepository.countMoney */
       WITH known AS (${engagements})
       SELECT e.agency, e.country, e.primary_type AS "partnerType",
         coalesce(sum(t.amount_usd) FILTER (WHERE t.kind = $3), 0)::text AS numerator,
         sum(t.amount_usd) FILTER (WHERE t.kind = $4)::text AS denominator,
         count(DISTINCT e.partner_id)::int AS contributors
       FROM money_total t JOIN known e ON e.engagement_id = t.engagement_id
       WHERE t.kind IN ($3, $4) AND t.amount_usd > 0 AND t.month >= make_date($2, 1, 1)
         AND t.month < make_date($2 + 1, 1, 1) AND ${known('t')}
       GROUP BY 1, 2, 3 HAVING sum(t.amount_usd) FILTER (WHERE t.kind = $4) > 0`,
      [asOf, year, above, below],
    );
  }

  /** One of the sums is of the whole agency, so the cell is the agency. */
  countAgencyMoney(asOf: Date | null, year: number, { above, below }: MoneyShare): Promise<CountedCell[]> {
    return this.manager.query(
      `/* EngagementKpiRepository.countAgencyMoney */
       WITH known AS (${engagements})
       SELECT t.agency, NULL AS country, NULL AS "partnerType",
         coalesce(sum(t.amount_usd) FILTER (WHERE t.kind = $3), 0)::text AS numerator,
         sum(t.amount_usd) FILTER (WHERE t.kind = $4)::text AS denominator,
         count(DISTINCT e.partner_id)::int AS contributors
       FROM money_total t LEFT JOIN known e ON e.engagement_id = t.engagement_id
       WHERE t.kind IN ($3, $4) AND t.amount_usd > 0 AND t.month >= make_date($2, 1, 1)
         AND t.month < make_date($2 + 1, 1, 1) AND ${known('t')}
       GROUP BY t.agency HAVING sum(t.amount_usd) FILTER (WHERE t.kind = $4) > 0`,
      [asOf, year, above, below],
    );
  }

  /** Of what was due in the year until $4, how much was done on its day or before. */
  countDue(asOf: Date | null, year: number, kind: string, today: string): Promise<CountedCell[]> {
    return this.manager.query(
      `/* EngagementKpiRepository.countDue */
       WITH known AS (${engagements})
       SELECT e.agency, e.country, e.primary_type AS "partnerType",
         count(*) FILTER (WHERE d.done_on <= d.due_on)::text AS numerator, count(*)::text AS denominator,
         count(DISTINCT e.partner_id)::int AS contributors
       FROM engagement_due d JOIN known e ON e.engagement_id = d.engagement_id
       WHERE d.kind = $3 AND NOT d.cancelled AND d.due_on >= make_date($2, 1, 1) AND d.due_on < make_date($2 + 1, 1, 1)
         AND (d.due_on < $4::date OR d.done_on IS NOT NULL) AND ${known('d')}
       GROUP BY 1, 2, 3`,
      [asOf, year, kind, today],
    );
  }

  countAttained(asOf: Date | null, year: number, today: string): Promise<CountedCell[]> {
    return this.manager.query(
      `/* EngagementKpiRepository.countAttained */
       WITH known AS (${engagements})
       SELECT e.agency, e.country, e.primary_type AS "partnerType", count(*) FILTER (WHERE s.attained)::text AS numerator,
         count(*)::text AS denominator, count(DISTINCT e.partner_id)::int AS contributors
       FROM result_state s JOIN known e ON e.engagement_id = s.engagement_id
       WHERE NOT s.retired AND s.due_on >= make_date($2, 1, 1) AND s.due_on < make_date($2 + 1, 1, 1)
         AND s.due_on <= $3::date AND ${known('s')}
       GROUP BY 1, 2, 3`,
      [asOf, year, today],
    );
  }
}
