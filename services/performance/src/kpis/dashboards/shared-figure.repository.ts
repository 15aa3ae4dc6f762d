import type { EntityManager } from 'typeorm';
import {
  type ApartFigures,
  type CellScope,
  cells,
  type FoundFigure,
  joined,
  keys,
  parametersOf,
  tellers,
} from './summed-figure.repository';

/** Figures that add up, of a KPI about whose sharing some agency has decided something (feature 90). */
export class SharedFigureRepository {
  constructor(private readonly manager: EntityManager) {}

  /**
   * As SummedFigureRepository.find does, and of what is not shared: what is in a block of several agencies counts with the
   * whole block in groups of no part, and nothing else of it counts. A block of cells of few that holds any of it is held.
   */
  find(scope: CellScope, apart: ApartFigures, hasNoPart: boolean): Promise<FoundFigure[]> {
    return this.manager.query(
      `/* SharedFigureRepository.find */
       WITH ${tellers},
       apart AS MATERIALIZED (
         SELECT * FROM unnest($13::uuid[], $14::text[], $15::text[]) AS apart (definition_id, agency, sharing)
       ), together AS MATERIALIZED (
         SELECT value_id, block_id, size FROM kpi_sharing_block_value
         WHERE definition_id = ANY ($1) AND year = $2 AND formed_at <= $5
       ), block AS MATERIALIZED (
         SELECT value_id, block_id, size, spans FROM kpi_block_value
         WHERE definition_id = ANY ($1) AND year = $2 AND formed_at <= $5
       ), piece AS MATERIALIZED (
         SELECT v.definition_id, v.agency, ${keys},
           CASE WHEN t.block_id IS NULL THEN b.block_id END AS block_id, b.size, b.spans,
           b.block_id IS NULL AND coalesce(v.contributors < 5, false) AS few, t.block_id AS together_id,
           t.size AS together_size, apart.sharing,
           count(*)::integer AS cells, sum(v.numerator) AS numerator, sum(v.denominator) AS denominator,
           sum(v.contributors) AS contributors, bool_or(v.contributors IS NULL) AS many,
           min(CASE v.quality WHEN 'ESTIMATED' THEN 1 WHEN 'DERIVED' THEN 2 WHEN 'REPORTED' THEN 3 ELSE 4 END) AS quality,
           v.origin, min(v.data_as_of) AS data_as_of,
           min(coalesce(v.quarter, 0)) AS first_quarter, max(coalesce(v.quarter, 0)) AS last_quarter
         ${cells}
         LEFT JOIN block AS b ON b.value_id = v.id
         LEFT JOIN together AS t ON t.value_id = v.id
         LEFT JOIN apart ON apart.definition_id = v.definition_id AND apart.agency = v.agency
         GROUP BY v.definition_id, v.agency, v.origin, 3, 4, 5, 6, 7, 8, b.size, b.spans, few, t.block_id, t.size,
           apart.sharing
       ), touched AS MATERIALIZED (
         SELECT block_id FROM piece WHERE block_id IS NOT NULL AND sharing IS NOT NULL
         UNION SELECT block.block_id FROM block JOIN together USING (value_id)
       ), grouped AS (
         SELECT false AS is_total, definition_id, CASE WHEN 'AGENCY' = ANY ($6) THEN agency END AS agency, country, region,
           partner_type, sector, quarter, block_id, together_id,
           CASE WHEN together_id IS NULL THEN few END AS few, together_id IS NULL AND sharing IS NOT NULL AS closed,
           max(size) AS size, bool_or(spans) AS spans, max(together_size) AS together_size,
           bool_or(sharing = 'WITHHELD') IS TRUE AS withheld,
           ${joined}
         FROM piece GROUP BY 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
         UNION ALL
         SELECT true, definition_id, NULL, NULL, NULL, NULL, NULL, NULL, block_id, together_id,
           CASE WHEN together_id IS NULL THEN few END, together_id IS NULL AND sharing IS NOT NULL,
           max(size), bool_or(spans), max(together_size), bool_or(sharing = 'WITHHELD') IS TRUE,
           ${joined}
         FROM piece GROUP BY 2, 9, 10, 11, 12
       ), judged AS MATERIALIZED (
         SELECT grouped.*, CASE
           WHEN $4::text[] = ARRAY[$12::text] OR agency = $12 THEN 'OPEN'
           WHEN together_id IS NOT NULL THEN
             CASE WHEN $16::boolean AND cells = together_size AND NOT withheld AND (many OR contributors - largest >= 5)
               THEN 'OPEN' ELSE 'LEFT' END
           WHEN closed THEN 'LEFT'
           WHEN few THEN 'HELD'
           WHEN block_id IS NULL THEN 'OPEN'
           WHEN block_id IN (SELECT block_id FROM touched) THEN 'HELD'
           WHEN cells < size THEN 'CUT'
           WHEN spans THEN CASE WHEN contributors - largest >= 5 THEN 'OPEN' ELSE 'HELD' END
           WHEN many OR contributors >= 5 THEN 'OPEN' ELSE 'HELD' END AS state
         FROM grouped
       )
       SELECT is_total AS "isTotal", definition_id AS "definitionId", agency, country, region, partner_type AS "partnerType",
         sector, quarter, bool_or(state = 'OPEN') AND NOT bool_or(state = 'CUT') AS "isOpen",
         bool_or(state = 'HELD') AS "heldBack", bool_and(state = 'LEFT') AS "isLeft",
         sum(numerator) FILTER (WHERE state = 'OPEN') AS numerator,
         sum(denominator) FILTER (WHERE state = 'OPEN') AS denominator,
         CASE WHEN NOT bool_or(many AND state = 'OPEN')
             AND min(first_quarter) FILTER (WHERE state <> 'LEFT') = max(last_quarter) FILTER (WHERE state <> 'LEFT')
           THEN (sum(contributors) FILTER (WHERE state = 'OPEN'))::integer END AS contributors,
         (ARRAY['ESTIMATED', 'DERIVED', 'REPORTED', 'AUDITED'])[min(quality) FILTER (WHERE state = 'OPEN')] AS quality,
         CASE WHEN min(first_origin) FILTER (WHERE state = 'OPEN') = max(last_origin) FILTER (WHERE state = 'OPEN')
           THEN min(first_origin) FILTER (WHERE state = 'OPEN') END AS origin,
         min(data_as_of) FILTER (WHERE state = 'OPEN') AS "dataAsOf",
         CASE WHEN is_total THEN ARRAY(SELECT DISTINCT p.agency FROM piece p
           WHERE p.definition_id = judged.definition_id AND (p.sharing IS NULL AND p.together_id IS NULL
             OR $4 = ARRAY[$12] OR p.together_id IN (
               SELECT shown.together_id FROM judged shown WHERE shown.is_total AND shown.state = 'OPEN'))) END AS tellers,
         CASE WHEN is_total THEN ARRAY(SELECT DISTINCT p.agency FROM piece p
           WHERE p.definition_id = judged.definition_id AND (p.sharing IS NOT NULL OR p.together_id IS NOT NULL)
             AND (p.together_id IS NULL OR p.together_id NOT IN (
               SELECT shown.together_id FROM judged shown WHERE shown.is_total AND shown.state = 'OPEN'
                 AND shown.together_id IS NOT NULL))) END AS "leftOut"
       FROM judged GROUP BY is_total, definition_id, agency, country, region, partner_type, sector, quarter`,
      [...parametersOf(scope), scope.owner, apart.definitionIds, apart.agencies, apart.sharings, hasNoPart],
    );
  }

  /** Agencies with figures in blocks of several, whatever part of them is asked for: which part they are of is not told. */
  findTogether({
    definitionIds,
    year,
    agencies,
    asOf,
  }: CellScope): Promise<{ definitionId: string; agency: string }[]> {
    return this.manager.query(
      `/* SharedFigureRepository.findTogether */
       SELECT DISTINCT b.definition_id AS "definitionId", v.agency
       FROM kpi_sharing_block_value b JOIN kpi_value v ON v.id = b.value_id
       WHERE b.definition_id = ANY ($1) AND b.year = $2 AND b.formed_at <= $4 AND v.agency = ANY ($3)`,
      [definitionIds, year, agencies, asOf],
    );
  }
}
