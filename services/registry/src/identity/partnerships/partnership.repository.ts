import type { EntityManager } from 'typeorm';
import type { ExistingPartnership } from './partnership.entity';

/** What an agency, or by default (null) every agency, has set. */
export interface ChecklistPolicy {
  agency: string | null;
  /** Years in which an agreement makes a partner an existing one. */
  existingYears: number;
  /** US dollars a year up to which the simplified list may be followed (JIU-51). */
  simplifiedCeilingUsd: number;
}

const columns = `e.id, e.partner_id AS "partnerId", e.agency, e.agreement_reference AS "agreementReference",
  e.last_agreement_on::text AS "lastAgreementOn", e.recorded_by AS "recordedBy", e.recorded_at AS "recordedAt"`;

export class PartnershipRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<ExistingPartnership | null> {
    const [row] = await this.manager.query(
      `/* PartnershipRepository.find */ SELECT ${columns} FROM existing_partnership e WHERE e.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The latest of each agency. */
  findLatest(partnerIds: readonly string[]): Promise<ExistingPartnership[]> {
    return this.manager.query(
      `/* PartnershipRepository.findLatest */
       SELECT DISTINCT ON (e.partner_id, e.agency) ${columns} FROM existing_partnership e
       WHERE e.partner_id = ANY ($1) ORDER BY e.partner_id, e.agency, e.last_agreement_on DESC`,
      [partnerIds],
    );
  }

  findPolicies(on: string): Promise<ChecklistPolicy[]> {
    return this.manager.query(
      `/* PartnershipRepository.findPolicies */
       SELECT DISTINCT ON (agency) agency, existing_years AS "existingYears",
              simplified_ceiling_usd::float8 AS "simplifiedCeilingUsd"
       FROM checklist_policy
       WHERE valid_from <= $1 AND (valid_until IS NULL OR valid_until > $1) ORDER BY agency, valid_from DESC`,
      [on],
    );
  }

  /** False when this agreement is on record already. */
  async insert(partnership: ExistingPartnership): Promise<boolean> {
    const rows = await this.manager.query(
      `/* PartnershipRepository.insert */
       INSERT INTO existing_partnership (id, partner_id, agency, agreement_reference, last_agreement_on, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT existing_partnership_agreement_uq DO NOTHING RETURNING id`,
      [
        partnership.id,
        partnership.partnerId,
        partnership.agency,
        partnership.agreementReference,
        partnership.lastAgreementOn,
        partnership.recordedBy,
        partnership.recordedAt,
      ],
    );
    return rows.length > 0;
  }
}
