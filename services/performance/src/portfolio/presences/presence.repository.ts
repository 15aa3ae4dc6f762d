import type { EntityManager } from 'typeorm';

/** A place below a country, as registry names it. */
export interface PresentArea {
  country: string;
  scheme: string;
  code: string;
  /** 1 is a province, 2 a district. */
  level: number;
  name: string;
}

export interface PartnerPresence {
  partnerId: string;
  position: string;
  countries: string[];
  areas: PresentArea[];
  sectors: string[];
}

/** Where partners work and in what, as registry told last; the feed consumer alone writes it. */
export class PresenceRepository {
  constructor(private readonly manager: EntityManager) {}

  async save({ partnerId, position, countries, areas, sectors }: PartnerPresence): Promise<void> {
    await this.manager.query(
      `/* PresenceRepository.save */
       INSERT INTO partner_presence (partner_id, position, countries, areas, sectors) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT partner_presence_pk DO UPDATE SET position = excluded.position,
         countries = excluded.countries, areas = excluded.areas, sectors = excluded.sectors
       WHERE partner_presence.position < excluded.position`,
      [partnerId, position, countries, JSON.stringify(areas), sectors],
    );
  }
}
