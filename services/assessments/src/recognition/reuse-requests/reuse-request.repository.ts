import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { Check } from '../reuse/reuse.types';
import type { ReuseRequest } from './reuse-request.view';

/** As stored; `checks` are the first ten, which everybody may see. */
export type ReuseRow = Omit<ReuseRequest, 'outcome'> & {
  outcome: NonNullable<ReuseRequest['outcome']>;
  checks: Check[];
  requestedBy: string;
  decidedBy: string | null;
  consentIds: string[];
  grantId: string | null;
  leadTimeDays: number | null;
};

export interface ReuseSearch {
  partnerIds: string[] | null;
  assessmentId: string | null;
  kind: string | null;
  requester: string | null;
  owner: string | null;
  outcome: string | null;
  after: string | null;
  limit: number;
}

const columns = `r.id, r.reference_no AS "referenceNo", r.assessment_id AS "assessmentId", r.partner_id AS "partnerId", r.kind,
  r.owner_agency AS "ownerAgency", r.requester_agency AS "requesterAgency", r.country,
  r.planned_amount_usd::text AS "plannedAmountUsd", r.sector, r.modality, r.functions, r.purpose, r.outcome, r.refusal,
  r.escalated_to AS "escalatedTo", r.rule_version AS "ruleVersion", r.checks, r.requested_by AS "requestedBy",
  r.requested_at AS "requestedAt", r.decided_by AS "decidedBy", r.decided_at AS "decidedAt", r.consent_ids AS "consentIds",
  r.grant_id AS "grantId", r.lead_time_days AS "leadTimeDays", r.days_saved AS "daysSaved",
  r.cost_saved_usd::text AS "costSavedUsd", r.version`;

const standsFor = (ids: string) => `(${ids} IS NULL OR r.partner_id = ANY (${ids})
  OR r.partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = ANY (${ids})))`;

const matching = `FROM reuse_request r WHERE ${standsFor('$1::uuid[]')} AND ($2::uuid IS NULL OR r.assessment_id = $2)
  AND ($3::text IS NULL OR r.kind = $3) AND ($4::text IS NULL OR r.requester_agency = $4)
  AND ($5::text IS NULL OR r.owner_agency = $5) AND ($6::text IS NULL OR r.outcome = $6)`;

const ofAssessed = `r.assessment_id IN (SELECT a.id FROM assessment a WHERE a.partner_id = $1
  OR a.partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = $1))`;

export class ReuseRequestRepository {
  constructor(private readonly manager: EntityManager) {}

  search({ after, limit, ...by }: ReuseSearch): Promise<ReuseRow[]> {
    return this.manager.query(
      `/* ReuseRequestRepository.search */
       SELECT ${columns} ${matching} AND ($7::uuid IS NULL OR r.id < $7) ORDER BY r.id DESC LIMIT $8`,
      [by.partnerIds, by.assessmentId, by.kind, by.requester, by.owner, by.outcome, after, limit],
    );
  }

  async count(by: ReuseSearch): Promise<number> {
    const [{ count }] = await this.manager.query(`/* ReuseRequestRepository.count */ ${countUpTo(matching)}`, [
      by.partnerIds,
      by.assessmentId,
      by.kind,
      by.requester,
      by.owner,
      by.outcome,
    ]);
    return count;
  }

  findByIds(ids: readonly string[]): Promise<ReuseRow[]> {
    return this.manager.query(
      `/* ReuseRequestRepository.findByIds */ SELECT ${columns} FROM reuse_request r WHERE r.id = ANY ($1)`,
      [ids],
    );
  }

  async lock(id: string): Promise<ReuseRow | null> {
    const [row] = await this.manager.query(
      `/* ReuseRequestRepository.lock */ SELECT ${columns} FROM reuse_request r WHERE r.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** Those that wait for the consent of whoever was assessed. */
  findWaiting(assessedId: string): Promise<ReuseRow[]> {
    return this.manager.query(
      `/* ReuseRequestRepository.findWaiting */
       SELECT ${columns} FROM reuse_request r WHERE r.outcome = 'PENDING_CONSENT' AND ${ofAssessed} ORDER BY r.id`,
      [assessedId],
    );
  }

  findResting(consentId: string): Promise<ReuseRow[]> {
    return this.manager.query(
      `/* ReuseRequestRepository.findResting */
       SELECT ${columns} FROM reuse_request r WHERE $1 = ANY (r.consent_ids) ORDER BY r.id FOR UPDATE`,
      [consentId],
    );
  }

  /** Gives the reference number; null when the agency waits for the same already. */
  async insert(row: Omit<ReuseRow, 'referenceNo'>): Promise<string | null> {
    const [inserted] = await this.manager.query(
      `/* ReuseRequestRepository.insert */
       INSERT INTO reuse_request (id, assessment_id, partner_id, kind, owner_agency, requester_agency, country,
         planned_amount_usd, sector, modality, functions, purpose, outcome, refusal, escalated_to, rule_version, checks,
         requested_by, requested_at, decided_by, decided_at, consent_ids, grant_id, lead_time_days, days_saved, cost_saved_usd)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17::jsonb, $18, $19, $20, $21, $22, $23,
               $24, $25, $26)
       ON CONFLICT (assessment_id, partner_id, requester_agency) WHERE outcome IN ('ESCALATED', 'PENDING_CONSENT') DO NOTHING
       RETURNING reference_no AS "referenceNo"`,
      [
        row.id,
        row.assessmentId,
        row.partnerId,
        row.kind,
        row.ownerAgency,
        row.requesterAgency,
        row.country,
        row.plannedAmountUsd,
        row.sector,
        row.modality,
        row.functions,
        row.purpose,
        row.outcome,
        row.refusal,
        row.escalatedTo,
        row.ruleVersion,
        JSON.stringify(row.checks),
        row.requestedBy,
        row.requestedAt,
        row.decidedBy,
        row.decidedAt,
        row.consentIds,
        row.grantId,
        row.leadTimeDays,
        row.daysSaved,
        row.costSavedUsd,
      ],
    );
    return inserted?.referenceNo ?? null;
  }

  async save(row: ReuseRow): Promise<void> {
    await this.manager.query(
      `/* ReuseRequestRepository.save */
       UPDATE reuse_request SET outcome = $2, refusal = $3, escalated_to = $4, rule_version = $5, checks = $6::jsonb,
         decided_by = $7, decided_at = $8, consent_ids = $9, grant_id = $10, lead_time_days = $11, days_saved = $12,
         cost_saved_usd = $13, version = $14 WHERE id = $1`,
      [
        row.id,
        row.outcome,
        row.refusal,
        row.escalatedTo,
        row.ruleVersion,
        JSON.stringify(row.checks),
        row.decidedBy,
        row.decidedAt,
        row.consentIds,
        row.grantId,
        row.leadTimeDays,
        row.daysSaved,
        row.costSavedUsd,
        row.version,
      ],
    );
  }
}
