import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface StoredEvaluationBody {
  evaluationId: string;
  version: number;
  sealed: string;
}

/** CONFIDENTIAL: row-level security shows bodies to the agencies that take part, and to the partner once it is asked. */
export class EvaluationBodyRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** The latest version of each. */
  find(evaluationIds: readonly string[]): Promise<StoredEvaluationBody[]> {
    return this.manager.query(
      `/* EvaluationBodyRepository.find */
       SELECT DISTINCT ON (evaluation_id) evaluation_id AS "evaluationId", version, sealed FROM partnership_evaluation_body
       WHERE evaluation_id = ANY ($1) ORDER BY evaluation_id, version DESC`,
      [evaluationIds],
    );
  }

  async insert(
    body: StoredEvaluationBody & { agencies: readonly string[]; partnerId: string; writtenBy: string },
  ): Promise<void> {
    await this.manager.query(
      `/* EvaluationBodyRepository.insert */
       INSERT INTO partnership_evaluation_body (evaluation_id, version, agencies, partner_id, sealed, written_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [body.evaluationId, body.version, body.agencies, body.partnerId, body.sealed, body.writtenBy],
    );
  }
}
