import type { EntityManager } from 'typeorm';

/** As performance tells it; amounts are not needed to know who is exposed. */
export interface PartnerEngagement {
  engagementId: string;
  partnerId: string;
  agency: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  state: 'PLANNED' | 'ACTIVE' | 'SUSPENDED' | 'CLOSED';
  at: string;
}

/** The projection of performance's engagements: written by the feed consumer, read by jobs, and by no request. */
export class PartnerEngagementRepository {
  constructor(private readonly manager: EntityManager) {}

  async save({ engagementId, partnerId, agency, country, state, at }: PartnerEngagement): Promise<void> {
    await this.manager.query(
      `/* PartnerEngagementRepository.save */
       INSERT INTO partner_engagement (id, partner_id, agency, country, state, at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT partner_engagement_pk DO UPDATE
       SET partner_id = excluded.partner_id, agency = excluded.agency, country = excluded.country,
           state = excluded.state, at = excluded.at`,
      [engagementId, partnerId, agency, country, state, at],
    );
  }

  findExposedAgencies(partnerIds: readonly string[]): Promise<{ agency: string }[]> {
    return this.manager.query(
      `/* PartnerEngagementRepository.findExposedAgencies */
       SELECT DISTINCT agency COLLATE "C" AS agency FROM partner_engagement
       WHERE partner_id = ANY ($1) AND state IN ('ACTIVE', 'SUSPENDED') ORDER BY 1`,
      [partnerIds],
    );
  }
}
