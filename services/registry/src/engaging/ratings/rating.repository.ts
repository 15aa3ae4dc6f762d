import type { EntityManager } from 'typeorm';

export interface Rating {
  assessmentId: string;
  partnerId: string;
  kind: string;
  band: string;
  ownerAgency: string;
  finalisedOn: string;
  validUntil: string;
}

/** What is known of assessments: no more than every agency may see of them (domain-model.md 2.8). */
export class RatingRepository {
  constructor(private readonly manager: EntityManager) {}

  async save({ assessmentId, partnerId, kind, band, ownerAgency, finalisedOn, validUntil }: Rating): Promise<void> {
    await this.manager.query(
      `/* RatingRepository.save */
       INSERT INTO partner_rating (assessment_id, partner_id, kind, band, owner, finalised_on, valid_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (assessment_id) DO NOTHING`,
      [assessmentId, partnerId, kind, band, ownerAgency, finalisedOn, validUntil],
    );
  }

  /** @param endedOn the first day on which it no longer counts */
  async end(assessmentId: string, endedOn: string): Promise<void> {
    await this.manager.query(
      `/* RatingRepository.end */ UPDATE partner_rating SET ended_on = least(ended_on, $2) WHERE assessment_id = $1`,
      [assessmentId, endedOn],
    );
  }
}
