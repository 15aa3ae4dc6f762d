import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { Statement } from './operating-context.rules';

export interface StatementSearch {
  country: string | null;
  agency: string | null;
}

const columns = `c.id, c.agency, c.country, c.admin1, c.level, c.source, c.valid_until::text AS "validUntil",
  c.set_at AS "setAt"`;
const matching = `FROM operating_context c WHERE ($1::text IS NULL OR c.country = $1) AND ($2::text IS NULL OR c.agency = $2)`;

/** Append-only; about countries, so for every agency. */
export class OperatingContextRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert(row: Statement & { setBy: string }): Promise<void> {
    const { id, agency, country, admin1, level, source, validUntil, setBy, setAt } = row;
    await this.manager.query(
      `/* OperatingContextRepository.insert */
       INSERT INTO operating_context (id, agency, country, admin1, level, source, valid_until, set_by, set_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, agency, country, admin1, level, source, validUntil, setBy, setAt],
    );
  }

  async find(id: string): Promise<Statement | null> {
    const [row] = await this.manager.query(
      `/* OperatingContextRepository.find */ SELECT ${columns} FROM operating_context c WHERE c.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The latest of each agency about each place of the countries, the latest first. */
  findLatest(countries: readonly string[]): Promise<Statement[]> {
    return this.manager.query(
      `/* OperatingContextRepository.findLatest */
       SELECT ${columns} FROM (
         SELECT DISTINCT ON (o.country, o.admin1, o.agency) o.* FROM operating_context o WHERE o.country = ANY ($1)
         ORDER BY o.country, o.admin1, o.agency, o.id DESC) AS c
       ORDER BY c.id DESC`,
      [countries],
    );
  }

  findPage({ country, agency }: StatementSearch, after: string | null, limit: number): Promise<Statement[]> {
    return this.manager.query(
      `/* OperatingContextRepository.findPage */
       SELECT ${columns} ${matching} AND ($3::uuid IS NULL OR c.id < $3) ORDER BY c.id DESC LIMIT $4`,
      [country, agency, after, limit],
    );
  }

  async count({ country, agency }: StatementSearch): Promise<number> {
    const [{ count }] = await this.manager.query(`/* OperatingContextRepository.count */ ${countUpTo(matching)}`, [
      country,
      agency,
    ]);
    return count;
  }
}
