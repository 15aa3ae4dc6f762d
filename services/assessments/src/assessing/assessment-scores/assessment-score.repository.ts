import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { Score } from '../../catalogue/scoring/score.types';

export interface AssessmentScoreRow {
  assessmentId: string;
  agency: string;
  partnerId: string;
  result: Score;
  computedAt: Date;
}

/** What was computed when an assessment became final; written once (A-INV-1). */
export class AssessmentScoreRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByAssessments(assessmentIds: readonly string[]): Promise<AssessmentScoreRow[]> {
    return this.manager.query(
      `/* AssessmentScoreRepository.findByAssessments */
       SELECT assessment_id AS "assessmentId", agency, partner_id AS "partnerId", result, computed_at AS "computedAt"
       FROM assessment_score WHERE assessment_id = ANY ($1)`,
      [assessmentIds],
    );
  }

  async insert({ assessmentId, agency, partnerId, result, computedAt }: AssessmentScoreRow): Promise<void> {
    await this.manager.query(
      `/* AssessmentScoreRepository.insert */
       INSERT INTO assessment_score (assessment_id, agency, partner_id, result, computed_at) VALUES ($1, $2, $3, $4, $5)`,
      [assessmentId, agency, partnerId, JSON.stringify(result), computedAt],
    );
  }
}
