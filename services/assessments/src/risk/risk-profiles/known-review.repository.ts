import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { KnownReview } from './risk-profile.rules';

/** As performance tells it; a review that is withdrawn stays here and counts for nothing. */
export interface PublishedReview extends KnownReview {
  reviewId: string;
  partnerId: string;
  withdrawn: boolean;
  at: string;
}

/** The projection of performance's published reviews; written by the feed consumer alone. */
export class KnownReviewRepository {
  constructor(private readonly manager: EntityManager) {}

  async save({
    reviewId,
    partnerId,
    agency,
    band,
    recommendation,
    endsOn,
    withdrawn,
    at,
  }: PublishedReview): Promise<void> {
    await this.manager.query(
      `/* KnownReviewRepository.save */
       INSERT INTO partner_review (id, partner_id, agency, band, recommendation, ends_on, withdrawn, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT ON CONSTRAINT partner_review_pk DO UPDATE SET band = excluded.band,
         recommendation = excluded.recommendation, ends_on = excluded.ends_on, withdrawn = excluded.withdrawn,
         at = excluded.at WHERE partner_review.at <= excluded.at`,
      [reviewId, partnerId, agency, band, recommendation, endsOn, withdrawn, at],
    );
  }

  /** The latest of each agency about each of these partners. */
  findLatest(partnerIds: readonly string[]): Promise<(KnownReview & { partnerId: string })[]> {
    return this.manager.query(
      `/* KnownReviewRepository.findLatest */
       SELECT DISTINCT ON (wanted.partner_id, r.agency) wanted.partner_id AS "partnerId", r.agency, r.band,
         r.recommendation, r.ends_on::text AS "endsOn"
       FROM ${wantedPartners} JOIN partner_review r ON r.partner_id = ANY (wanted.ids) AND NOT r.withdrawn
       ORDER BY wanted.partner_id, r.agency, r.ends_on DESC, r.id DESC`,
      [partnerIds],
    );
  }
}
