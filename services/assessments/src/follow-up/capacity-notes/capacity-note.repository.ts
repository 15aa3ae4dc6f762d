import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { Day } from '@partner-commons/platform/whole-days';
import type { CommonRiskBand } from '../../terms/common-risk-band.enum';
import type { CapacityNoteKind } from '../capacity-plans/capacity-plan.enum';

export interface CapacityNoteRow {
  id: string;
  planId: string;
  kind: `${CapacityNoteKind}`;
  /** Null for the partner. */
  agency: string | null;
  actor: string;
  notedOn: Day;
  at: Date;
  band: `${CommonRiskBand}` | null;
  assessmentId: string | null;
  sealed: string;
}

/** Append-only; whoever reads the plan reads its notes. */
export class CapacityNoteRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** The latest 100 of each plan, oldest first. */
  findOf(planIds: readonly string[]): Promise<CapacityNoteRow[]> {
    return this.transaction.manager.query(
      `/* CapacityNoteRepository.findOf */
       SELECT * FROM (
         SELECT id, plan_id AS "planId", kind, agency, actor, noted_on::text AS "notedOn", at, band,
                assessment_id AS "assessmentId", sealed, row_number() OVER (PARTITION BY plan_id ORDER BY id DESC) AS place
         FROM capacity_note WHERE plan_id = ANY ($1)) AS latest WHERE place <= 100 ORDER BY id`,
      [planIds],
    );
  }

  async insert(row: CapacityNoteRow): Promise<void> {
    await this.transaction.manager.query(
      `/* CapacityNoteRepository.insert */
       INSERT INTO capacity_note (id, plan_id, kind, agency, actor, noted_on, at, band, assessment_id, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        row.id,
        row.planId,
        row.kind,
        row.agency,
        row.actor,
        row.notedOn,
        row.at,
        row.band,
        row.assessmentId,
        row.sealed,
      ],
    );
  }
}
