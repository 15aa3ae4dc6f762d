import type { EntityManager } from 'typeorm';

/** Keyed hashes of the names of partners; written by the feed consumer alone. */
export class PartnerNameRepository {
  constructor(private readonly manager: EntityManager) {}

  async deleteOthers(partnerId: string, hashes: readonly string[]): Promise<void> {
    await this.manager.query(
      `/* PartnerNameRepository.deleteOthers */
       DELETE FROM known_partner_name WHERE partner_id = $1 AND name_hash <> ALL ($2::text[])`,
      [partnerId, hashes],
    );
  }

  async insert(partnerId: string, hashes: readonly string[]): Promise<void> {
    await this.manager.query(
      `/* PartnerNameRepository.insert */
       INSERT INTO known_partner_name (partner_id, name_hash) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
      [partnerId, hashes],
    );
  }

  findAmong(hashes: readonly string[]): Promise<{ nameHash: string }[]> {
    return this.manager.query(
      `/* PartnerNameRepository.findAmong */
       SELECT DISTINCT name_hash AS "nameHash" FROM known_partner_name WHERE name_hash = ANY ($1)`,
      [hashes],
    );
  }
}
