import type { EntityManager } from 'typeorm';
import type { PartnerSector } from './sector.view';

export type PartnerSectorRow = PartnerSector & { partnerId: string };

export class SectorRepository {
  constructor(private readonly manager: EntityManager) {}

  findByPartners(partnerIds: readonly string[]): Promise<PartnerSectorRow[]> {
    return this.manager.query(
      `/* SectorRepository.findByPartners */
       SELECT partner_id AS "partnerId", sector, specialisation, list_version AS "listVersion", experience,
              since_year AS "sinceYear"
       FROM partner_sector WHERE partner_id = ANY ($1) ORDER BY partner_id, sector COLLATE "C", specialisation COLLATE "C"`,
      [partnerIds],
    );
  }

  async remove(partnerId: string): Promise<void> {
    await this.manager.query('/* SectorRepository.remove */ DELETE FROM partner_sector WHERE partner_id = $1', [
      partnerId,
    ]);
  }

  async insert(rows: PartnerSectorRow[]): Promise<void> {
    await this.manager.query(
      `/* SectorRepository.insert */
       INSERT INTO partner_sector (partner_id, sector, specialisation, list_version, experience, since_year, first_of_sector)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::integer[], $5::text[], $6::integer[], $7::boolean[])`,
      [
        rows.map(({ partnerId }) => partnerId),
        rows.map(({ sector }) => sector),
        rows.map(({ specialisation }) => specialisation),
        rows.map(({ listVersion }) => listVersion),
        rows.map(({ experience }) => experience),
        rows.map(({ sinceYear }) => sinceYear),
        // One row per sector is marked, so that partners are counted by sector without a DISTINCT.
        rows.map(({ sector }, index) => rows.findIndex((row) => row.sector === sector) === index),
      ],
    );
  }
}
