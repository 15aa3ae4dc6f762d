import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { KpiUnit } from '../definitions/kpi-definition.enums';
import type { KpiValue } from './kpi-value.entity';

/** A value with the unit of its definition. */
export type KpiValueRow = KpiValue & {
  unit: KpiUnit;
  /** Whether the agencies that it tells of share their figures now. */
  isShared: boolean;
};

/** With the partner that was asked about, which is the survivor of the one that the figure is about, or that one itself. */
export type PartnerValue = KpiValueRow & { askedId: string };

export interface KpiPageQuery {
  codes: string[];
  year: number;
  asOf: Date | null;
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
  v.submitted_at AS "submittedAt", v.idempotency_key AS "idempotencyKey", v.request_hash AS "requestHash",
  NOT EXISTS (SELECT FROM kpi_sharing_decision s
    WHERE s.code = d.code AND s.agency = ANY (coalesce(v.covers, ARRAY[v.agency])) AND s.sharing <> 'SHARED'
      AND NOT EXISTS (SELECT FROM kpi_sharing_decision next
        WHERE next.code = s.code AND next.agency = s.agency AND next.version = s.version + 1)) AS "isShared"`;

const values = 'FROM kpi_value v JOIN kpi_definition d ON d.id = v.definition_id';

/** The revisions in force, now or at an instant. */
const ofPartner = `${values} WHERE v.partner_id = ANY (wanted.ids) AND d.code = ANY ($2::text[]) AND v.year = $3
  AND CASE WHEN $4::timestamptz IS NULL THEN v.superseded_at IS NULL
      ELSE v.submitted_at <= $4 AND (v.superseded_at IS NULL OR v.superseded_at > $4) END`;

export class KpiValueRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<KpiValueRow[]> {
    return this.manager.query(`/* KpiValueRepository.findByIds */ SELECT ${columns} ${values} WHERE v.id = ANY ($1)`, [
      ids,
    ]);
  }

  /** One page for each of many partners in one statement; each partner reads no further than its page. */
  findPages(partnerIds: readonly string[], { codes, year, asOf, after, limit }: KpiPageQuery): Promise<PartnerValue[]> {
    return this.manager.query(
      `/* KpiValueRepository.findPages */
       SELECT page.*, wanted.partner_id AS "askedId" FROM ${wantedPartners} CROSS JOIN LATERAL (
         SELECT ${columns} ${ofPartner} AND ($5::uuid IS NULL OR v.id < $5)
         ORDER BY v.id DESC LIMIT $6) AS page`,
      [partnerIds, codes, year, asOf, after, limit],
    );
  }

  countOfPartners(partnerIds: readonly string[], { codes, year, asOf }: KpiPageQuery): Promise<PartnerCount[]> {
    return this.manager.query(
      `/* KpiValueRepository.countOfPartners */
       SELECT wanted.partner_id AS "partnerId", total.count
       FROM ${wantedPartners} CROSS JOIN LATERAL (${countUpTo(ofPartner)}) AS total`,
      [partnerIds, codes, year, asOf],
    );
  }

  /** A second request with the same key waits for the first one. */
  async lockKey(agencyCode: string, idempotencyKey: string): Promise<void> {
    await this.manager.query('/* KpiValueRepository.lockKey */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `kpi-key:${agencyCode}/${idempotencyKey}`,
    ]);
  }

  async findByKey(agencyCode: string, idempotencyKey: string): Promise<KpiValueRow | null> {
    const [row] = await this.manager.query(
      `/* KpiValueRepository.findByKey */ SELECT ${columns} ${values} WHERE v.agency = $1 AND v.idempotency_key = $2`,
      [agencyCode, idempotencyKey],
    );
    return row ?? null;
  }
}
