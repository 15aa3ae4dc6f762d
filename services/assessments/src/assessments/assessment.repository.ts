import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../federation/partner-redirect.repository';
import type { AssessmentKind } from '../terms/assessment-kind.enum';
import type { Assessment } from './assessment.entity';
import type { Rated } from './assessment.rules';

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

const columns = `a.id, a.reference_no AS "referenceNo", a.partner_id AS "partnerId", a.owner_agency AS "ownerAgency", a.kind,
  a.state, a.origin, a.entity_scope AS "entityScope", a.methodology_code AS "methodologyCode",
  a.methodology_version AS "methodologyVersion", a.assessor_type AS "assessorType", a.conducted_mode AS "conductedMode",
  a.proxy, a.period_from::text AS "periodFrom", a.period_to::text AS "periodTo", a.countries, a.areas,
  a.ceiling_usd AS "ceilingUsd", a.started_on::text AS "startedOn", a.due_on::text AS "dueOn", a.band,
  a.computed_band AS "computedBand", a.adjusted_band AS "adjustedBand", a.joint_agencies AS "jointAgencies",
  a.superseded_by AS "supersededBy", a.version, a.finalised_on::text AS "finalisedOn", a.valid_until::text AS "validUntil", a.amount, a.currency,
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
           AND a.state = 'FINAL' AND a.finalised_on <= $3 AND a.valid_until >= $3
         ORDER BY a.finalised_on DESC, a.id DESC LIMIT 1) AS latest`,
      [partnerIds, kind, day],
    );
  }

  /** Gives the reference number; null when the agency has used the key before. Waits for one with the same key that still runs. */
  async insert(row: Omit<Assessment, 'referenceNo'>): Promise<string | null> {
    const [inserted] = await this.manager.query(
      `/* AssessmentRepository.insert */
       INSERT INTO assessment (id, partner_id, owner_agency, kind, state, origin, entity_scope, methodology_code,
         methodology_version, assessor_type, conducted_mode, proxy, period_from, period_to, countries, areas, ceiling_usd,
         started_on, due_on, computed_band, adjusted_band, band, joint_agencies, finalised_on, valid_until, amount, currency,
         recorded_at, idempotency_key, request_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
               $24, $25, $26, $27, $28, $29, $30)
       ON CONFLICT ON CONSTRAINT assessment_idempotency_uq DO NOTHING RETURNING reference_no AS "referenceNo"`,
      [
        row.id,
        row.partnerId,
        row.ownerAgency,
        row.kind,
        row.state,
        row.origin,
        row.entityScope,
        row.methodologyCode,
        row.methodologyVersion,
        row.assessorType,
        row.conductedMode,
        row.proxy,
        row.periodFrom,
        row.periodTo,
        row.countries,
        row.areas,
        row.ceilingUsd,
        row.startedOn,
        row.dueOn,
        row.computedBand,
        row.adjustedBand,
        row.band,
        row.jointAgencies,
        row.finalisedOn,
        row.validUntil,
        row.amount,
        row.currency,
        row.recordedAt,
        row.idempotencyKey,
        row.requestHash,
      ],
    );
    return inserted?.referenceNo ?? null;
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
