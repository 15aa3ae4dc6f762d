import type { EntityManager } from 'typeorm';
import type { KpiOrigin } from '../values/kpi-origin.enum';
import type { KpiQuality } from '../values/kpi-value.enum';
import type { KpiGrouping } from './dashboard.enums';

/** Which cells are looked at, and as whom. */
export interface CellScope {
  definitionIds: readonly string[];
  year: number;
  /** Null is the whole year: its yearly cells and those of its quarters. */
  quarter: number | null;
  agencies: readonly string[];
  asOf: Date;
  groupBy: readonly KpiGrouping[];
  /** Null is every country, and also what tells none. */
  countries: readonly string[] | null;
  partnerTypes: readonly string[] | null;
  sectors: readonly string[] | null;
  /** Countries and their regions, side by side. */
  regionCountries: readonly string[];
  regions: readonly string[];
  /** Whose own cells are shown as they are; null for somebody who owns nothing. */
  owner: string | null;
}

/** What cells are of: null where rows are not grouped by it. */
export interface GroupKey {
  definitionId: string;
  agency: string | null;
  country: string | null;
  region: string | null;
  partnerType: string | null;
  sector: string | null;
  quarter: number | null;
}

export interface FoundFigure extends GroupKey {
  /** Of all groups of the definition together. */
  isTotal: boolean;
  /** False when nothing may be shown. */
  isOpen: boolean;
  /** Whether cells of few partners are left out. */
  heldBack: boolean;
  numerator: string | null;
  denominator: string | null;
  contributors: number | null;
  quality: KpiQuality | null;
  origin: KpiOrigin | null;
  dataAsOf: Date | null;
  /** Of a total: the agencies that told a figure. */
  tellers: string[] | null;
  /** Of a total: agencies of which something is left out, since they do not share it. */
  leftOut?: string[] | null;
  /** Whether there is nothing but what is left out. */
  isLeft?: boolean;
}

/** Side by side, of which definition which agency does not share its figures, and how far. */
export interface ApartFigures {
  definitionIds: string[];
  agencies: string[];
  sharings: string[];
}

export interface FoundLineage extends GroupKey {
  isTotal: boolean;
  systems: (string | null)[];
  batches: (string | null)[];
}

const inForce = 'v.submitted_at <= $5 AND (v.superseded_at IS NULL OR v.superseded_at > $5)';

/** An agency that submitted figures of the year itself stands on them alone: nothing of it is counted twice. */
export const tellers = `
  teller AS MATERIALIZED (
    SELECT d.id, a.code, CASE WHEN EXISTS (
      SELECT FROM kpi_value v WHERE v.definition_id = d.id AND v.year = $2 AND v.agency = a.code AND v.origin = 'SUBMITTED'
        AND v.partner_id IS NULL AND v.covers IS NULL AND ${inForce}) THEN 'SUBMITTED' ELSE 'DERIVED' END AS origin
    FROM unnest($1::uuid[]) AS d (id) CROSS JOIN unnest($4::text[]) AS a (code))`;

export const cells = `
  FROM teller JOIN kpi_value v ON v.definition_id = teller.id AND v.agency = teller.code AND v.origin = teller.origin
    -- Said once more, since the planner would else read the whole year.
    AND v.definition_id = ANY ($1) AND v.agency = ANY ($4)
    AND v.year = $2 AND v.partner_id IS NULL AND v.covers IS NULL AND ${inForce}
    AND ($3::integer IS NULL OR v.quarter = $3)
    AND ($7::text[] IS NULL OR v.country = ANY ($7))
    AND ($8::text[] IS NULL OR v.partner_type = ANY ($8))
    AND ($9::text[] IS NULL OR v.sector = ANY ($9))
  LEFT JOIN unnest($10::text[], $11::text[]) AS region (country, code) ON region.country = v.country`;

export const keys = `
  CASE WHEN 'COUNTRY' = ANY ($6::text[]) THEN v.country END AS country,
  CASE WHEN 'REGION' = ANY ($6) THEN region.code END AS region,
  CASE WHEN 'PARTNER_TYPE' = ANY ($6) THEN v.partner_type END AS partner_type,
  CASE WHEN 'SECTOR' = ANY ($6) THEN v.sector END AS sector,
  CASE WHEN 'PERIOD' = ANY ($6) THEN v.quarter END AS quarter`;

/** Of one block, or of all cells that stand for themselves. */
export const joined = `sum(cells)::integer AS cells, sum(numerator) AS numerator, sum(denominator) AS denominator,
           sum(contributors) AS contributors, max(contributors) AS largest, bool_or(many) AS many, min(quality) AS quality,
           min(origin) AS first_origin, max(origin) AS last_origin, min(data_as_of) AS data_as_of,
           min(first_quarter) AS first_quarter, max(last_quarter) AS last_quarter`;

