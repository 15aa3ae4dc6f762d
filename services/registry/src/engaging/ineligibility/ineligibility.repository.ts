import type { EntityManager } from 'typeorm';
import type { Ineligibility } from './ineligibility.rules';

export interface IneligibilityRow extends Ineligibility {
  partnerId: string;
}

/** The projection of what sanctions says about ineligibility; written by the feed consumer alone, never edited. */
export class IneligibilityRepository {
  constructor(private readonly manager: EntityManager) {}

  /** As it had been recorded by an instant; the present is one such instant. */
  findAt(partnerIds: readonly string[], at: Date): Promise<IneligibilityRow[]> {
    return this.manager.query(
      `/* IneligibilityRepository.findAt */
       SELECT DISTINCT ON (partner_id) partner_id AS "partnerId", ineligible, since, listing, entries
       FROM ineligibility_history WHERE partner_id = ANY ($1) AND recorded_at <= $2
       ORDER BY partner_id, id DESC`,
      [partnerIds, at],
    );
  }

  async insert(
    id: string,
    { partnerId, ineligible, since, listing, entries }: IneligibilityRow,
    recordedAt: Date,
  ): Promise<void> {
    await this.manager.query(
      `/* IneligibilityRepository.insert */
       INSERT INTO ineligibility_history (id, partner_id, ineligible, since, listing, entries, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, partnerId, ineligible, since, listing, JSON.stringify(entries), recordedAt],
    );
  }
}
