import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface StoredResponse {
  evaluationId: string;
  findingId: string;
  /** Code of the agency, or PARTNER. */
  respondent: string;
  version: number;
  stance: string;
  dueOn: string | null;
  sealed: string;
  respondedAt: Date;
}

/** CONFIDENTIAL as the bodies of evaluations; append-only, the latest of each respondent counts. */
export class ManagementResponseRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** The latest of each finding and respondent; who takes part is at most 22, so none ends the list. */
  findLatest(findingIds: readonly string[]): Promise<StoredResponse[]> {
    return this.manager.query(
      `/* ManagementResponseRepository.findLatest */
       SELECT DISTINCT ON (finding_id, respondent COLLATE "C") evaluation_id AS "evaluationId", finding_id AS "findingId", respondent,
         version, stance, due_on::text AS "dueOn", sealed, responded_at AS "respondedAt"
       FROM management_response WHERE finding_id = ANY ($1)
       ORDER BY finding_id, respondent COLLATE "C", version DESC`,
      [findingIds],
    );
  }

  /** Pairs of finding and respondent that have an answer. */
  async countAnswered(evaluationId: string): Promise<number> {
    const [row] = await this.manager.query(
      `/* ManagementResponseRepository.countAnswered */
       SELECT count(*)::int AS count FROM (
         SELECT DISTINCT finding_id, respondent FROM management_response WHERE evaluation_id = $1) AS answered`,
      [evaluationId],
    );
    return row.count;
  }

  /** Gives the version that it became. */
  async insert(
    response: Omit<StoredResponse, 'version'> & { agencies: readonly string[]; partnerId: string; respondedBy: string },
  ): Promise<number> {
    const [row] = await this.manager.query(
      `/* ManagementResponseRepository.insert */
       INSERT INTO management_response (evaluation_id, finding_id, respondent, version, agencies, partner_id, stance, due_on,
         sealed, responded_by, responded_at)
       SELECT $1, $2, $3, coalesce(max(version), 0) + 1, $4::text[], $5, $6, $7::date, $8, $9, $10::timestamptz
       FROM management_response WHERE finding_id = $2 AND respondent = $3 RETURNING version`,
      [
        response.evaluationId,
        response.findingId,
        response.respondent,
        response.agencies,
        response.partnerId,
        response.stance,
        response.dueOn,
        response.sealed,
        response.respondedBy,
        response.respondedAt,
      ],
    );
    return row.version;
  }
}
