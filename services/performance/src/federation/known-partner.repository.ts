import type { EntityManager } from 'typeorm';
import type { KnownPartner } from './known-partner.entity';

/** The projection of the roster; written by the feed consumer alone. */
export class KnownPartnerRepository {
  constructor(private readonly manager: EntityManager) {}

  async exists(partnerId: string): Promise<boolean> {
    const rows = await this.manager.query(
      '/* KnownPartnerRepository.exists */ SELECT 1 FROM known_partner WHERE partner_id = $1',
      [partnerId],
    );
    return rows.length > 0;
  }

  /** A replay of the feed changes nothing. */
  async save({ partnerId, registeredAt }: KnownPartner): Promise<void> {
    await this.manager.query(
      `/* KnownPartnerRepository.save */
       INSERT INTO known_partner (partner_id, registered_at) VALUES ($1, $2) ON CONFLICT (partner_id) DO NOTHING`,
      [partnerId, registeredAt],
    );
  }
}
