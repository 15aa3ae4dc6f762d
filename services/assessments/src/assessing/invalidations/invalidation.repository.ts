import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface InvalidationRow {
  id: string;
  assessmentId: string;
  agency: string;
  partnerId: string;
  eventId: string;
  sealed: string;
  proposedBy: string;
  proposedAt: Date;
  decision: 'APPROVED' | 'REFUSED' | null;
  decidedBy: string | null;
  decidedAt: Date | null;
}

/** OWNER_ONLY: the reason may tell of what the partner must not learn. */
export class InvalidationRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** The last 100 of each, oldest first. */
  findByAssessments(assessmentIds: readonly string[]): Promise<InvalidationRow[]> {
    return this.manager.query(
      `/* InvalidationRepository.findByAssessments */
       SELECT latest.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT id, assessment_id AS "assessmentId", agency, partner_id AS "partnerId", event_id AS "eventId", sealed,
                proposed_by AS "proposedBy", proposed_at AS "proposedAt", decision, decided_by AS "decidedBy",
                decided_at AS "decidedAt"
         FROM assessment_invalidation WHERE assessment_id = wanted.id ORDER BY id DESC LIMIT 100) AS latest ORDER BY latest.id`,
      [assessmentIds],
    );
  }

  async insert(row: InvalidationRow): Promise<void> {
    await this.manager.query(
      `/* InvalidationRepository.insert */
       INSERT INTO assessment_invalidation (id, assessment_id, agency, partner_id, event_id, sealed, proposed_by, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.id, row.assessmentId, row.agency, row.partnerId, row.eventId, row.sealed, row.proposedBy, row.proposedAt],
    );
  }

  async decide({ id, decision, decidedBy, decidedAt }: InvalidationRow): Promise<void> {
    await this.manager.query(
      `/* InvalidationRepository.decide */
       UPDATE assessment_invalidation SET decision = $2, decided_by = $3, decided_at = $4 WHERE id = $1 AND decision IS NULL`,
      [id, decision, decidedBy, decidedAt],
    );
  }
}
