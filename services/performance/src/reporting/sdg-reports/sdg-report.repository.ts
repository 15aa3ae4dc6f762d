import type { EntityManager } from 'typeorm';
import { engagementsByCounterpart } from '../counterparts/counterpart-facts';

export interface GoalRow {
  /** 0 is all goals together. */
  sdg: number;
  /** Null is all kinds together. */
  counterpart: string | null;
  engagements: number;
  partners: number;
  committedUsd: string;
  disbursedUsd: string;
  verifiedResults: number;
  impactResults: number;
}

/** With the parameters of `engagementsByCounterpart`. */
const asked = `${engagementsByCounterpart},
  stated AS (
    SELECT s.engagement_id, s.sdgs, s.verified, s.verified AND s.checkable AS impact FROM result_state s
    WHERE s.superseded_at IS NULL AND NOT s.retired AND s.sdgs <> '{}'),
  goal AS (
    SELECT engagement_id, unnest(sdgs) AS sdg FROM stated
    UNION SELECT engagement_id, unnest(sdgs) FROM partnership_result)`;

export class SdgReportRepository {
  constructor(private readonly manager: EntityManager) {}

  /** By goal and kind, by goal, and the same of all goals together, where an agreement counts once. */
  findGoals(parameters: readonly unknown[]): Promise<GoalRow[]> {
    return this.manager.query(
      `/* SdgReportRepository.findGoals */ ${asked},
       served AS (
         SELECT g.sdg, a.* FROM asked a
         JOIN (SELECT engagement_id, sdg FROM goal UNION SELECT engagement_id, 0 FROM goal) AS g
           ON g.engagement_id = a.engagement_id),
       reached AS (
         SELECT g.sdg, a.counterpart, (count(*) FILTER (WHERE s.verified))::int AS verified,
           (count(*) FILTER (WHERE s.impact))::int AS impact
         FROM stated s JOIN asked a ON a.engagement_id = s.engagement_id
         CROSS JOIN LATERAL (SELECT unnest(s.sdgs || 0) AS sdg) AS g GROUP BY GROUPING SETS ((1, 2), (1))),
       summed AS (
         SELECT sdg, counterpart, count(*)::int AS engagements, count(DISTINCT partner_id)::int AS partners,
           sum(amount_usd)::numeric(30, 2)::text AS committed, sum(disbursed)::numeric(30, 2)::text AS disbursed
         FROM served GROUP BY GROUPING SETS ((sdg, counterpart), (sdg)))
       SELECT m.sdg, m.counterpart, m.engagements, m.partners, m.committed AS "committedUsd", m.disbursed AS "disbursedUsd",
         coalesce(r.verified, 0) AS "verifiedResults", coalesce(r.impact, 0) AS "impactResults"
       FROM summed m LEFT JOIN reached r ON r.sdg = m.sdg AND r.counterpart IS NOT DISTINCT FROM m.counterpart
       ORDER BY m.sdg, m.counterpart`,
      [...parameters],
    );
  }

  async countWithoutGoal(parameters: readonly unknown[]): Promise<number> {
    const [row] = await this.manager.query(
      `/* SdgReportRepository.countWithoutGoal */ ${asked}
       SELECT count(*)::int AS count FROM asked a
       WHERE NOT EXISTS (SELECT FROM goal g WHERE g.engagement_id = a.engagement_id)`,
      [...parameters],
    );
    return row.count;
  }
}
