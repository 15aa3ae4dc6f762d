import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { CommonRiskBand } from '../../terms/common-risk-band.enum';

export interface BandAdjustmentRow {
  id: string;
  assessmentId: string;
  agency: string;
  partnerId: string;
  fromBand: CommonRiskBand | null;
  toBand: CommonRiskBand;
  sealed: string;
  proposedBy: string;
  proposedAt: Date;
  decision: 'APPROVED' | 'REFUSED' | 'WITHDRAWN' | null;
  decidedBy: string | null;
  decidedAt: Date | null;
}

/** The owner sees all of them, others what was approved; the database too wants two people. */
export class BandAdjustmentRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** The last 100 of each, oldest first. */
  findByAssessments(assessmentIds: readonly string[]): Promise<BandAdjustmentRow[]> {
    return this.manager.query(
      `/* BandAdjustmentRepository.findByAssessments */
       SELECT latest.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT id, assessment_id AS "assessmentId", agency, partner_id AS "partnerId", from_band AS "fromBand",
                to_band AS "toBand", sealed, proposed_by AS "proposedBy", proposed_at AS "proposedAt", decision,
                decided_by AS "decidedBy", decided_at AS "decidedAt"
         FROM band_adjustment WHERE assessment_id = wanted.id ORDER BY id DESC LIMIT 100) AS latest ORDER BY latest.id`,
      [assessmentIds],
    );
  }

  async insert(row: BandAdjustmentRow): Promise<void> {
    await this.manager.query(
      `/* BandAdjustmentRepository.insert */
       INSERT INTO band_adjustment (id, assessment_id, agency, partner_id, from_band, to_band, sealed, proposed_by, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        row.id,
        row.assessmentId,
        row.agency,
        row.partnerId,
        row.fromBand,
        row.toBand,
        row.sealed,
        row.proposedBy,
        row.proposedAt,
      ],
    );
  }

  async decide({ id, decision, decidedBy, decidedAt }: BandAdjustmentRow): Promise<void> {
    await this.manager.query(
      `/* BandAdjustmentRepository.decide */
       UPDATE band_adjustment SET decision = $2, decided_by = $3, decided_at = $4 WHERE id = $1`,
      [id, decision, decidedBy, decidedAt],
    );
  }
}
