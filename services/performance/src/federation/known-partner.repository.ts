import type { EntityManager } from 'typeorm';
import type { KnownPartner } from './known-partner.entity';

/** The projection of the roster; written by the feed consumer alone. */
export class KnownPartnerRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The id to write facts under: the partner's own, or that of the one it was merged into. */
  async findCurrent(partnerId: string): Promise<string | null> {
    const [row] = await this.manager.query(
      `/* KnownPartnerRepository.findCurrent */
       SELECT coalesce(r.survivor_id, k.partner_id) AS id
       FROM known_partner k LEFT JOIN partner_redirect r ON r.old_id = k.partner_id WHERE k.partner_id = $1`,
      [partnerId],
    );
    return row?.id ?? null;
  }

  find(partnerIds: readonly string[]): Promise<KnownPartner[]> {
    return this.manager.query(
      `/* KnownPartnerRepository.find */
       SELECT partner_id AS "partnerId", registered_at AS "registeredAt", primary_type AS "primaryType", country
       FROM known_partner WHERE partner_id = ANY ($1)`,
      [partnerIds],
    );
  }

  async changeType(partnerId: string, primaryType: string): Promise<void> {
    await this.manager.query(
      `/* KnownPartnerRepository.changeType */
       UPDATE known_partner SET primary_type = $2 WHERE partner_id = $1 AND primary_type IS DISTINCT FROM $2`,
      [partnerId, primaryType],
    );
  }

  /** A replay of the feed brings what was not kept the first time, and changes nothing else. */
  async save({ partnerId, registeredAt, primaryType, country }: KnownPartner): Promise<void> {
    await this.manager.query(
      `/* KnownPartnerRepository.save */
       INSERT INTO known_partner (partner_id, registered_at, primary_type, country) VALUES ($1, $2, $3, $4)
       ON CONFLICT (partner_id) DO UPDATE SET primary_type = excluded.primary_type, country = excluded.country`,
      [partnerId, registeredAt, primaryType, country],
    );
  }
}
