import type { EntityManager } from 'typeorm';

export interface CoveredCountry {
  agency: string;
  country: string;
  offices: number;
  covered: number;
}

/** Which country offices have enough partners to be counted, and which of them consulted with partners. */
export class CoverageRepository {
  constructor(private readonly manager: EntityManager) {}

  /** As it was known then; offices as they are now, since nobody tells what they were. */
  count(year: number, asOf: Date): Promise<CoveredCountry[]> {
    return this.manager.query(
      `/* CoverageRepository.count */
       WITH known AS (
         SELECT DISTINCT ON (engagement_id) agency, country, partner_id, state, starts_on, ends_on
         FROM engagement_revision WHERE recorded_at <= $4 ORDER BY engagement_id, version DESC),
       served AS (
         SELECT k.agency, k.country FROM known k LEFT JOIN partner_redirect r ON r.old_id = k.partner_id
         WHERE k.state IN ('ACTIVE', 'SUSPENDED') AND k.starts_on <= $3::date AND (k.ends_on IS NULL OR k.ends_on >= $2::date)
         GROUP BY k.agency, k.country HAVING count(DISTINCT coalesce(r.survivor_id, k.partner_id)) >= $1),
       held AS (
         SELECT c.office_id, c.country, c.lead_agency || c.co_agencies AS agencies FROM consultation c
         WHERE c.held_recorded_at <= $4 AND c.held_on BETWEEN $2::date AND $3::date)
       SELECT o.agency, o.country, count(*)::int AS offices,
         count(*) FILTER (WHERE EXISTS (
           SELECT FROM held h WHERE h.office_id = o.id OR (h.country = o.country AND o.agency = ANY (h.agencies))))::int AS covered
       FROM known_office o JOIN served s ON s.agency = o.agency AND s.country = o.country
       WHERE o.level = 'COUNTRY' AND o.active GROUP BY o.agency, o.country
       ORDER BY o.agency COLLATE "C", o.country COLLATE "C"`,
      [3, `${year}-01-01`, `${year}-12-31`, asOf],
    );
  }
}
