import type { EntityManager } from 'typeorm';
import type { KpiOrigin } from '../values/kpi-origin.enum';
import type { KpiValue } from '../values/kpi-value.entity';
import type { CellToRecord, RecordSource, ReportingForm } from './kpi-cell.rules';

/** The last revision of a cell. */
export type LatestCell = Pick<
  KpiValue,
  'id' | 'revision' | 'numerator' | 'denominator' | 'quality' | 'contributors'
> & {
  /** Place of the cell in the question, from 1. */
  place: string;
  inForce: boolean;
};

export type NewValue = CellToRecord &
  Pick<KpiValue, 'id' | 'value' | 'revision' | 'supersedes'> & {
    idempotencyKey: string | null;
    requestHash: string | null;
  };

type Group = Pick<CellToRecord, 'definitionId' | 'agency' | 'year'>;

const settlementLock = `hashtextextended('kpi-settlement', 0)`;

export class KpiCellRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Until the transaction ends, no settlement happens; it waits for one that is under way. */
  async shareSettlement(): Promise<void> {
    await this.manager.query(
      `/* KpiCellRepository.shareSettlement */ SELECT pg_advisory_xact_lock_shared(${settlementLock})`,
    );
  }

  /** Waits for every submission that is under way, and lets none begin until the transaction ends. */
  async holdSettlement(): Promise<void> {
    await this.manager.query(`/* KpiCellRepository.holdSettlement */ SELECT pg_advisory_xact_lock(${settlementLock})`);
  }

  async findSettlement(): Promise<Date> {
    const [row] = await this.manager.query(
      '/* KpiCellRepository.findSettlement */ SELECT settled_at AS "settledAt" FROM kpi_settlement',
    );
    return row.settledAt;
  }

  async saveSettlement(at: Date): Promise<void> {
    await this.manager.query(
      '/* KpiCellRepository.saveSettlement */ UPDATE kpi_settlement SET settled_at = greatest(settled_at, $1)',
      [at],
    );
  }

  /** One after the other in a common order, so that two transactions never wait for each other. */
  async lockGroups(groups: readonly string[]): Promise<void> {
    await this.manager.query(
      `/* KpiCellRepository.lockGroups */
       SELECT pg_advisory_xact_lock(key) FROM (
         SELECT DISTINCT hashtextextended('kpi-values:' || name, 0) AS key FROM unnest($1::text[]) AS name
         ORDER BY key OFFSET 0) AS ordered`,
      [groups],
    );
  }

  /** All figures in force of a group have one form, so any of them tells it. */
  findForms(groups: readonly Group[], origin: KpiOrigin): Promise<(Group & ReportingForm)[]> {
    return this.manager.query(
      `/* KpiCellRepository.findForms */
       SELECT asked.definition_id AS "definitionId", asked.agency, asked.year, form.quarterly, form.level
       FROM unnest($1::uuid[], $2::text[], $3::int[]) AS asked (definition_id, agency, year) CROSS JOIN LATERAL (
         SELECT v.quarter IS NOT NULL AS quarterly, concat_ws('+', CASE WHEN v.country IS NOT NULL THEN 'COUNTRY' END,
           CASE WHEN v.partner_type IS NOT NULL THEN 'PARTNER_TYPE' END,
           CASE WHEN v.sector IS NOT NULL THEN 'SECTOR' END) AS level
         FROM kpi_value v
         WHERE v.definition_id = asked.definition_id AND v.year = asked.year AND v.agency = asked.agency
           AND v.partner_id IS NULL AND v.covers IS NULL AND v.origin = $4 AND v.superseded_at IS NULL
         LIMIT 1) AS form`,
      [...groupColumns(groups), origin],
    );
  }

  findLatest(cells: readonly CellToRecord[], origin: KpiOrigin): Promise<LatestCell[]> {
    return this.manager.query(
      `/* KpiCellRepository.findLatest */
       SELECT asked.place, latest.*
       FROM unnest($1::uuid[], $2::text[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::text[])
         WITH ORDINALITY
         AS asked (definition_id, agency, year, quarter, country, partner_type, sector, partner_id, covers, place)
       CROSS JOIN LATERAL (
         SELECT v.id, v.revision, v.numerator, v.denominator, v.quality, v.contributors, v.superseded_at IS NULL AS "inForce"
         FROM kpi_value v
         WHERE v.definition_id = asked.definition_id AND v.year = asked.year AND v.agency = asked.agency
           AND coalesce(v.quarter, 0) = coalesce(asked.quarter, 0) AND coalesce(v.country, '') = coalesce(asked.country, '')
           AND coalesce(v.partner_type, '') = coalesce(asked.partner_type, '')
           AND coalesce(v.sector, '') = coalesce(asked.sector, '')
           AND coalesce(v.partner_id, '00000000-0000-0000-0000-000000000000'::uuid)
             = coalesce(asked.partner_id, '00000000-0000-0000-0000-000000000000'::uuid)
           AND v.origin = $10 AND coalesce(v.covers, '{}') = coalesce(asked.covers::text[], '{}')
         ORDER BY v.revision DESC LIMIT 1) AS latest`,
      [...cellColumns(cells), origin],
    );
  }

  /** The figures in force that a system has given under these numbers of its own. */
  findByExternalIds(
    agency: string,
    sourceSystem: string,
    externalIds: readonly string[],
  ): Promise<Pick<KpiValue, 'id' | 'externalId'>[]> {
    return this.manager.query(
      `/* KpiCellRepository.findByExternalIds */
       SELECT id, external_id AS "externalId" FROM kpi_value
       WHERE agency = $1 AND source_system = $2 AND external_id = ANY ($3) AND external_id IS NOT NULL
         AND superseded_at IS NULL`,
      [agency, sourceSystem, externalIds],
    );
  }

  async insert(values: readonly NewValue[], source: RecordSource, submittedAt: Date): Promise<void> {
    await this.manager.query(
      `/* KpiCellRepository.insert */
       INSERT INTO kpi_value (definition_id, agency, year, quarter, country, partner_type, sector, partner_id, covers, id,
         value, numerator, denominator, quality, contributors, revision, supersedes, external_id, idempotency_key,
         request_hash, origin, source_system, batch_id, data_as_of, submitted_at)
       SELECT definition_id, agency, year, quarter, country, partner_type, sector, partner_id, covers::text[], id, value,
         numerator, denominator, quality, contributors, revision, supersedes, external_id, idempotency_key, request_hash,
         $21, $22, $23::uuid, $24::timestamptz, $25::timestamptz
       FROM unnest($1::uuid[], $2::text[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::text[],
         $10::uuid[], $11::numeric[], $12::numeric[], $13::numeric[], $14::text[], $15::int[], $16::int[], $17::uuid[],
         $18::text[], $19::text[], $20::text[])
         AS new (definition_id, agency, year, quarter, country, partner_type, sector, partner_id, covers, id, value,
           numerator, denominator, quality, contributors, revision, supersedes, external_id, idempotency_key, request_hash)`,
      [
        ...cellColumns(values),
        values.map(({ id }) => id),
        values.map(({ value }) => value),
        values.map(({ numerator }) => numerator),
        values.map(({ denominator }) => denominator),
        values.map(({ quality }) => quality),
        values.map(({ contributors }) => contributors),
        values.map(({ revision }) => revision),
        values.map(({ supersedes }) => supersedes),
        values.map(({ externalId }) => externalId),
        values.map(({ idempotencyKey }) => idempotencyKey),
        values.map(({ requestHash }) => requestHash),
        source.origin,
        source.sourceSystem,
        source.batchId,
        source.dataAsOf,
        submittedAt,
      ],
    );
  }
}

const groupColumns = (groups: readonly Group[]) => [
  groups.map(({ definitionId }) => definitionId),
  groups.map(({ agency }) => agency),
  groups.map(({ year }) => year),
];

const cellColumns = (cells: readonly CellToRecord[]) => [
  ...groupColumns(cells),
  cells.map(({ quarter }) => quarter),
  cells.map(({ country }) => country),
  cells.map(({ partnerType }) => partnerType),
  cells.map(({ sector }) => sector),
  cells.map(({ partnerId }) => partnerId),
  // Lists within a list lose their ends in unnest, so each is told as text.
  cells.map(({ covers }) => covers && `{${covers.map((code) => JSON.stringify(code)).join(',')}}`),
];
