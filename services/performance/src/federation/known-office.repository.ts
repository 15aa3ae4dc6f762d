import type { EntityManager } from 'typeorm';

/** As registry tells it. */
export interface KnownOffice {
  id: string;
  agency: string;
  parentId: string | null;
  /** HQ, REGIONAL, COUNTRY, SUB_OFFICE or FIELD. */
  level: string;
  name: string;
  /** ISO 3166-1 alpha-2; null for offices of several countries. */
  country: string | null;
  active: boolean;
}

const columns = 'o.id, o.agency, o.parent_id AS "parentId", o.level, o.name, o.country, o.active';

/** The projection of the offices of agencies; written by the feed consumer alone. */
export class KnownOfficeRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<KnownOffice[]> {
    return this.manager.query(
      `/* KnownOfficeRepository.findByIds */ SELECT ${columns} FROM known_office o WHERE o.id = ANY ($1)`,
      [ids],
    );
  }

  findOfAgencies(agencies: readonly string[]): Promise<KnownOffice[]> {
    return this.manager.query(
      `/* KnownOfficeRepository.findOfAgencies */
       SELECT ${columns} FROM known_office o WHERE o.agency = ANY ($1) ORDER BY o.agency, o.name, o.id`,
      [agencies],
    );
  }

  /** From the office upwards to the headquarters; twelve steps are more than any tree has. */
  findAncestry(id: string): Promise<KnownOffice[]> {
    return this.manager.query(
      `/* KnownOfficeRepository.findAncestry */
       WITH RECURSIVE walk AS (
         SELECT o.*, 0 AS steps FROM known_office o WHERE o.id = $1
         UNION ALL SELECT above.*, w.steps + 1 FROM walk w JOIN known_office above ON above.id = w.parent_id
         WHERE w.steps < 12)
       SELECT ${columns} FROM walk o ORDER BY steps`,
      [id],
    );
  }

  /** The offices and all below them. */
  findSubtrees(ids: readonly string[]): Promise<KnownOffice[]> {
    return this.manager.query(
      `/* KnownOfficeRepository.findSubtrees */
       WITH RECURSIVE walk AS (
         SELECT o.*, 0 AS steps FROM known_office o WHERE o.id = ANY ($1)
         UNION ALL SELECT below.*, w.steps + 1 FROM walk w JOIN known_office below ON below.parent_id = w.id
         WHERE w.steps < 12)
       SELECT DISTINCT ${columns} FROM walk o`,
      [ids],
    );
  }

  async save({ id, agency, parentId, level, name, country, active }: KnownOffice): Promise<void> {
    await this.manager.query(
      `/* KnownOfficeRepository.save */
       INSERT INTO known_office (id, agency, parent_id, level, name, country, active)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT ON CONSTRAINT known_office_pk DO UPDATE SET parent_id = excluded.parent_id, level = excluded.level,
         name = excluded.name, country = excluded.country, active = excluded.active`,
      [id, agency, parentId, level, name, country, active],
    );
  }
}
