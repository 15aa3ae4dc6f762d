import type { EntityManager } from 'typeorm';

/** Where a partner works and in what, as other services hear it; country-wide entries (level 0) are its countries. */
export interface PresenceFact {
  countries: string[];
  areas: { country: string; scheme: string; code: string; level: number; name: string }[];
  sectors: string[];
}

export class PresenceFactRepository {
  constructor(private readonly manager: EntityManager) {}

  /** So that the facts of one partner are published in the order of their changes. */
  async lockPartner(partnerId: string): Promise<void> {
    await this.manager.query(
      '/* PresenceFactRepository.lockPartner */ SELECT FROM partner WHERE id = $1 FOR NO KEY UPDATE',
      [partnerId],
    );
  }

  async find(partnerId: string): Promise<PresenceFact> {
    const [row] = await this.manager.query(
      `/* PresenceFactRepository.find */
       SELECT
         ARRAY(SELECT country FROM operating_country WHERE partner_id = $1 AND until IS NULL
               UNION SELECT country FROM partner_location WHERE partner_id = $1 AND until IS NULL ORDER BY 1) AS countries,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('country', l.country, 'scheme', l.scheme, 'code', l.code,
                   'level', l.level, 'name', l.name) ORDER BY l.scheme, l.code), '[]')
          FROM partner_location l WHERE l.partner_id = $1 AND l.until IS NULL AND l.level > 0) AS areas,
         ARRAY(SELECT DISTINCT sector FROM partner_sector WHERE partner_id = $1 ORDER BY 1) AS sectors`,
      [partnerId],
    );
    return row;
  }
}
