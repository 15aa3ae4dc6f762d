import type { EntityManager } from 'typeorm';
import { engagementsByCounterpart } from '../counterparts/counterpart-facts';

export interface CounterpartRow {
  counterpart: string;
  engagements: number;
  partners: number;
  committedUsd: string;
  disbursedUsd: string;
}

export interface ProvenRow {
  id: string;
  counterpart: string;
  /** Of the counterpart in all. */
  count: number;
}

/** All with the parameters of `engagementsByCounterpart`. */
export class EngagementReportRepository {
  constructor(private readonly manager: EntityManager) {}

  findClasses(parameters: readonly unknown[]): Promise<CounterpartRow[]> {
    return this.manager.query(
      `/* EngagementReportRepository.findClasses */ ${engagementsByCounterpart}
       SELECT counterpart, count(*)::int AS engagements, count(DISTINCT partner_id)::int AS partners,
         sum(amount_usd)::numeric(30, 2)::text AS "committedUsd", sum(disbursed)::numeric(30, 2)::text AS "disbursedUsd"
       FROM asked GROUP BY counterpart`,
      [...parameters],
    );
  }

  /** The latest $8 of each. */
  findProven(parameters: readonly unknown[], most: number): Promise<ProvenRow[]> {
    return this.manager.query(
      `/* EngagementReportRepository.findProven */ ${engagementsByCounterpart}, proven AS (
         SELECT p.id, a.counterpart, (count(*) OVER (PARTITION BY a.counterpart))::int AS count,
           row_number() OVER (PARTITION BY a.counterpart ORDER BY p.measured_on DESC, p.id DESC) AS place
         FROM partnership_result p JOIN asked a ON a.engagement_id = p.engagement_id
         WHERE p.claim = 'VERIFIED' AND p.measured_on BETWEEN $2::date AND $3::date)
       SELECT id, counterpart, count FROM proven WHERE place <= $8 ORDER BY counterpart, place`,
      [...parameters, most],
    );
  }
}
