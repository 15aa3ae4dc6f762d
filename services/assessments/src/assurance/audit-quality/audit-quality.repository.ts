import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { AuditQuality } from './audit-quality.view';
import type { FirmFigures } from './firm-variance.rules';

export interface QualityRow {
  id: string;
  activityId: string;
  firmId: string | null;
  agency: string;
  result: AuditQuality;
  /** Sealed. */
  comment: string;
  reviewedBy: string;
  reviewedOn: string;
}

/** Reviews and figures of the own agency; row-level security shows no other. */
export class AuditQualityRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByActivities(activityIds: readonly string[]): Promise<QualityRow[]> {
    return this.manager.query(
      `/* AuditQualityRepository.findByActivities */
       SELECT q.id, q.activity_id AS "activityId", q.firm_id AS "firmId", q.agency, q.result, q.comment,
              q.reviewed_by AS "reviewedBy", q.reviewed_on::text AS "reviewedOn"
       FROM audit_quality_review q WHERE q.activity_id = ANY ($1)`,
      [activityIds],
    );
  }

  /** False when it was reviewed before. */
  async insert(row: QualityRow): Promise<boolean> {
    const inserted: unknown[] = await this.manager.query(
      `/* AuditQualityRepository.insert */
       INSERT INTO audit_quality_review (id, activity_id, firm_id, agency, result, comment, reviewed_by, reviewed_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT ON CONSTRAINT audit_quality_review_activity_uq DO NOTHING RETURNING id`,
      [row.id, row.activityId, row.firmId, row.agency, row.result, row.comment, row.reviewedBy, row.reviewedOn],
    );
    return inserted.length > 0;
  }

  /** A hundred firms of one agency are more than it works with. */
  figuresOf(agency: string): Promise<FirmFigures[]> {
    return this.manager.query(
      `/* AuditQualityRepository.figuresOf */
       SELECT a.firm_id AS "firmId", count(*)::int AS engagements, sum(r.amount_tested_usd)::text AS "testedUsd",
              sum(r.ineligible_usd)::text AS "ineligibleUsd",
              (count(*) FILTER (WHERE a.opinion <> 'UNMODIFIED'))::int AS "modifiedOpinions",
              (SELECT max(q.reviewed_on)::text FROM audit_quality_review q
               WHERE q.firm_id = a.firm_id AND q.agency = $1) AS "lastReviewOn"
       FROM assurance_activity a JOIN assurance_report r ON r.activity_id = a.id
       WHERE a.agency = $1 AND a.state = 'FINAL' AND a.firm_id IS NOT NULL AND r.amount_tested_usd IS NOT NULL
       GROUP BY a.firm_id ORDER BY a.firm_id LIMIT 100`,
      [agency],
    );
  }
}
