import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface ConditionRow {
  id: string;
  caseId: string;
  leadAgency: string;
  /** Respondents that it binds. */
  partnerIds: string[];
  decisionId: string;
  place: number;
  text: string;
}

export interface ConditionEvidenceRow {
  id: string;
  conditionId: string;
  caseId: string;
  leadAgency: string;
  partnerIds: string[];
  sealed: string;
  submittedBy: string;
  submittedAt: Date;
}

export interface ConditionAssessmentRow {
  id: string;
  conditionId: string;
  caseId: string;
  leadAgency: string;
  partnerIds: string[];
  isMet: boolean;
  sealed: string;
  assessedBy: string;
  assessedAt: Date;
}

/** Append-only: an assessment is followed by the next one. */
export class ConditionRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async find(id: string): Promise<ConditionRow | null> {
    const [row] = await this.manager.query(
      `/* ConditionRepository.find */
       SELECT id, case_id AS "caseId", lead_agency AS "leadAgency", partner_ids::text[] AS "partnerIds",
              decision_id AS "decisionId", place, text
       FROM case_condition WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  findByCases(caseIds: readonly string[]): Promise<ConditionRow[]> {
    return this.manager.query(
      `/* ConditionRepository.findByCases */
       SELECT id, case_id AS "caseId", lead_agency AS "leadAgency", partner_ids::text[] AS "partnerIds",
              decision_id AS "decisionId", place, text
       FROM case_condition WHERE case_id = ANY ($1) ORDER BY id`,
      [caseIds],
    );
  }

  findEvidence(caseIds: readonly string[]): Promise<ConditionEvidenceRow[]> {
    return this.manager.query(
      `/* ConditionRepository.findEvidence */
       SELECT id, condition_id AS "conditionId", case_id AS "caseId", lead_agency AS "leadAgency",
              partner_ids::text[] AS "partnerIds", sealed, submitted_by AS "submittedBy", submitted_at AS "submittedAt"
       FROM condition_evidence WHERE case_id = ANY ($1) ORDER BY id`,
      [caseIds],
    );
  }

  findAssessments(caseIds: readonly string[]): Promise<ConditionAssessmentRow[]> {
    return this.manager.query(
      `/* ConditionRepository.findAssessments */
       SELECT id, condition_id AS "conditionId", case_id AS "caseId", lead_agency AS "leadAgency",
              partner_ids::text[] AS "partnerIds", is_met AS "isMet", sealed, assessed_by AS "assessedBy",
              assessed_at AS "assessedAt"
       FROM condition_assessment WHERE case_id = ANY ($1) ORDER BY id`,
      [caseIds],
    );
  }

  async insert({ id, caseId, leadAgency, partnerIds, decisionId, place, text }: ConditionRow): Promise<void> {
    await this.manager.query(
      `/* ConditionRepository.insert */
       INSERT INTO case_condition (id, case_id, lead_agency, partner_ids, decision_id, place, text)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, caseId, leadAgency, partnerIds, decisionId, place, text],
    );
  }

  async insertEvidence(row: ConditionEvidenceRow): Promise<void> {
    await this.manager.query(
      `/* ConditionRepository.insertEvidence */
       INSERT INTO condition_evidence (id, condition_id, case_id, lead_agency, partner_ids, sealed, submitted_by, submitted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        row.id,
        row.conditionId,
        row.caseId,
        row.leadAgency,
        row.partnerIds,
        row.sealed,
        row.submittedBy,
        row.submittedAt,
      ],
    );
  }

  async insertAssessment(row: ConditionAssessmentRow): Promise<void> {
    await this.manager.query(
      `/* ConditionRepository.insertAssessment */
       INSERT INTO condition_assessment (id, condition_id, case_id, lead_agency, partner_ids, is_met, sealed, assessed_by,
                                         assessed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        row.id,
        row.conditionId,
        row.caseId,
        row.leadAgency,
        row.partnerIds,
        row.isMet,
        row.sealed,
        row.assessedBy,
        row.assessedAt,
      ],
    );
  }
}
