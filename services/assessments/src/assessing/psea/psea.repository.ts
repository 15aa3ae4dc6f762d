import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { PseaRating } from './psea.rules';

export interface MethodOfRating {
  methodologyCode: string | null;
  methodologyVersion: number | null;
}

export type PartnerPsea = PseaRating & MethodOfRating & { partnerId: string };

/** Partners that have the same rating from the same day; nulls where nobody rated them. */
export type PseaGroup = { [Key in keyof (PseaRating & MethodOfRating)]: (PseaRating & MethodOfRating)[Key] | null } & {
  partners: number;
};

const columns = `a.band, a.finalised_on::text AS "finalisedOn", a.valid_until::text AS "validUntil",
  a.owner_agency AS "ownerAgency", a.methodology_code AS "methodologyCode", a.methodology_version AS "methodologyVersion"`;

/** @param ids SQL of the ids that a partner has @param day SQL of the day that is looked at */
const latestValid = (ids: string, day: string) => `
  SELECT ${columns} FROM assessment a
  WHERE a.partner_id = ANY (${ids}) AND a.kind = 'PSEA_CAPACITY' AND a.state = 'FINAL'
    AND a.finalised_on <= ${day} AND a.valid_until >= ${day}
  ORDER BY a.finalised_on DESC, a.id DESC LIMIT 1`;

export class PseaRepository {
  constructor(private readonly manager: EntityManager) {}

  findLatestValid(partnerIds: readonly string[], day: string): Promise<PartnerPsea[]> {
    return this.manager.query(
      `/* PseaRepository.findLatestValid */
       SELECT wanted.partner_id AS "partnerId", latest.*
       FROM ${wantedPartners} CROSS JOIN LATERAL (${latestValid('wanted.ids', '$2')}) AS latest`,
      [partnerIds, day],
    );
  }

  /** Every partner once, merged ones with their survivor; of one country or of all. */
  countGroups(country: string | null, day: string): Promise<PseaGroup[]> {
    return this.manager.query(
      `/* PseaRepository.countGroups */
       SELECT latest.*, count(*)::int AS partners
       FROM known_partner k
       CROSS JOIN LATERAL (SELECT ARRAY(
         SELECT k.partner_id UNION ALL SELECT r.old_id FROM partner_redirect r WHERE r.survivor_id = k.partner_id) AS ids) AS own
       LEFT JOIN LATERAL (${latestValid('own.ids', '$2')}) AS latest ON true
       WHERE NOT EXISTS (SELECT FROM partner_redirect r WHERE r.old_id = k.partner_id)
         AND ($1::text IS NULL OR k.country = $1 OR EXISTS (
           SELECT FROM partner_engagement e
           WHERE e.partner_id = ANY (own.ids) AND e.country = $1 AND e.state IN ('PLANNED', 'ACTIVE', 'SUSPENDED')))
       GROUP BY latest.band, latest."finalisedOn", latest."validUntil", latest."ownerAgency", latest."methodologyCode",
         latest."methodologyVersion"`,
      [country, day],
    );
  }
}
