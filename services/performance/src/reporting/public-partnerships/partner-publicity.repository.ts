import type { EntityManager } from 'typeorm';

export interface PartnerPublicity {
  partnerId: string;
  position: string;
  /** The four are null together. */
  name: string | null;
  uniqueNumber: string | null;
  primaryType: string | null;
  country: string | null;
}

/** Which partners are PUBLIC, as registry told last; the feed consumer alone writes it. */
export class PartnerPublicityRepository {
  constructor(private readonly manager: EntityManager) {}

  async save({ partnerId, position, name, uniqueNumber, primaryType, country }: PartnerPublicity): Promise<void> {
    await this.manager.query(
      `/* PartnerPublicityRepository.save */
       INSERT INTO partner_publicity (partner_id, position, name, unique_number, primary_type, country)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT partner_publicity_pk DO UPDATE SET position = excluded.position, name = excluded.name,
         unique_number = excluded.unique_number, primary_type = excluded.primary_type, country = excluded.country
       WHERE partner_publicity.position < excluded.position`,
      [partnerId, position, name, uniqueNumber, primaryType, country],
    );
  }
}
