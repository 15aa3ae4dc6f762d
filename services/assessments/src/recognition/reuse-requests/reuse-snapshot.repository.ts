import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { ReuseFacts, Verdict } from '../reuse/reuse.types';

/** What a verdict rested on; never changed. */
export interface SnapshotRow {
  id: string;
  requestId: string;
  ownerAgency: string;
  requesterAgency: string;
  ruleVersion: string;
  facts: ReuseFacts;
  verdict: Verdict;
  takenAt: Date;
}

/** Row-level security shows facts to the two agencies: they tell of embargoes. */
export class ReuseSnapshotRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** The latest of each request. */
  findLatest(requestIds: readonly string[]): Promise<SnapshotRow[]> {
    return this.manager.query(
      `/* ReuseSnapshotRepository.findLatest */
       SELECT DISTINCT ON (request_id) id, request_id AS "requestId", owner_agency AS "ownerAgency",
         requester_agency AS "requesterAgency", rule_version AS "ruleVersion", facts, verdict, taken_at AS "takenAt"
       FROM reuse_snapshot WHERE request_id = ANY ($1) ORDER BY request_id, id DESC`,
      [requestIds],
    );
  }

  async insert(row: SnapshotRow): Promise<void> {
    await this.manager.query(
      `/* ReuseSnapshotRepository.insert */
       INSERT INTO reuse_snapshot (id, request_id, owner_agency, requester_agency, rule_version, facts, verdict, taken_at)
       VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8)`,
      [
        row.id,
        row.requestId,
        row.ownerAgency,
        row.requesterAgency,
        row.ruleVersion,
        JSON.stringify(row.facts),
        JSON.stringify(row.verdict),
        row.takenAt,
      ],
    );
  }
}
