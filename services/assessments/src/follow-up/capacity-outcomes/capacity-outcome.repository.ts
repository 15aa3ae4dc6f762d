import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { OutcomeRow } from './capacity-outcome.rules';

export interface OutcomeSearch {
  purpose: string | null;
  agency: string | null;
  country: string | null;
}

export interface NewOutcome {
  planId: string;
  partnerId: string;
  agency: string;
  country: string;
  purpose: string;
  cohort: number;
  baselineBand: string | null;
  findings: number;
}

/** What statistics are made from; plan by plan it is shown to nobody. */
export class CapacityOutcomeRepository {
  constructor(private readonly manager: EntityManager) {}

  find({ purpose, agency, country }: OutcomeSearch): Promise<OutcomeRow[]> {
    return this.manager.query(
      `/* CapacityOutcomeRepository.find */
       SELECT coalesce(r.survivor_id, o.partner_id) AS "partnerId", o.agency, o.country, o.cohort,
              o.baseline_band AS "baselineBand", o.result_band AS "resultBand", o.state = 'CLOSED' AS "isClosed", o.findings,
              o.findings_closed AS "findingsClosed"
       FROM capacity_outcome o LEFT JOIN partner_redirect r ON r.old_id = o.partner_id
       WHERE o.state <> 'CANCELLED' AND ($1::text IS NULL OR o.purpose = $1) AND ($2::text IS NULL OR o.agency = $2)
         AND ($3::text IS NULL OR o.country = $3)`,
      [purpose, agency, country],
    );
  }

  async insert(row: NewOutcome): Promise<void> {
    await this.manager.query(
      `/* CapacityOutcomeRepository.insert */
       INSERT INTO capacity_outcome (plan_id, partner_id, agency, country, purpose, cohort, state, baseline_band, findings,
                                     findings_closed)
       VALUES ($1, $2, $3, $4, $5, $6, 'ACTIVE', $7, $8, 0)`,
      [row.planId, row.partnerId, row.agency, row.country, row.purpose, row.cohort, row.baselineBand, row.findings],
    );
  }

  /** A band that is not given stays. */
  async follow(planId: string, state: string, resultBand: string | null, findingsClosed: number): Promise<void> {
    await this.manager.query(
      `/* CapacityOutcomeRepository.follow */
       UPDATE capacity_outcome SET state = $2, result_band = coalesce($3, result_band), findings_closed = $4 WHERE plan_id = $1`,
      [planId, state, resultBand, findingsClosed],
    );
  }
}

/** Findings of a plan, as far as the viewer may read them. */
export class PlannedFindingRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  async countVerified(planId: string): Promise<number> {
    const [{ count }] = await this.transaction.manager.query(
      `/* PlannedFindingRepository.countVerified */
       SELECT count(*)::int AS count FROM capacity_plan_finding p JOIN finding f ON f.id = p.finding_id
       WHERE p.plan_id = $1 AND f.state = 'VERIFIED'`,
      [planId],
    );
    return count;
  }
}
