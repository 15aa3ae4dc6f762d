import type { EntityManager } from 'typeorm';
import type { CellScope, FoundFigure } from './summed-figure.repository';

const inForce = 'v.submitted_at <= $5 AND (v.superseded_at IS NULL OR v.superseded_at > $5)';

/** Null of a row is "all", so a figure is found by what it leaves out as well: exactly what is asked for, and no part of it. */
const atLevel = `
  ($6::boolean AND v.country IS NOT NULL AND ($7::text[] IS NULL OR v.country = ANY ($7))
    OR NOT $6 AND ($7 IS NULL AND v.country IS NULL OR cardinality($7) = 1 AND v.country = $7[1]))
  AND ($8::boolean AND v.partner_type IS NOT NULL AND ($9::text[] IS NULL OR v.partner_type = ANY ($9))
    OR NOT $8 AND ($9 IS NULL AND v.partner_type IS NULL OR cardinality($9) = 1 AND v.partner_type = $9[1]))
  AND ($10::boolean AND v.sector IS NOT NULL AND ($11::text[] IS NULL OR v.sector = ANY ($11))
    OR NOT $10 AND ($11 IS NULL AND v.sector IS NULL OR cardinality($11) = 1 AND v.sector = $11[1]))`;

/** Figures that are shown as they were told: what cannot be added, and what was submitted for several agencies. */
export class ToldFigureRepository {
  constructor(private readonly manager: EntityManager) {}

  /**
   * One figure for each cell, the submitted one before the derived one. Figures of types or sectors over all countries stay
   * with their owner where countries are told as well: two ways to divide one whole would tell what each of them hides.
   */
  findCells(scope: CellScope): Promise<FoundFigure[]> {
    return this.manager.query(
      `/* ToldFigureRepository.findCells */
       SELECT DISTINCT ON (v.definition_id, v.agency, v.country, v.partner_type, v.sector, v.quarter)
         false AS "isTotal", v.definition_id AS "definitionId", v.agency, v.country, NULL AS region,
         v.partner_type AS "partnerType", v.sector, v.quarter, v.numerator, v.denominator, v.contributors, v.quality,
         v.origin, v.data_as_of AS "dataAsOf", false AS "heldBack", NULL AS tellers,
         v.agency = $12::text IS TRUE OR (coalesce(v.contributors, 5) >= 5
           AND NOT EXISTS (SELECT FROM kpi_block_value b WHERE b.value_id = v.id AND b.formed_at <= $5)
           AND NOT (v.contributors IS NOT NULL AND v.country IS NULL AND num_nonnulls(v.partner_type, v.sector) > 0
             AND EXISTS (SELECT FROM kpi_value other WHERE other.definition_id = v.definition_id AND other.year = v.year
               AND other.agency = v.agency AND other.partner_id IS NULL AND other.covers IS NULL
               AND other.country IS NOT NULL AND other.submitted_at <= $5))) AS "isOpen"
       FROM kpi_value v
       WHERE v.definition_id = ANY ($1) AND v.year = $2 AND v.agency = ANY ($4) AND v.partner_id IS NULL
         AND v.covers IS NULL AND ${inForce} AND (v.quarter IS NOT DISTINCT FROM $3::integer OR $13::boolean AND $3 IS NULL)
         AND ${atLevel}
       ORDER BY v.definition_id, v.agency, v.country, v.partner_type, v.sector, v.quarter, v.origin DESC`,
      [...parametersOf(scope), scope.owner, scope.groupBy.some((grouping) => grouping === 'PERIOD')],
    );
  }

  /** Definitions of which an agency submitted any figure of the period itself. */
  async findSubmitted({ definitionIds, year, quarter, agencies, asOf }: CellScope): Promise<string[]> {
    const rows = await this.manager.query(
      `/* ToldFigureRepository.findSubmitted */
       SELECT DISTINCT v.definition_id AS id FROM kpi_value v
       WHERE v.definition_id = ANY ($1) AND v.year = $2 AND v.quarter IS NOT DISTINCT FROM $3::integer AND v.agency = ANY ($4)
         AND v.origin = 'SUBMITTED' AND v.partner_id IS NULL AND v.covers IS NULL AND ${inForce}`,
      [definitionIds, year, quarter, agencies, asOf],
    );
    return rows.map(({ id }: { id: string }) => id);
  }

  /** Submitted for exactly these agencies together; one for each definition. */
  findSystemWide(scope: CellScope): Promise<FoundFigure[]> {
    return this.manager.query(
      `/* ToldFigureRepository.findSystemWide */
       SELECT DISTINCT ON (v.definition_id)
         true AS "isTotal", v.definition_id AS "definitionId", NULL AS agency, NULL AS country, NULL AS region,
         NULL AS "partnerType", NULL AS sector, v.quarter, v.numerator, v.denominator, v.contributors, v.quality, v.origin,
         v.data_as_of AS "dataAsOf", false AS "heldBack", v.covers AS tellers,
         coalesce(v.contributors, 5) >= 5 AS "isOpen"
       FROM kpi_value v
       WHERE v.definition_id = ANY ($1) AND v.year = $2 AND v.covers = $4::text[] AND v.partner_id IS NULL AND ${inForce}
         AND v.quarter IS NOT DISTINCT FROM $3::integer AND ${atLevel}
       ORDER BY v.definition_id, v.origin DESC, v.submitted_at DESC`,
      parametersOf({ ...scope, groupBy: [] }),
    );
  }
}

function parametersOf({ groupBy, ...scope }: CellScope) {
  const by = (grouping: string) => groupBy.some((each) => each === grouping);
  return [
    scope.definitionIds,
    scope.year,
    scope.quarter,
    scope.agencies,
    scope.asOf,
    by('COUNTRY'),
    scope.countries,
    by('PARTNER_TYPE'),
    scope.partnerTypes,
    by('SECTOR'),
    scope.sectors,
  ];
}
