import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface AssessmentReportRow {
  assessmentId: string;
  agency: string;
  partnerId: string;
  narrative: string;
  /** False for what was written before texts were sealed. */
  isSealed: boolean;
}

/** The confidential table; row-level security repeats the service's rule as a second wall. */
export class AssessmentReportRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByAssessments(assessmentIds: readonly string[]): Promise<AssessmentReportRow[]> {
    return this.manager.query(
      `/* AssessmentReportRepository.findByAssessments */
       SELECT assessment_id AS "assessmentId", agency, partner_id AS "partnerId", narrative, is_sealed AS "isSealed"
       FROM assessment_report WHERE assessment_id = ANY ($1)`,
      [assessmentIds],
    );
  }

  async insert({ assessmentId, agency, partnerId, narrative, isSealed }: AssessmentReportRow): Promise<void> {
    await this.manager.query(
      `/* AssessmentReportRepository.insert */
       INSERT INTO assessment_report (assessment_id, agency, partner_id, narrative, is_sealed) VALUES ($1, $2, $3, $4, $5)`,
      [assessmentId, agency, partnerId, narrative, isSealed],
    );
  }
}
