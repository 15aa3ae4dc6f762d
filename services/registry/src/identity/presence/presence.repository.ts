import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { AreaCoverage, OperatingCountry, PartnerLocation } from './presence.view';

export type OperatingCountryRow = OperatingCountry & { id: string; partnerId: string };

export interface CoverageQuestion {
  country: string;
  /** Code of a sector or specialisation. */
  sector: string | null;
  level: number | null;
}

const columns = `l.id, l.partner_id AS "partnerId", l.country, l.scheme, l.code, l.level, l.name, l.since::text AS since,
  l.until::text AS until, l.latitude::float8 AS latitude, l.longitude::float8 AS longitude`;

/** $1 country, $2 sector, $3 level. */
const covered = `FROM partner_location l JOIN partner p ON p.id = l.partner_id
  WHERE l.country = $1 AND l.until IS NULL AND p.standing <> 'CLOSED' AND ($3::integer IS NULL OR l.level = $3)
    AND ($2::text IS NULL OR EXISTS (SELECT FROM partner_sector s
      WHERE s.partner_id = p.id AND $2 IN (s.sector, s.specialisation)))
  GROUP BY l.scheme, l.code`;

export class PresenceRepository {
  constructor(private readonly manager: EntityManager) {}

  findCountries(partnerIds: readonly string[]): Promise<OperatingCountryRow[]> {
    return this.manager.query(
      `/* PresenceRepository.findCountries */
       SELECT id, partner_id AS "partnerId", country, since::text AS since FROM operating_country
       WHERE partner_id = ANY ($1) AND until IS NULL ORDER BY partner_id, country`,
      [partnerIds],
    );
  }

  async insertCountries(rows: OperatingCountryRow[]): Promise<void> {
    await this.manager.query(
      `/* PresenceRepository.insertCountries */
       INSERT INTO operating_country (id, partner_id, country, since)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[])`,
      [
        rows.map(({ id }) => id),
        rows.map(({ partnerId }) => partnerId),
        rows.map(({ country }) => country),
        rows.map(({ since }) => since),
      ],
    );
  }

  /** A country that was named by mistake, with a first day after the last one, ends on its first day. */
  async endCountries(ids: readonly string[], until: string): Promise<void> {
    await this.manager.query(
      `/* PresenceRepository.endCountries */
       UPDATE operating_country SET until = greatest($2::date, since) WHERE id = ANY ($1) AND until IS NULL`,
      [ids, until],
    );
  }

  findLocations(partnerIds: readonly string[]): Promise<PartnerLocation[]> {
    return this.manager.query(
      `/* PresenceRepository.findLocations */
       SELECT ${columns} FROM partner_location l WHERE l.partner_id = ANY ($1) AND l.until IS NULL
       ORDER BY l.partner_id, l.country, l.scheme, l.code COLLATE "C"`,
      [partnerIds],
    );
  }

  async findLocation(id: string): Promise<PartnerLocation | null> {
    const [row] = await this.manager.query(
      `/* PresenceRepository.findLocation */ SELECT ${columns} FROM partner_location l WHERE l.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** False when the partner is known to work there already. */
  async insertLocation(row: PartnerLocation): Promise<boolean> {
    const rows = await this.manager.query(
      `/* PresenceRepository.insertLocation */
       INSERT INTO partner_location (id, partner_id, country, scheme, code, level, name, since, latitude, longitude)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
      [
        row.id,
        row.partnerId,
        row.country,
        row.scheme,
        row.code,
        row.level,
        row.name,
        row.since,
        row.latitude,
        row.longitude,
      ],
    );
    return rows.length > 0;
  }

  /** False when it has ended already. */
  async endLocation(id: string, until: string): Promise<boolean> {
    const [rows] = await this.manager.query(
      `/* PresenceRepository.endLocation */
       UPDATE partner_location SET until = $2 WHERE id = $1 AND until IS NULL RETURNING id`,
      [id, until],
    );
    return rows.length > 0;
  }

  findCoverage(
    { country, sector, level }: CoverageQuestion,
    after: string[] | null,
    limit: number,
  ): Promise<AreaCoverage[]> {
    return this.manager.query(
      `/* PresenceRepository.findCoverage */
       SELECT l.scheme, l.code, min(l.level) AS level, mode() WITHIN GROUP (ORDER BY l.name) AS name,
              count(DISTINCT p.id)::integer AS partners,
              (count(DISTINCT p.id) FILTER (WHERE p.registered_at IS NOT NULL))::integer AS registered,
              ((array_agg(l.latitude ORDER BY l.id) FILTER (WHERE l.latitude IS NOT NULL))[1])::float8 AS latitude,
              ((array_agg(l.longitude ORDER BY l.id) FILTER (WHERE l.longitude IS NOT NULL))[1])::float8 AS longitude
       ${covered} HAVING $4::text[] IS NULL OR (l.scheme, l.code COLLATE "C") > (($4)[1], ($4)[2])
       ORDER BY l.scheme, l.code COLLATE "C" LIMIT $5`,
      [country, sector, level, after, limit],
    );
  }

  async countCoverage({ country, sector, level }: CoverageQuestion): Promise<number> {
    const [row] = await this.manager.query(`/* PresenceRepository.countCoverage */ ${countUpTo(covered)}`, [
      country,
      sector,
      level,
    ]);
    return row.count;
  }
}
