import type { EntityManager } from 'typeorm';
import { capacityKinds } from '../counting/counted-rows';
import { factsThen } from '../counting/facts-then';

export interface MappedCellRow {
  place: string;
  areaCode: string | null;
  areaName: string | null;
  sector: string;
  partners: number;
  capable: number;
  active: number;
  activeUsd: string;
}

export interface MappedPartnerRow {
  partnerId: string;
  primaryType: string | null;
  isLocal: boolean;
  sectors: string[];
  areas: string[];
  riskBand: string | null;
  hasPsea: boolean;
  agencies: string[];
  activeUsd: string;
}

/**
 * Partners of the country $4 with their areas and sectors, as they or agreements say; a merged one is its survivor.
 * A district lies in the province whose code its own code begins with.
 */
const onMap = `${factsThen},
  told AS (
    SELECT coalesce(d.survivor_id, p.partner_id) AS partner_id, p.areas, p.sectors
    FROM partner_presence p LEFT JOIN redirect_then d ON d.old_id = p.partner_id WHERE p.countries @> ARRAY[$4::text]),
  placed AS (
    SELECT t.partner_id, a.scheme, a.code, a.level, a.name FROM told t
    CROSS JOIN LATERAL jsonb_to_recordset(t.areas) AS a (country text, scheme text, code text, level integer, name text)
    WHERE a.country = $4),
  province AS (SELECT code, min(name) AS name, min(scheme) AS scheme FROM placed WHERE level = 1 GROUP BY code),
  in_area AS (
    SELECT DISTINCT p.partner_id, v.code FROM placed p
    JOIN province v ON v.code = p.code OR (p.level = 2 AND p.scheme = v.scheme AND starts_with(p.code, v.code))),
  in_sector AS (
    SELECT partner_id, sector FROM told CROSS JOIN LATERAL unnest(sectors) AS sector
    UNION
    SELECT partner_id, sector FROM running WHERE country = $4 AND sector IS NOT NULL),
  here AS (
    SELECT partner_id FROM told UNION SELECT partner_id FROM running WHERE country = $4),
  latest_band AS (
    SELECT DISTINCT ON (partner_id) partner_id, band FROM valid_then WHERE kind IN ${capacityKinds}
    ORDER BY partner_id, finalised_on DESC, assessment_id DESC),
  engaged AS (
    SELECT partner_id, array_agg(DISTINCT agency ORDER BY agency) AS agencies, sum(amount_usd) AS usd
    FROM running WHERE country = $4 GROUP BY partner_id),
  mapped AS (
    SELECT h.partner_id, k.primary_type, b.band, e.agencies, coalesce(e.usd, 0)::numeric(30, 2) AS usd,
      coalesce(k.country = $4 AND k.primary_type NOT IN
        ('INTERNATIONAL_NGO', 'REGIONAL_NGO', 'UN_ENTITY', 'IGO_OR_DEVELOPMENT_BANK'), false) AS is_local
    FROM here h LEFT JOIN partner_then k ON k.partner_id = h.partner_id
    LEFT JOIN latest_band b ON b.partner_id = h.partner_id LEFT JOIN engaged e ON e.partner_id = h.partner_id)`;

/** Sector $5 and province $6, each null for all. */
const asked = `($5::text IS NULL OR m.partner_id IN (SELECT partner_id FROM in_sector WHERE sector = $5))
  AND ($6::text IS NULL OR m.partner_id IN (SELECT partner_id FROM in_area WHERE code = $6))`;

