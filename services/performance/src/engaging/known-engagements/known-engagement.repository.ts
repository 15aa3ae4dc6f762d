import type { EntityManager } from 'typeorm';

/** An agreement as it was on record, of the partner that stands for it today. */
export interface KnownEngagement {
  engagementId: string;
  agency: string;
  /** The survivor when the partner was merged meanwhile. */
  partnerId: string;
  /** As registry tells it now; null when it told none. */
  partnerType: string | null;
  /** Country of origin of the partner. */
  partnerCountry: string | null;
  country: string;
  sector: string | null;
  from: string;
  to: string | null;
  amountUsd: string;
  undisbursedUsd: string;
  state: string;
}

/** Money of one partner, agency, country and sector in one year. */
export interface KnownAmount {
  agency: string;
  partnerId: string;
  partnerType: string | null;
  partnerCountry: string | null;
  country: string;
  sector: string | null;
  kind: string;
  amountUsd: string;
}

export interface KnownQuestion {
  /** Null is now. */
  asOf: Date | null;
  agencies: readonly string[] | null;
  countries: readonly string[] | null;
}

/** The version of each agreement that was on record at $1. */
const known = `SELECT DISTINCT ON (r.engagement_id) r.* FROM engagement_revision r
  WHERE $1::timestamptz IS NULL OR r.recorded_at <= $1 ORDER BY r.engagement_id, r.version DESC`;

const withPartner = `LEFT JOIN partner_redirect p ON p.old_id = e.partner_id
  LEFT JOIN known_partner k ON k.partner_id = coalesce(p.survivor_id, e.partner_id)`;

/** What other features count from; no field here is confidential. */
export class KnownEngagementRepository {
  constructor(private readonly manager: EntityManager) {}

  find({ asOf, agencies, countries }: KnownQuestion): Promise<KnownEngagement[]> {
    return this.manager.query(
      `/* KnownEngagementRepository.find */
       WITH known AS (${known})
       SELECT e.engagement_id AS "engagementId", e.agency, coalesce(p.survivor_id, e.partner_id) AS "partnerId",
         k.primary_type AS "partnerType", k.country AS "partnerCountry", e.country, e.sector,
         e.starts_on::text AS "from", e.ends_on::text AS "to", e.amount_usd::text AS "amountUsd",
         e.undisbursed_usd::text AS "undisbursedUsd", e.state
       FROM known e ${withPartner}
       WHERE ($2::text[] IS NULL OR e.agency = ANY ($2)) AND ($3::text[] IS NULL OR e.country = ANY ($3))
       ORDER BY e.engagement_id`,
      [asOf, agencies, countries],
    );
  }

  findAmounts(
    { asOf, agencies, countries }: KnownQuestion,
    year: number,
    kinds: readonly string[],
  ): Promise<KnownAmount[]> {
    return this.manager.query(
      `/* KnownEngagementRepository.findAmounts */
       WITH known AS (${known})
       SELECT e.agency, coalesce(p.survivor_id, e.partner_id) AS "partnerId", k.primary_type AS "partnerType",
         k.country AS "partnerCountry", e.country, e.sector, t.kind, sum(t.amount_usd)::text AS "amountUsd"
       FROM money_total t JOIN known e ON e.engagement_id = t.engagement_id ${withPartner}
       WHERE t.month >= make_date($4, 1, 1) AND t.month < make_date($4 + 1, 1, 1) AND t.kind = ANY ($5)
         AND ($1::timestamptz IS NULL AND t.superseded_at IS NULL
              OR t.recorded_at <= $1 AND (t.superseded_at IS NULL OR t.superseded_at > $1))
         AND ($2::text[] IS NULL OR e.agency = ANY ($2)) AND ($3::text[] IS NULL OR e.country = ANY ($3))
       GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(t.amount_usd) > 0`,
      [asOf, agencies, countries, year, kinds],
    );
  }
}
