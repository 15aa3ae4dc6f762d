import type { EntityManager } from 'typeorm';

/** Where work on a hit of a partner belongs; `agency` null is the pool that all agencies share. */
export interface HitPlace {
  partnerId: string;
  agency: string | null;
  country: string | null;
}

/**
 * Whose business a partner is: agencies that engage it now, each where it does; else the agency that sponsored its
 * registration, in its country of origin; else nobody's. `owner.id` is the partner.
 */
export const placesOfOwner = `CROSS JOIN LATERAL (
    SELECT DISTINCT e.agency, e.country FROM partner_engagement e
    WHERE e.partner_id = owner.id AND e.state IN ('ACTIVE', 'SUSPENDED')
    UNION ALL
    SELECT r.sponsor_agency, b.country_of_origin FROM (SELECT) AS one
    LEFT JOIN partner_basis b ON b.partner_id = owner.id
    LEFT JOIN partner_registration r ON r.partner_id = owner.id AND r.sponsor_agency IS NOT NULL
    WHERE NOT EXISTS (SELECT FROM partner_engagement e
                      WHERE e.partner_id = owner.id AND e.state IN ('ACTIVE', 'SUSPENDED'))
  ) AS place`;

export class HitPlaceRepository {
  constructor(private readonly manager: EntityManager) {}

  findByPartners(partnerIds: readonly string[]): Promise<HitPlace[]> {
    return this.manager.query(
      `/* HitPlaceRepository.findByPartners */
       SELECT owner.id AS "partnerId", place.agency, place.country FROM unnest($1::uuid[]) AS owner (id) ${placesOfOwner}
       ORDER BY owner.id, place.agency, place.country`,
      [partnerIds],
    );
  }
}
