import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { PublicPartnership, PublicResult } from './public-partnership.view';

export interface PublicQuery {
  partnerIds: readonly string[] | null;
  agency: string | null;
  country: string | null;
}

export type PublicRow = Omit<PublicPartnership, 'budgetBand' | 'amountUsd'> & {
  totalUsd: string;
  publishesAmounts: boolean;
};

/** Of agencies that publish, with partners that are PUBLIC; a merged partner is its survivor. */
const shown = `FROM engagement e
  JOIN agency_publication a ON a.agency = e.agency AND a.publishes
  JOIN known_agency k ON k.code = e.agency
  LEFT JOIN partner_redirect d ON d.old_id = e.partner_id
  JOIN partner_publicity p ON p.partner_id = coalesce(d.survivor_id, e.partner_id) AND p.name IS NOT NULL
  WHERE e.state <> 'PLANNED' AND (a.from_day IS NULL OR e.ends_on IS NULL OR e.ends_on >= a.from_day)
    AND ($1::uuid[] IS NULL OR e.partner_id IN (SELECT unnest(wanted.ids) FROM ${wantedPartners}))
    AND ($2::text IS NULL OR e.agency = $2) AND ($3::text IS NULL OR e.country = $3)`;

const place = ({ partnerIds, agency, country }: PublicQuery) => [partnerIds, agency, country];

export class PublicPartnershipRepository {
  constructor(private readonly manager: EntityManager) {}

  findPage(query: PublicQuery, after: string | null, limit: number): Promise<PublicRow[]> {
    return this.manager.query(
      `/* PublicPartnershipRepository.findPage */
       SELECT e.id, e.agency AS "agencyCode", k.name AS "agencyName", e.country, e.sector, e.starts_on::text AS "from",
         e.ends_on::text AS "to", e.amount_usd::text AS "totalUsd", a.publishes_amounts AS "publishesAmounts",
         json_build_object('id', p.partner_id, 'name', p.name, 'uniqueNumber', p.unique_number, 'type', p.primary_type,
           'country', p.country) AS partner
       ${shown} AND ($4::uuid IS NULL OR e.id < $4) ORDER BY e.id DESC LIMIT $5`,
      [...place(query), after, limit],
    );
  }

  async count(query: PublicQuery): Promise<number> {
    const [row] = await this.manager.query(`/* PublicPartnershipRepository.count */ ${countUpTo(shown)}`, place(query));
    return row.count;
  }

  /** The latest 20 of each agreement. */
  findResults(engagementIds: readonly string[]): Promise<PublicResult[]> {
    return this.manager.query(
      `/* PublicPartnershipRepository.findResults */
       SELECT latest.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT r.id, r.engagement_id AS "engagementId", r.statement, r.indicator, r.unit, r.baseline::text, r.target::text,
           r.value::text, r.measured_on::text AS "measuredOn", r.method, r.sdgs
         FROM partnership_result r WHERE r.engagement_id = wanted.id AND r.is_public AND r.claim = 'VERIFIED'
         ORDER BY r.id DESC LIMIT 20) AS latest`,
      [engagementIds],
    );
  }
}