/** Figures whose cells add up. The sums are PostgreSQL's, since they are of many thousand cells. */
export class SummedFigureRepository {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Sums over whole blocks alone (P-INV-4): a group that holds a part of a block is not shown, cells of few partners that
   * are in no block yet are left out. The owner sees groups of its own cells as they are.
   */
  find(scope: CellScope): Promise<FoundFigure[]> {
    return this.manager.query(
      `/* SummedFigureRepository.find */
       WITH ${tellers},
       piece AS MATERIALIZED (
         SELECT v.definition_id, v.agency, ${keys}, b.block_id, b.size, b.spans,
           b.block_id IS NULL AND coalesce(v.contributors < 5, false) AS few,
           count(*)::integer AS cells, sum(v.numerator) AS numerator, sum(v.denominator) AS denominator,
           sum(v.contributors) AS contributors, bool_or(v.contributors IS NULL) AS many,
           min(CASE v.quality WHEN 'ESTIMATED' THEN 1 WHEN 'DERIVED' THEN 2 WHEN 'REPORTED' THEN 3 ELSE 4 END) AS quality,
           v.origin, min(v.data_as_of) AS data_as_of,
           min(coalesce(v.quarter, 0)) AS first_quarter, max(coalesce(v.quarter, 0)) AS last_quarter
         ${cells}
         LEFT JOIN (
           SELECT value_id, block_id, size, spans FROM kpi_block_value
           WHERE definition_id = ANY ($1) AND year = $2 AND formed_at <= $5
         ) AS b ON b.value_id = v.id
         GROUP BY v.definition_id, v.agency, v.origin, 3, 4, 5, 6, 7, b.block_id, b.size, b.spans, few
       ), part AS (
         SELECT false AS is_total, definition_id, CASE WHEN 'AGENCY' = ANY ($6) THEN agency END AS agency, country, region,
           partner_type, sector, quarter, block_id, size, spans, few,
           ${joined}
         FROM piece GROUP BY 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
         UNION ALL
         SELECT true, definition_id, NULL, NULL, NULL, NULL, NULL, NULL, block_id, size, spans, few,
           ${joined}
         FROM piece GROUP BY 2, 9, 10, 11, 12
       ), judged AS (
         SELECT part.*, CASE
           WHEN $4::text[] = ARRAY[$12::text] OR agency = $12 THEN 'OPEN'
           WHEN few THEN 'HELD'
           WHEN block_id IS NULL THEN 'OPEN'
           WHEN cells < size THEN 'CUT'
           -- Each agency of a shared block knows its own cells: the rest must be enough without the largest of them.
           WHEN spans THEN CASE WHEN contributors - largest >= 5 THEN 'OPEN' ELSE 'HELD' END
           WHEN many OR contributors >= 5 THEN 'OPEN' ELSE 'HELD' END AS state
         FROM part
       )
       SELECT is_total AS "isTotal", definition_id AS "definitionId", agency, country, region, partner_type AS "partnerType",
         sector, quarter, bool_or(state = 'OPEN') AND NOT bool_or(state = 'CUT') AS "isOpen",
         bool_or(state = 'HELD') AS "heldBack",
         sum(numerator) FILTER (WHERE state = 'OPEN') AS numerator,
         sum(denominator) FILTER (WHERE state = 'OPEN') AS denominator,
         CASE WHEN NOT bool_or(many AND state = 'OPEN') AND min(first_quarter) = max(last_quarter)
           THEN (sum(contributors) FILTER (WHERE state = 'OPEN'))::integer END AS contributors,
         (ARRAY['ESTIMATED', 'DERIVED', 'REPORTED', 'AUDITED'])[min(quality) FILTER (WHERE state = 'OPEN')] AS quality,
         CASE WHEN min(first_origin) FILTER (WHERE state = 'OPEN') = max(last_origin) FILTER (WHERE state = 'OPEN')
           THEN min(first_origin) FILTER (WHERE state = 'OPEN') END AS origin,
         min(data_as_of) FILTER (WHERE state = 'OPEN') AS "dataAsOf",
         CASE WHEN is_total THEN (SELECT array_agg(DISTINCT p.agency) FROM piece p
           WHERE p.definition_id = judged.definition_id) END AS tellers
       FROM judged GROUP BY is_total, definition_id, agency, country, region, partner_type, sector, quarter`,
      [...parametersOf(scope), scope.owner],
    );
  }

  /** Systems and batches behind each group, and behind all of them; of agencies that share theirs. */
  findLineages(scope: CellScope, apart: ApartFigures): Promise<FoundLineage[]> {
    return this.manager.query(
      `/* SummedFigureRepository.findLineages */
       WITH ${tellers}, source AS (
         SELECT DISTINCT v.definition_id, CASE WHEN 'AGENCY' = ANY ($6) THEN v.agency END AS agency, ${keys},
           v.source_system, v.batch_id
         ${cells}
         WHERE NOT EXISTS (SELECT FROM unnest($12::uuid[], $13::text[]) AS apart (definition_id, agency)
           WHERE apart.definition_id = v.definition_id AND apart.agency = v.agency)
       )
       SELECT false AS "isTotal", definition_id AS "definitionId", agency, country, region, partner_type AS "partnerType",
         sector, quarter, array_agg(DISTINCT source_system) AS systems, array_agg(DISTINCT batch_id) AS batches
       FROM source GROUP BY 2, 3, 4, 5, 6, 7, 8
       UNION ALL
       SELECT true, definition_id, NULL, NULL, NULL, NULL, NULL, NULL, array_agg(DISTINCT source_system),
         array_agg(DISTINCT batch_id)
       FROM source GROUP BY 2`,
      [...parametersOf(scope), apart.definitionIds, apart.agencies],
    );
  }
}

export const parametersOf = (scope: CellScope) => [
  scope.definitionIds,
  scope.year,
  scope.quarter,
  scope.agencies,
  scope.asOf,
  scope.groupBy,
  scope.countries,
  scope.partnerTypes,
  scope.sectors,
  scope.regionCountries,
  scope.regions,
];
