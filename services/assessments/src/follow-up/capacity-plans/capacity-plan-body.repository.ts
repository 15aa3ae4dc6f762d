import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { AssessmentKind } from '../../terms/assessment-kind.enum';
import type { CommonRiskBand } from '../../terms/common-risk-band.enum';

export interface CapacityPlanBodyRow {
  planId: string;
  kind: `${AssessmentKind}` | null;
  country: string;
  baselineBand: `${CommonRiskBand}` | null;
  targetBand: `${CommonRiskBand}` | null;
  resultBand: `${CommonRiskBand}` | null;
  baselineAssessmentId: string | null;
  resultAssessmentId: string | null;
  /** The goal. */
  sealed: string;
}

/** Row-level security shows what is in a plan to those who may read it. */
export class CapacityPlanBodyRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  find(planIds: readonly string[]): Promise<CapacityPlanBodyRow[]> {
    return this.manager.query(
      `/* CapacityPlanBodyRepository.find */
       SELECT plan_id AS "planId", kind, country, baseline_band AS "baselineBand", target_band AS "targetBand",
              result_band AS "resultBand", baseline_assessment_id AS "baselineAssessmentId",
              result_assessment_id AS "resultAssessmentId", sealed
       FROM capacity_plan_body WHERE plan_id = ANY ($1)`,
      [planIds],
    );
  }

  findFindings(planIds: readonly string[]): Promise<{ planId: string; findingId: string }[]> {
    return this.manager.query(
      `/* CapacityPlanBodyRepository.findFindings */
       SELECT plan_id AS "planId", finding_id AS "findingId" FROM capacity_plan_finding WHERE plan_id = ANY ($1)
       ORDER BY finding_id`,
      [planIds],
    );
  }

  async insert(row: CapacityPlanBodyRow): Promise<void> {
    await this.manager.query(
      `/* CapacityPlanBodyRepository.insert */
       INSERT INTO capacity_plan_body (plan_id, kind, country, baseline_band, target_band, baseline_assessment_id, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [row.planId, row.kind, row.country, row.baselineBand, row.targetBand, row.baselineAssessmentId, row.sealed],
    );
  }

  async insertFindings(planId: string, findingIds: readonly string[]): Promise<void> {
    await this.manager.query(
      `/* CapacityPlanBodyRepository.insertFindings */
       INSERT INTO capacity_plan_finding (plan_id, finding_id) SELECT $1, f.id FROM unnest($2::uuid[]) AS f (id)`,
      [planId, findingIds],
    );
  }

  async saveResult({ planId, kind, resultBand, resultAssessmentId }: CapacityPlanBodyRow): Promise<void> {
    await this.manager.query(
      `/* CapacityPlanBodyRepository.saveResult */
       UPDATE capacity_plan_body SET kind = $2, result_band = $3, result_assessment_id = $4 WHERE plan_id = $1`,
      [planId, kind, resultBand, resultAssessmentId],
    );
  }
}
