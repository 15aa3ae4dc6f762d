import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { PartnershipResult } from './partnership-result.view';

export interface ResultQuery {
  partnerIds: readonly string[] | null;
  agency: string | null;
  country: string | null;
  sector: string | null;
  /** Null is every country that there is. */
  countries: readonly string[] | null;
}

const columns = `r.id, r.agency AS "agencyCode", r.engagement_id AS "engagementId", r.partner_id AS "partnerId", r.country,
  r.sector, r.statement, r.indicator, r.unit, r.baseline::text, r.target::text, r.value::text,
  r.measured_on::text AS "measuredOn", r.method, r.claim, r.contributors, r.sdgs,
  r.is_public AS "isPublic", r.published_at AS "publishedAt"`;

const matching = `FROM partnership_result r
  WHERE ($1::uuid[] IS NULL OR r.partner_id IN (SELECT unnest(wanted.ids) FROM ${wantedPartners}))
    AND ($2::text IS NULL OR r.agency = $2) AND ($3::text IS NULL OR r.country = $3)
    AND ($4::text IS NULL OR r.sector = $4) AND ($5::text[] IS NULL OR r.country = ANY ($5))`;

const place = ({ partnerIds, agency, country, sector, countries }: ResultQuery) => [
  partnerIds,
  agency,
  country,
  sector,
  countries,
];

export class PartnershipResultRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<PartnershipResult | null> {
    const [row] = await this.manager.query(
      `/* PartnershipResultRepository.find */ SELECT ${columns} FROM partnership_result r WHERE r.id = $1`,
      [id],
    );
    return row ?? null;
  }

  findMany(ids: readonly string[]): Promise<PartnershipResult[]> {
    return this.manager.query(
      `/* PartnershipResultRepository.findMany */ SELECT ${columns} FROM partnership_result r WHERE r.id = ANY ($1)`,
      [ids],
    );
  }

  findPage(query: ResultQuery, after: string | null, limit: number): Promise<PartnershipResult[]> {
    return this.manager.query(
      `/* PartnershipResultRepository.findPage */
       SELECT ${columns} ${matching} AND ($6::uuid IS NULL OR r.id < $6) ORDER BY r.id DESC LIMIT $7`,
      [...place(query), after, limit],
    );
  }

  async count(query: ResultQuery): Promise<number> {
    const [row] = await this.manager.query(
      `/* PartnershipResultRepository.count */ ${countUpTo(matching)}`,
      place(query),
    );
    return row.count;
  }

  async insert(row: PartnershipResult): Promise<void> {
    await this.manager.query(
      `/* PartnershipResultRepository.insert */
       INSERT INTO partnership_result (id, agency, engagement_id, partner_id, country, sector, statement, indicator, unit,
                                       baseline, target, value, measured_on, method, claim, contributors, published_at,
                                       sdgs, is_public)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
      [
        row.id,
        row.agencyCode,
        row.engagementId,
        row.partnerId,
        row.country,
        row.sector,
        row.statement,
        row.indicator,
        row.unit,
        row.baseline,
        row.target,
        row.value,
        row.measuredOn,
        row.method,
        row.claim,
        row.contributors,
        row.publishedAt,
        row.sdgs,
        row.isPublic,
      ],
    );
  }
}
