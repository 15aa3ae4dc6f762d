import type { EntityManager } from 'typeorm';
import type { AssurancePlanRevision } from './assurance-plan.view';

/** What plans were before; rows are written with each version by assurance-plan.repository.ts. */
export class PlanRevisionRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The latest 100 of each, first version first. */
  findOf(planIds: readonly string[]): Promise<AssurancePlanRevision[]> {
    return this.manager.query(
      `/* PlanRevisionRepository.findOf */
       SELECT * FROM (
         SELECT r.plan_id AS "planId", r.version, r.cause, r.cash_usd::text AS "cashUsd",
           r.reported_usd::text AS "reportedUsd", r.hact_band AS "hactBand", r.psea_capacity AS "pseaCapacity", r.minimum,
           r.done, r.coverage, r.at, row_number() OVER (PARTITION BY r.plan_id ORDER BY r.version DESC) AS place
         FROM assurance_plan_revision r WHERE r.plan_id = ANY ($1)) AS latest
       WHERE place <= 100 ORDER BY version`,
      [planIds],
    );
  }
}
