import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface AnswerRow {
  assessmentId: string;
  question: string;
  agency: string;
  partnerId: string;
  value: string | null;
  notApplicable: boolean;
  /** Sealed. */
  comment: string | null;
  /** How many files stand for it. */
  evidence: number;
  version: number;
  answeredBy: string;
  answeredAt: Date;
}

/** Nobody can write an answer once the assessment left the hands of those who answer. */
export class AnswerRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByAssessments(assessmentIds: readonly string[]): Promise<AnswerRow[]> {
    return this.manager.query(
      `/* AnswerRepository.findByAssessments */
       SELECT assessment_id AS "assessmentId", question, agency, partner_id AS "partnerId", value,
              not_applicable AS "notApplicable", comment, evidence, version, answered_by AS "answeredBy",
              answered_at AS "answeredAt"
       FROM assessment_answer WHERE assessment_id = ANY ($1)`,
      [assessmentIds],
    );
  }

  /** In one statement; the caller holds the lock of the assessment, so that no version moves in between. */
  async save(rows: readonly AnswerRow[]): Promise<void> {
    await this.manager.query(
      `/* AnswerRepository.save */
       INSERT INTO assessment_answer (assessment_id, question, agency, partner_id, value, not_applicable, comment, evidence,
                                      version, answered_by, answered_at)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS a ("assessmentId" uuid, question text, agency text, "partnerId" uuid,
         value text, "notApplicable" boolean, comment text, evidence integer, version integer, "answeredBy" text,
         "answeredAt" timestamptz)
       ON CONFLICT ON CONSTRAINT assessment_answer_pk DO UPDATE
       SET value = excluded.value, not_applicable = excluded.not_applicable, comment = excluded.comment,
           evidence = excluded.evidence, version = excluded.version, answered_by = excluded.answered_by,
           answered_at = excluded.answered_at`,
      [JSON.stringify(rows)],
    );
  }
}
