import { countUpTo } from '@partner-commons/platform/page';
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

  list(agency: string, after: string[] | null, limit: number): Promise<AgencyOffice[]> {
    return this.manager.query(
      `/* OfficeRepository.list */
       SELECT ${columns} FROM office o
       WHERE o.agency = $1 AND ($2::text IS NULL OR (o.name COLLATE "C", o.id) > ($2, $3::uuid))
       ORDER BY o.name COLLATE "C", o.id LIMIT $4`,
      [agency, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async count(agency: string): Promise<number> {
    const [row] = await this.manager.query(
      `/* OfficeRepository.count */ ${countUpTo('FROM office WHERE agency = $1')}`,
      [agency],
    );
    return row.count;
  }

  /** False when the agency has an office of this name. */
  async insert(office: AgencyOffice): Promise<boolean> {
    const rows = await this.manager.query(
      `/* OfficeRepository.insert */
       INSERT INTO office (id, agency, parent_id, level, name, country, city) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT ON CONSTRAINT office_name_uq DO NOTHING RETURNING id`,
      [office.id, office.agency, office.parentId, office.level, office.name, office.country, office.city],
    );
    return rows.length > 0;
  }

  /** The new version; null when somebody else wrote first. */
  async update(office: AgencyOffice, expectedVersion: number): Promise<number | 'NAME_TAKEN' | null> {
    const [rows] = await this.manager.query(
      `/* OfficeRepository.update */
       UPDATE office SET parent_id = $3, name = $4, city = $5, active = $6, version = version + 1
       WHERE id = $1 AND version = $2
         AND NOT EXISTS (SELECT FROM office other WHERE other.agency = $7 AND other.name = $4 AND other.id <> $1)
       RETURNING version`,
      [office.id, expectedVersion, office.parentId, office.name, office.city, office.active, office.agency],
    );
    if (rows[0]) return rows[0].version;
    const [current] = await this.findByIds([office.id]);
    return current?.version === expectedVersion ? 'NAME_TAKEN' : null;
  }

  async lockTree(agency: string): Promise<void> {
    await this.manager.query('/* OfficeRepository.lockTree */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `office-tree:${agency}`,
    ]);
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
