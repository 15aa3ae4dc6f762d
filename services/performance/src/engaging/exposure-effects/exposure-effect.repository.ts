import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';

/** Advances of one agreement, by how old they are; what was settled pays the oldest first. */
export interface AdvanceRow {
  partnerId: string;
  country: string;
  paidUsd: string;
  over6Usd: string;
  over9Usd: string;
  settledUsd: string;
}

export interface PlaceRow {
  partnerId: string;
  country: string;
  sector: string | null;
  activeUsd: string;
  totalUsd: string;
  otherPartners: number;
}

/** Of what was on record at $2, or is now when that is null. */
const known = `($2::timestamptz IS NULL AND t.superseded_at IS NULL
  OR t.recorded_at <= $2 AND (t.superseded_at IS NULL OR t.superseded_at > $2))`;

const running = `SELECT DISTINCT ON (r.engagement_id) r.* FROM engagement_revision r
  WHERE $2::timestamptz IS NULL OR r.recorded_at <= $2 ORDER BY r.engagement_id, r.version DESC`;

export class ExposureEffectRepository {
  constructor(private readonly manager: EntityManager) {}

  /** $3 and $4 are the days six and nine months before. */
  findAdvances(
    partnerIds: readonly string[],
    at: Date | null,
    [six, nine]: readonly [string, string],
  ): Promise<AdvanceRow[]> {
    return this.manager.query(
      `/* ExposureEffectRepository.findAdvances */
       SELECT wanted.partner_id AS "partnerId", e.country, m.paid::numeric(30, 2)::text AS "paidUsd",
         m.over6::numeric(30, 2)::text AS "over6Usd", m.over9::numeric(30, 2)::text AS "over9Usd",
         m.settled::numeric(30, 2)::text AS "settledUsd"
       FROM ${wantedPartners} JOIN engagement e ON e.partner_id = ANY (wanted.ids) CROSS JOIN LATERAL (
         SELECT coalesce(sum(t.amount_usd) FILTER (WHERE t.kind = 'DISBURSEMENT'), 0) AS paid,
           coalesce(sum(t.amount_usd) FILTER (WHERE t.kind = 'DISBURSEMENT' AND t.last_on <= $3::date), 0) AS over6,
           coalesce(sum(t.amount_usd) FILTER (WHERE t.kind = 'DISBURSEMENT' AND t.last_on <= $4::date), 0) AS over9,
           coalesce(sum(t.amount_usd) FILTER (WHERE t.kind IN ('EXPENDITURE', 'REFUND')), 0) AS settled
         FROM money_total t WHERE t.engagement_id = e.id AND ${known}) AS m
       WHERE m.paid > 0`,
      [partnerIds, at, six, nine],
    );
  }

  findPlaces(partnerIds: readonly string[], at: Date | null): Promise<PlaceRow[]> {
    return this.manager.query(
      `/* ExposureEffectRepository.findPlaces */
       WITH active AS (
         SELECT coalesce(p.survivor_id, r.partner_id) AS partner, r.country, r.sector, r.amount_usd
         FROM (${running}) AS r LEFT JOIN partner_redirect p ON p.old_id = r.partner_id
         WHERE r.state IN ('ACTIVE', 'SUSPENDED')),
       places AS (
         SELECT country, sector, sum(amount_usd) AS total, count(DISTINCT partner)::int AS partners
         FROM active GROUP BY country, sector)
       SELECT wanted.partner_id AS "partnerId", a.country, a.sector, sum(a.amount_usd)::text AS "activeUsd",
         places.total::text AS "totalUsd", places.partners - 1 AS "otherPartners"
       FROM ${wantedPartners} JOIN active a ON a.partner = ANY (wanted.ids)
       JOIN places ON places.country = a.country AND places.sector IS NOT DISTINCT FROM a.sector
       GROUP BY wanted.partner_id, a.country, a.sector, places.total, places.partners`,
      [partnerIds, at],
    );
  }
}
