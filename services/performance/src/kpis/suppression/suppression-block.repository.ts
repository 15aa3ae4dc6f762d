import type { EntityManager } from 'typeorm';
import type { KpiAggregation } from '../definitions/kpi-definition.enums';
import type { UnseenCell } from './suppression-block.rules';

/** One KPI of one period, whose cells are looked at together. */
export interface TouchedPeriod {
  definitionId: string;
  year: number;
  quarter: number | null;
}

export interface UnseenValue extends UnseenCell {
  /** Id of the value; also what names the cell. */
  key: string;
  aggregation: KpiAggregation;
  origin: string;
  /** Which dimensions are given; only cells of one level are cells of the same whole. */
  level: string;
  submittedAt: Date;
}

export interface NewBlock {
  id: string;
  period: TouchedPeriod;
  valueIds: string[];
  spans: boolean;
  formedAt: Date;
}

const unseen = `v.id AS key, v.agency, v.country, v.partner_type AS "partnerType", v.contributors, d.aggregation, v.origin,
    concat(v.country IS NULL, v.partner_type IS NULL, v.sector IS NULL) AS level, v.submitted_at AS "submittedAt"
  FROM kpi_value v JOIN kpi_definition d ON d.id = v.definition_id
  WHERE v.definition_id = $1 AND v.year = $2 AND v.quarter IS NOT DISTINCT FROM $3::integer
    AND v.partner_id IS NULL AND v.covers IS NULL AND v.superseded_at IS NULL
    AND NOT EXISTS (SELECT FROM kpi_block_value b WHERE b.value_id = v.id)
    AND NOT EXISTS (SELECT FROM kpi_sharing_block_value b WHERE b.value_id = v.id)
    AND (v.revision = 1 OR NOT EXISTS (
      SELECT FROM kpi_value earlier
      WHERE earlier.definition_id = v.definition_id AND earlier.year = v.year AND earlier.agency = v.agency
        AND coalesce(earlier.quarter, 0) = coalesce(v.quarter, 0)
        AND coalesce(earlier.country, '') = coalesce(v.country, '')
        AND coalesce(earlier.partner_type, '') = coalesce(v.partner_type, '')
        AND coalesce(earlier.sector, '') = coalesce(v.sector, '') AND earlier.partner_id IS NULL
        AND earlier.covers IS NULL AND earlier.origin = v.origin AND earlier.revision < v.revision
        AND (earlier.contributors IS NULL OR earlier.contributors >= 5)))`;

/** Written by the transaction that is open: nobody else has seen it. */
const writtenHere = 'v.xmin = pg_current_xact_id()::xid';

export class SuppressionBlockRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Until the transaction ends, nobody else forms blocks of these periods. */
  async lock({ definitionId, year, quarter }: TouchedPeriod): Promise<void> {
    await this.manager.query(
      '/* SuppressionBlockRepository.lock */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
      [`kpi-block:${definitionId}/${year}/${quarter}`],
    );
  }

  /** A revision stays where the revision before was. */
  async follow({ definitionId, year, quarter }: TouchedPeriod): Promise<void> {
    await this.manager.query(
      `/* SuppressionBlockRepository.follow */
       INSERT INTO kpi_block_value (value_id, definition_id, year, block_id, size, spans, formed_at)
       SELECT v.id, v.definition_id, v.year, before.block_id, before.size, before.spans, before.formed_at
       FROM kpi_block_value before JOIN kpi_value v ON v.supersedes = before.value_id
       WHERE before.definition_id = $1 AND before.year = $2 AND v.quarter IS NOT DISTINCT FROM $3::integer
       ON CONFLICT ON CONSTRAINT kpi_block_value_pk DO NOTHING`,
      [definitionId, year, quarter],
    );
  }

  /** Cells with few partners that stand in no block and were never shown. */
  findFew({ definitionId, year, quarter }: TouchedPeriod): Promise<UnseenValue[]> {
    return this.manager.query(`/* SuppressionBlockRepository.findFew */ SELECT ${unseen} AND v.contributors < 5`, [
      definitionId,
      year,
      quarter,
    ]);
  }

  /** Cells of these agencies that are not few and that nobody has seen yet, since they come with this transaction. */
  findCompany({ definitionId, year, quarter }: TouchedPeriod, agencies: readonly string[]): Promise<UnseenValue[]> {
    return this.manager.query(
      `/* SuppressionBlockRepository.findCompany */ SELECT ${unseen}
         AND (v.contributors IS NULL OR v.contributors >= 5) AND v.agency = ANY ($4) AND ${writtenHere}`,
      [definitionId, year, quarter, agencies],
    );
  }

  async insert({ id, period, valueIds, spans, formedAt }: NewBlock): Promise<void> {
    await this.manager.query(
      `/* SuppressionBlockRepository.insert */
       INSERT INTO kpi_block_value (value_id, definition_id, year, block_id, size, spans, formed_at)
       SELECT value_id, $2, $3, $4, cardinality($1::uuid[]), $5, $6 FROM unnest($1::uuid[]) AS value_id`,
      [valueIds, period.definitionId, period.year, id, spans, formedAt],
    );
  }

  /** Of these revisions the ones that stand for themselves, which everybody may see. */
  async findOpen(ids: readonly string[]): Promise<string[]> {
    const rows = await this.manager.query(
      `/* SuppressionBlockRepository.findOpen */
       SELECT v.id FROM kpi_value v WHERE v.id = ANY ($1) AND (v.contributors IS NULL OR v.contributors >= 5)
         AND NOT EXISTS (SELECT FROM kpi_block_value b WHERE b.value_id = v.id)
         AND NOT EXISTS (SELECT FROM kpi_sharing_block_value b WHERE b.value_id = v.id)`,
      [ids],
    );
    return rows.map(({ id }: { id: string }) => id);
  }
}
