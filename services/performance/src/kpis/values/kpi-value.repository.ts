import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { KpiUnit } from '../definitions/kpi-definition.enums';
import type { KpiValue } from './kpi-value.entity';
import type { CellKey } from './kpi-value.rules';

/** A value with the unit of its definition. */
export type KpiValueRow = KpiValue & { unit: KpiUnit };

/** With the partner that was asked about, which is the survivor of the one that the figure is about, or that one itself. */
export type PartnerValue = KpiValueRow & { askedId: string };

export interface KpiPageQuery {
  codes: string[];
  year: number;
  /** Id of the last row of the page before. */
  after: string | null;
  limit: number;
}

export interface PartnerCount {
  partnerId: string;
  count: number;
}

const columns = `v.id, v.definition_id AS "definitionId", d.unit, v.agency AS "agencyCode", v.partner_id AS "partnerId",
  v.year, v.quarter, v.country,
  v.partner_type AS "partnerType", v.sector, v.origin, v.covers, v.contributors, v.source_system AS "sourceSystem",
  v.external_id AS "externalId", v.batch_id AS "batchId", v.data_as_of AS "dataAsOf", v.superseded_at AS "supersededAt",
  v.value, v.numerator, v.denominator, v.quality, v.revision, v.supersedes,
  v.submitted_at AS "submittedAt", v.idempotency_key AS "idempotencyKey", v.request_hash AS "requestHash"`;

const values = 'FROM kpi_value v JOIN kpi_definition d ON d.id = v.definition_id';

/** The revisions in force: nothing supersedes them. */
const ofPartner = `${values} WHERE v.partner_id = ANY (wanted.ids) AND d.code = ANY ($2::text[]) AND v.year = $3
  AND v.superseded_at IS NULL`;

export class KpiValueRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<KpiValueRow[]> {
    return this.manager.query(`/* KpiValueRepository.findByIds */ SELECT ${columns} ${values} WHERE v.id = ANY ($1)`, [
      ids,
    ]);
  }

  /** One page for each of many partners in one statement; each partner reads no further than its page. */
  findPages(partnerIds: readonly string[], { codes, year, after, limit }: KpiPageQuery): Promise<PartnerValue[]> {
    return this.manager.query(
      `/* KpiValueRepository.findPages */
       SELECT page.*, wanted.partner_id AS "askedId" FROM ${wantedPartners} CROSS JOIN LATERAL (
         SELECT ${columns} ${ofPartner} AND ($4::uuid IS NULL OR v.id < $4)
         ORDER BY v.id DESC LIMIT $5) AS page`,
      [partnerIds, codes, year, after, limit],
    );
  }

  countOfPartners(partnerIds: readonly string[], { codes, year }: KpiPageQuery): Promise<PartnerCount[]> {
    return this.manager.query(
      `/* KpiValueRepository.countOfPartners */
       SELECT wanted.partner_id AS "partnerId", total.count
       FROM ${wantedPartners} CROSS JOIN LATERAL (${countUpTo(ofPartner)}) AS total`,
      [partnerIds, codes, year],
    );
  }

  /** Until the transaction ends, nobody else revises this cell: there may be no row of it yet that could be locked. */
  async lockCell(cell: string): Promise<void> {
    await this.manager.query(
      '/* KpiValueRepository.lockCell */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
      [`kpi-value:${cell}`],
    );
  }

  async findInForce({ definitionId, agencyCode, partnerId, year, quarter }: CellKey): Promise<KpiValueRow | null> {
    const [row] = await this.manager.query(
      `/* KpiValueRepository.findInForce */
       SELECT ${columns} ${values}
       WHERE v.definition_id = $1 AND v.agency = $2 AND v.partner_id IS NOT DISTINCT FROM $3::uuid AND v.year = $4
         AND v.quarter IS NOT DISTINCT FROM $5::integer AND v.origin = 'SUBMITTED'
         AND num_nonnulls(v.country, v.partner_type, v.sector, v.covers) = 0
       ORDER BY v.revision DESC LIMIT 1`,
      [definitionId, agencyCode, partnerId, year, quarter],
    );
    return row ?? null;
  }

  async findByKey(agencyCode: string, idempotencyKey: string): Promise<KpiValueRow | null> {
    const [row] = await this.manager.query(
      `/* KpiValueRepository.findByKey */ SELECT ${columns} ${values} WHERE v.agency = $1 AND v.idempotency_key = $2`,
      [agencyCode, idempotencyKey],
    );
    return row ?? null;
  }

  /** False when the agency has used the key before; waits for a request with the same key that is still running. */
  async insert(row: KpiValue): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* KpiValueRepository.insert */
       INSERT INTO kpi_value (id, definition_id, agency, partner_id, year, quarter, value, numerator, denominator,
                              quality, revision, supersedes, submitted_at, idempotency_key, request_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       ON CONFLICT ON CONSTRAINT kpi_value_idempotency_uq DO NOTHING RETURNING id`,
      [
        row.id,
        row.definitionId,
        row.agencyCode,
        row.partnerId,
        row.year,
        row.quarter,
        row.value,
        row.numerator,
        row.denominator,
        row.quality,
        row.revision,
        row.supersedes,
        row.submittedAt,
        row.idempotencyKey,
        row.requestHash,
      ],
    );
    return inserted.length > 0;
  }
}
