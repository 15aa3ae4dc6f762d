import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { AssessmentKind } from '../../terms/assessment-kind.enum';
import { assessmentColumns } from './assessment.columns';
import type { Assessment } from './assessment.entity';
import type { Rated } from './assessment.rules';

export type RatedPartner = Rated & Pick<Assessment, 'partnerId'>;

export class AssessmentRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<Assessment[]> {
    return this.manager.query(
      `/* AssessmentRepository.findByIds */ SELECT ${assessmentColumns} FROM assessment a WHERE a.id = ANY ($1)`,
      [ids],
    );
  }

  async lock(id: string): Promise<Assessment | null> {
    const [row] = await this.manager.query(
      `/* AssessmentRepository.lock */ SELECT ${assessmentColumns} FROM assessment a WHERE a.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** The latest of each partner that is valid on the day. */
  findLatestValid(partnerIds: readonly string[], kind: AssessmentKind, day: Day): Promise<RatedPartner[]> {
    return this.manager.query(
      `/* AssessmentRepository.findLatestValid */
       SELECT wanted.partner_id AS "partnerId", latest.*
       FROM ${wantedPartners} CROSS JOIN LATERAL (
         SELECT a.band, a.valid_until::text AS "validUntil", a.owner_agency AS "ownerAgency" FROM assessment a
         WHERE a.partner_id = ANY (wanted.ids) AND a.kind = $2
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
         recorded_at, idempotency_key, request_hash, commissioning_office, assessor_firm,
         business_sector)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
               $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)
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
        row.commissioningOffice,
        row.assessorFirm,
        row.businessSector,
      ],
    );
    return inserted?.referenceNo ?? null;
  }

  async findByKey(ownerAgency: string, idempotencyKey: string): Promise<Assessment | null> {
    const [row] = await this.manager.query(
      `/* AssessmentRepository.findByKey */
       SELECT ${assessmentColumns} FROM assessment a WHERE a.owner_agency = $1 AND a.idempotency_key = $2`,
      [ownerAgency, idempotencyKey],
    );
    return row ?? null;
  }

  /** Everything that may change before it is final, and what makes it final. */
  async save(row: Assessment): Promise<void> {
    await this.manager.query(
      `/* AssessmentRepository.save */
       UPDATE assessment SET state = $2, assessor_type = $3, assessor_firm = $4, conducted_mode = $5, period_from = $6,
         period_to = $7, countries = $8, areas = $9, ceiling_usd = $10, due_on = $11, computed_band = $12, adjusted_band = $13,
         band = $14, finalised_on = $15, valid_until = $16, joint_agencies = $17, version = $18
       WHERE id = $1`,
      [
        row.id,
        row.state,
        row.assessorType,
        row.assessorFirm,
        row.conductedMode,
        row.periodFrom,
        row.periodTo,
        row.countries,
        row.areas,
        row.ceilingUsd,
        row.dueOn,
        row.computedBand,
        row.adjustedBand,
        row.band,
        row.finalisedOn,
        row.validUntil,
        row.jointAgencies,
        row.version,
      ],
    );
  }

  /** What may still happen to a final one. */
  async end({ id, state, supersededBy, version }: Assessment): Promise<void> {
    await this.manager.query(
      `/* AssessmentRepository.end */ UPDATE assessment SET state = $2, superseded_by = $3, version = $4 WHERE id = $1`,
      [id, state, supersededBy, version],
    );
  }

  /** Two that become final at once for one partner, owner and kind come one after the other. */
  async queue({ partnerId, ownerAgency, kind }: Assessment): Promise<void> {
    await this.manager.query(
      `/* AssessmentRepository.queue */ SELECT pg_advisory_xact_lock(hashtextextended('assessment:' || $1, 0))`,
      [`${partnerId}/${ownerAgency}/${kind}`],
    );
  }

  /** Final ones of the same partner, owner, kind and scope on either side in time; the caller looks which end. */
  findSameScope({ partnerId, ownerAgency, kind, entityScope, id }: Assessment): Promise<Assessment[]> {
    return this.manager.query(
      `/* AssessmentRepository.findSameScope */
       SELECT ${assessmentColumns} FROM ${wantedPartners} JOIN assessment a ON a.partner_id = ANY (wanted.ids)
       WHERE a.owner_agency = $2 AND a.kind = $3 AND a.entity_scope = $4 AND a.id <> $5 AND a.state = 'FINAL'
       ORDER BY a.finalised_on, a.id FOR UPDATE OF a`,
      [[partnerId], ownerAgency, kind, entityScope, id],
    );
  }
}
