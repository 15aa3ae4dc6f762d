import type { EntityManager } from 'typeorm';
import type { AgencyOffice } from './office.entity';

export type NewOffice = Pick<AgencyOffice, 'agency' | 'parentId' | 'level' | 'name' | 'country'>;

const columns = `o.id, o.agency, o.parent_id AS "parentId", o.level, o.name, o.country, o.city, o.active, o.version`;

export class OfficeRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<AgencyOffice[]> {
    return this.manager.query(
      `/* OfficeRepository.findByIds */ SELECT ${columns} FROM office o WHERE o.id = ANY ($1)`,
      [ids],
    );
  }

  async ensure({ id, agency, parentId, level, name, country }: NewOffice & { id: string }): Promise<string> {
    const [row] = await this.manager.query(
      `/* OfficeRepository.ensure */
       INSERT INTO office (id, agency, parent_id, level, name, country) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT office_name_uq DO UPDATE SET name = excluded.name RETURNING id`,
      [id, agency, parentId, level, name, country],
    );
    return row.id;
  }

  /** The office that is responsible for a country: its country office, else the headquarters. */
  async findResponsible(agency: string, country: string): Promise<AgencyOffice | null> {
    const [row] = await this.manager.query(
      `/* OfficeRepository.findResponsible */
       SELECT ${columns} FROM office o
       WHERE o.agency = $1 AND o.active AND ((o.level = 'COUNTRY' AND o.country = $2) OR o.level = 'HQ')
       ORDER BY o.level = 'HQ', o.id LIMIT 1`,
      [agency, country],
    );
    return row ?? null;
  }

  /** The office itself and all above it, up to the headquarters. */
  async findAncestry(id: string): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `/* OfficeRepository.findAncestry */
       WITH RECURSIVE above AS (
         SELECT id, parent_id FROM office WHERE id = $1
         UNION SELECT o.id, o.parent_id FROM office o JOIN above ON o.id = above.parent_id)
       SELECT id FROM above`,
      [id],
    );
    return rows.map((row) => row.id);
  }
}
