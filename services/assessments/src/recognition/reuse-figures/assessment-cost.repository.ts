import type { EntityManager } from 'typeorm';
import type { AssessmentKind } from '../../terms/assessment-kind.enum';
import type { AssessmentCost } from './assessment-cost.view';

const columns = `c.id, c.agency AS "agencyCode", c.kind, c.cost_usd::text AS "costUsd", c.lead_time_days AS "leadTimeDays",
  c.is_confirmed AS "isConfirmed", c.source, c.set_at AS "setAt"`;

export class AssessmentCostRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Of each kind what counts for the agency: its own, else what is shipped. */
  findOf(agency: string): Promise<AssessmentCost[]> {
    return this.manager.query(
      `/* AssessmentCostRepository.findOf */
       SELECT DISTINCT ON (c.kind) ${columns} FROM assessment_cost c WHERE c.agency = $1 OR c.agency IS NULL
       ORDER BY c.kind, c.agency IS NULL, c.set_at DESC, c.id DESC`,
      [agency],
    );
  }

  async insert(row: AssessmentCost, setBy: string): Promise<void> {
    await this.manager.query(
      `/* AssessmentCostRepository.insert */
       INSERT INTO assessment_cost (id, agency, kind, cost_usd, lead_time_days, is_confirmed, source, set_by, set_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [row.id, row.agencyCode, row.kind, row.costUsd, row.leadTimeDays, row.isConfirmed, row.source, setBy, row.setAt],
    );
  }

  /** Median days of the assessments of a kind and method that ended since the day; null of fewer than five. */
  async medianDays(kind: AssessmentKind, methodologyCode: string | null, since: string): Promise<number | null> {
    const [{ count, median }] = await this.manager.query(
      `/* AssessmentCostRepository.medianDays */
       SELECT count(*)::int AS count, (percentile_disc(0.5) WITHIN GROUP (ORDER BY finalised_on - started_on))::int AS median
       FROM assessment WHERE kind = $1 AND ($2::text IS NULL OR methodology_code = $2)
         AND started_on IS NOT NULL AND finalised_on >= $3`,
      [kind, methodologyCode, since],
    );
    return count >= 5 ? median : null;
  }
}
