import type { EntityManager } from 'typeorm';
import type { TouchedPeriod } from './suppression-block.repository';
import type { UnseenCell } from './suppression-block.rules';

/** What an agency has decided about a KPI, as it counts. */
export interface FoundSharing {
  definitionId: string;
  agency: string;
  sharing: 'SHARED' | 'TOTALS_ONLY' | 'WITHHELD';
  /** Until when it shared its figures; null while it does. */
  since: Date | null;
}

export type UntoldValue = Pick<UnseenCell, 'key' | 'agency' | 'contributors'>;

export interface NewSharingBlock {
  id: string;
  period: TouchedPeriod;
  valueIds: string[];
  formedAt: Date;
}

/** Blocks of figures that are for totals alone (feature 90). */
export class SharingBlockRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Until the transaction ends, no agency decides anything else. */
  async shareSettlement(): Promise<void> {
    await this.manager.query(
      `/* SharingBlockRepository.shareSettlement */ SELECT pg_advisory_xact_lock_shared(hashtextextended('kpi-settlement', 0))`,
    );
  }

  /** What stands of each agency that ever decided anything; what is mandatory is at least in totals. */
  findSharing(definitionIds: readonly string[]): Promise<FoundSharing[]> {
    return this.manager.query(
      `/* SharingBlockRepository.findSharing */
       SELECT d.id AS "definitionId", s.agency,
         CASE WHEN s.sharing = 'WITHHELD' AND latest.mandatory THEN 'TOTALS_ONLY' ELSE s.sharing END AS sharing,
         (SELECT min(decided_at) FROM kpi_sharing_decision apart
          WHERE apart.code = s.code AND apart.agency = s.agency AND apart.version > coalesce((
            SELECT max(version) FROM kpi_sharing_decision open
            WHERE open.code = s.code AND open.agency = s.agency AND open.sharing = 'SHARED'), 0)) AS since
       FROM kpi_definition d JOIN kpi_sharing_decision s ON s.code = d.code
       CROSS JOIN LATERAL (
         SELECT v.agency IS NULL AND cardinality(v.mandatory_for) > 0 AND v.deprecated_at IS NULL AS mandatory
         FROM kpi_definition v WHERE v.code = d.code AND v.published_at IS NOT NULL
         ORDER BY v.version DESC LIMIT 1) AS latest
       WHERE d.id = ANY ($1) AND NOT EXISTS (
         SELECT FROM kpi_sharing_decision next
         WHERE next.code = s.code AND next.agency = s.agency AND next.version = s.version + 1)`,
      [definitionIds],
    );
  }

  /** A revision stays where the revision before was. */
  async follow({ definitionId, year, quarter }: TouchedPeriod): Promise<void> {
    await this.manager.query(
      `/* SharingBlockRepository.follow */
       INSERT INTO kpi_sharing_block_value (value_id, definition_id, year, block_id, size, formed_at)
       SELECT v.id, v.definition_id, v.year, before.block_id, before.size, before.formed_at
       FROM kpi_sharing_block_value before JOIN kpi_value v ON v.supersedes = before.value_id
       WHERE before.definition_id = $1 AND before.year = $2 AND v.quarter IS NOT DISTINCT FROM $3::integer
       ON CONFLICT ON CONSTRAINT kpi_sharing_block_value_pk DO NOTHING`,
      [definitionId, year, quarter],
    );
  }

  /**
   * Figures of these agencies that stand and that nobody else has seen. Of an agency that told any figure of the year while
   * it shared them there are none, in whatever version and form: what is known of the year would tell the rest.
   */
  findUntold({ definitionId, year, quarter }: TouchedPeriod, sharing: readonly FoundSharing[]): Promise<UntoldValue[]> {
    return this.manager.query(
      `/* SharingBlockRepository.findUntold */
       SELECT v.id AS key, v.agency, v.contributors
       FROM unnest($4::text[], $5::timestamptz[]) AS apart (agency, since)
       JOIN kpi_value v ON v.agency = apart.agency
       JOIN kpi_definition d ON d.id = v.definition_id AND d.aggregation IN ('SUM', 'RATIO_OF_SUMS')
       WHERE v.definition_id = $1 AND v.year = $2 AND v.quarter IS NOT DISTINCT FROM $3::integer
         AND v.partner_id IS NULL AND v.covers IS NULL AND v.superseded_at IS NULL
         AND NOT EXISTS (SELECT FROM kpi_sharing_block_value b WHERE b.value_id = v.id)
         AND (v.origin = 'SUBMITTED' OR NOT EXISTS (
           SELECT FROM kpi_value own WHERE own.definition_id = v.definition_id AND own.year = v.year
             AND own.agency = v.agency AND own.origin = 'SUBMITTED' AND own.partner_id IS NULL AND own.covers IS NULL
             AND own.superseded_at IS NULL))
         AND NOT EXISTS (
           SELECT FROM kpi_value told JOIN kpi_definition version ON version.id = told.definition_id
           WHERE version.code = d.code AND told.year = v.year AND told.agency = v.agency AND told.partner_id IS NULL
             AND told.covers IS NULL AND told.submitted_at <= apart.since)`,
      [definitionId, year, quarter, sharing.map(({ agency }) => agency), sharing.map(({ since }) => since)],
    );
  }

  async insert({ id, period, valueIds, formedAt }: NewSharingBlock): Promise<void> {
    await this.manager.query(
      `/* SharingBlockRepository.insert */
       INSERT INTO kpi_sharing_block_value (value_id, definition_id, year, block_id, size, formed_at)
       SELECT value_id, $2, $3, $4, cardinality($1::uuid[]), $5 FROM unnest($1::uuid[]) AS value_id`,
      [valueIds, period.definitionId, period.year, id, formedAt],
    );
  }
}