const cells = `${onMap},
  known_sector AS (
    SELECT DISTINCT sector FROM partner_presence CROSS JOIN LATERAL unnest(sectors) AS sector WHERE $5::text IS NULL
    UNION SELECT sector FROM in_sector WHERE $5 IS NULL UNION SELECT $5 WHERE $5 IS NOT NULL),
  area AS (
    SELECT NULL::text AS code, NULL::text AS name WHERE $6::text IS NULL
    UNION ALL SELECT code, name FROM province WHERE $6 IS NULL OR code = $6),
  sector_money AS (
    SELECT partner_id, sector, sum(amount_usd) AS usd FROM running WHERE country = $4 GROUP BY partner_id, sector),
  at_work AS (
    SELECT partner_id, sector, '' AS code FROM in_sector
    UNION ALL SELECT i.partner_id, i.sector, p.code FROM in_sector i JOIN in_area p ON p.partner_id = i.partner_id),
  counted AS (
    SELECT w.code, w.sector, count(*)::int AS partners,
      count(*) FILTER (WHERE m.band IN ('LOW', 'LOW_ASSUMED', 'MODERATE'))::int AS capable,
      count(*) FILTER (WHERE m.agencies IS NOT NULL)::int AS active, sum(s.usd) AS usd
    FROM at_work w JOIN mapped m ON m.partner_id = w.partner_id
    LEFT JOIN sector_money s ON s.partner_id = w.partner_id AND s.sector = w.sector GROUP BY w.code, w.sector),
  cell AS (
    SELECT a.code AS "areaCode", a.name AS "areaName", k.sector, coalesce(c.partners, 0) AS partners,
      coalesce(c.capable, 0) AS capable, coalesce(c.active, 0) AS active,
      coalesce(c.usd, 0)::numeric(30, 2)::text AS "activeUsd"
    FROM area a CROSS JOIN known_sector k LEFT JOIN counted c ON c.code = coalesce(a.code, '') AND c.sector = k.sector),
  listed AS (
    SELECT *, row_number() OVER (ORDER BY "areaCode" COLLATE "C" NULLS FIRST, sector COLLATE "C") AS place FROM cell
    WHERE NOT $7::boolean OR partners < 2 OR capable < 2)`;

export class PartnerMapRepository {
  constructor(private readonly manager: EntityManager) {}

  /** $1 to $3 as `factsThen`, country, sector, province, only gaps; then the place of the last row, and how many. */
  findCells(parameters: readonly unknown[]): Promise<MappedCellRow[]> {
    return this.manager.query(
      `/* PartnerMapRepository.findCells */ ${cells} SELECT * FROM listed WHERE place > $8 ORDER BY place LIMIT $9`,
      [...parameters],
    );
  }

  async countCells(parameters: readonly unknown[]): Promise<number> {
    const [row] = await this.manager.query(
      `/* PartnerMapRepository.countCells */ ${cells} SELECT count(*)::int AS count FROM listed`,
      [...parameters],
    );
    return row.count;
  }

  /** After the money and id of the last row. */
  findPartners(parameters: readonly unknown[]): Promise<MappedPartnerRow[]> {
    return this.manager.query(
      `/* PartnerMapRepository.findPartners */ ${onMap}
       SELECT m.partner_id AS "partnerId", m.primary_type AS "primaryType", m.is_local AS "isLocal",
         ARRAY(SELECT sector FROM in_sector i WHERE i.partner_id = m.partner_id ORDER BY 1) AS sectors,
         ARRAY(SELECT DISTINCT code FROM placed p WHERE p.partner_id = m.partner_id ORDER BY 1) AS areas,
         m.band AS "riskBand",
         EXISTS (SELECT FROM valid_then v WHERE v.partner_id = m.partner_id AND v.kind = 'PSEA_CAPACITY') AS "hasPsea",
         coalesce(m.agencies, '{}') AS agencies, m.usd::text AS "activeUsd"
       FROM mapped m WHERE ${asked} AND ($7::numeric IS NULL OR (m.usd, m.partner_id) < ($7, $8::uuid))
       ORDER BY m.usd DESC, m.partner_id DESC LIMIT $9`,
      [...parameters],
    );
  }

  async countPartners(parameters: readonly unknown[]): Promise<number> {
    const [row] = await this.manager.query(
      `/* PartnerMapRepository.countPartners */ ${onMap} SELECT count(*)::int AS count FROM mapped m WHERE ${asked}`,
      [...parameters],
    );
    return row.count;
  }
}
