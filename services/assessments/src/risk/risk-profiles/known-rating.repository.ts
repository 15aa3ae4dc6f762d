import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { KnownRating } from './risk-profile.rules';

/** With the partner that was asked about. */
export type RatingOfPartner = KnownRating & { partnerId: string };

/** What every agency may know of final assessments. */
export class KnownRatingRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The latest of each agency and kind; expired ones too, those that proved wrong never. */
  findLatest(partnerIds: readonly string[]): Promise<RatingOfPartner[]> {
    return this.manager.query(
      `/* KnownRatingRepository.findLatest */
       SELECT DISTINCT ON (wanted.partner_id, a.owner_agency, a.kind)
         wanted.partner_id AS "partnerId", a.id AS "assessmentId", a.owner_agency AS agency, a.kind, a.band,
         a.finalised_on::text AS "finalisedOn", a.valid_until::text AS "validUntil"
       FROM ${wantedPartners} JOIN assessment a ON a.partner_id = ANY (wanted.ids) AND a.state IN ('FINAL', 'EXPIRED')
       ORDER BY wanted.partner_id, a.owner_agency, a.kind, a.finalised_on DESC, a.id DESC`,
      [partnerIds],
    );
  }
}
