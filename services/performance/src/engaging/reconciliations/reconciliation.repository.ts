import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { Accepted } from './reconciliation.rules';

export interface AcceptedRow extends Accepted {
  id: string;
  agency: string;
  /** Sealed. */
  explanation: string;
  acceptedBy: string;
}

/** Of the viewer's agency alone, by row-level security. */
export class ReconciliationRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** The latest acceptance of each agreement. */
  findLatest(engagementIds: readonly string[]): Promise<Accepted[]> {
    return this.transaction.manager.query(
      `/* ReconciliationRepository.findLatest */
       SELECT DISTINCT ON (engagement_id) engagement_id AS "engagementId", disbursed_usd::text AS "disbursedUsd",
         reported_usd::text AS "reportedUsd", audited_usd::text AS "auditedUsd", ineligible_usd::text AS "ineligibleUsd",
         refunded_usd::text AS "refundedUsd", accepted_at AS "acceptedAt"
       FROM reconciliation WHERE engagement_id = ANY ($1) ORDER BY engagement_id, id DESC`,
      [engagementIds],
    );
  }

  async insert(row: AcceptedRow): Promise<void> {
    await this.transaction.manager.query(
      `/* ReconciliationRepository.insert */
       INSERT INTO reconciliation (id, engagement_id, agency, disbursed_usd, reported_usd, audited_usd, ineligible_usd,
                                   refunded_usd, explanation, accepted_by, accepted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        row.id,
        row.engagementId,
        row.agency,
        row.disbursedUsd,
        row.reportedUsd,
        row.auditedUsd,
        row.ineligibleUsd,
        row.refundedUsd,
        row.explanation,
        row.acceptedBy,
        row.acceptedAt,
      ],
    );
  }
}
