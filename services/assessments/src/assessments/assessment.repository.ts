import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../federation/partner-redirect.repository';
import type { Assessment } from './assessment.entity';
import type { Rated } from './assessment.rules';
import type { AssessmentKind } from './assessment-kind.enum';

export interface AssessmentPageQuery {
  kind: AssessmentKind | null;
  /** Day and id of the last row of the page before. */
  after: string[] | null;
  limit: number;
}

export interface PartnerCount {
  partnerId: string;
  count: number;
}

/** With the partner that was asked about, which is the survivor of the one that was assessed, or that one itself. */
export type PartnerAssessment = Assessment & { askedId: string };

export type RatedPartner = Rated & Pick<Assessment, 'partnerId'>;

const columns = `a.id, a.partner_id AS "partnerId", a.owner_agency AS "ownerAgency", a.kind, a.band,
  a.finalised_on::text AS "finalisedOn", a.valid_until::text AS "validUntil", a.amount, a.currency,
  a.recorded_at AS "recordedAt", a.idempotency_key AS "idempotencyKey", a.request_hash AS "requestHash"`;

/** Shared by page, count and rating, so that a total never counts other rows than the pages show. */
const ofPartner = `FROM assessment a WHERE a.partner_id = ANY (wanted.ids) AND ($2::text IS NULL OR a.kind = $2)`;

export class AssessmentRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<Assessment[]> {
    return this.manager.query(
      `/* AssessmentRepository.findByIds */ SELECT ${columns} FROM assessment a WHERE a.id = ANY ($1)`,
      [ids],
    );
  }

  /** One page for each of many partners in one statement; each partner reads no further than its page. */
  findPages(partnerIds: readonly string[], { kind, after, limit }: AssessmentPageQuery): Promise<PartnerAssessment[]> {
    return this.manager.query(
      `/* AssessmentRepository.findPages */
       SELECT page.*, wanted.partner_id AS "askedId" FROM ${wantedPartners} CROSS JOIN LATERAL (
         SELECT ${columns} ${ofPartner}
           AND ($3::date IS NULL OR (a.finalised_on, a.id) < ($3, $4::uuid))
         ORDER BY a.finalised_on DESC, a.id DESC LIMIT $5) AS page`,
      [partnerIds, kind, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  countOfPartners(partnerIds: readonly string[], kind: AssessmentKind | null): Promise<PartnerCount[]> {
    return this.manager.query(
      `/* AssessmentRepository.countOfPartners */
       SELECT wanted.partner_id AS "partnerId", total.count
       FROM ${wantedPartners} CROSS JOIN LATERAL (${countUpTo(ofPartner)}) AS total`,
      [partnerIds, kind],
    );
  }

  /** The latest of each partner that is valid on the day. */
  findLatestValid(partnerIds: readonly string[], kind: AssessmentKind, day: string): Promise<RatedPartner[]> {
    return this.manager.query(
      `/* AssessmentRepository.findLatestValid */
       SELECT wanted.partner_id AS "partnerId", latest.*
       FROM ${wantedPartners} CROSS JOIN LATERAL (
         SELECT a.band, a.valid_until::text AS "validUntil", a.owner_agency AS "ownerAgency" ${ofPartner}
           AND a.finalised_on <= $3 AND a.valid_until >= $3
         ORDER BY a.finalised_on DESC, a.id DESC LIMIT 1) AS latest`,
      [partnerIds, kind, day],
    );
  }

  /** False when the agency has used the key before; waits for a request with the same key that is still running. */
  async insert(row: Assessment): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* AssessmentRepository.insert */
       INSERT INTO assessment (id, partner_id, owner_agency, kind, band, finalised_on, valid_until, amount, currency,
                               recorded_at, idempotency_key, request_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT ON CONSTRAINT assessment_idempotency_uq DO NOTHING RETURNING id`,
      [
        row.id,
        row.partnerId,
        row.ownerAgency,
        row.kind,
        row.band,
        row.finalisedOn,
        row.validUntil,
        row.amount,
        row.currency,
        row.recordedAt,
        row.idempotencyKey,
        row.requestHash,
      ],
    );
    return inserted.length > 0;
  }

  async findByKey(ownerAgency: string, idempotencyKey: string): Promise<Assessment | null> {
    const [row] = await this.manager.query(
      `/* AssessmentRepository.findByKey */
       SELECT ${columns} FROM assessment a WHERE a.owner_agency = $1 AND a.idempotency_key = $2`,
      [ownerAgency, idempotencyKey],
    );
    return row ?? null;
  }
}
