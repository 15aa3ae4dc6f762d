import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';

export interface ConcernFigureRow {
  concernId: string;
  agency: string;
  country: string | null;
  severity: string;
  raisedOn: Day;
  dueOn: Day;
  escalations: number;
  resolvedOn: Day | null;
  closedOn: Day | null;
}

export interface ConcernCounts {
  agency: string;
  country: string | null;
  raised: number;
  escalated: number;
  closed: number;
  /** Of the closed ones, those that were answered in time. */
  inTime: number;
}

/** What is counted of concerns, without anything of what they say. */
export class ConcernFigureRepository {
  constructor(private readonly manager: EntityManager) {}

  async save(row: ConcernFigureRow): Promise<void> {
    await this.manager.query(
      `/* ConcernFigureRepository.save */
       INSERT INTO concern_figure (concern_id, agency, country, severity, raised_on, due_on, escalations, resolved_on, closed_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT ON CONSTRAINT concern_figure_pk DO UPDATE SET escalations = excluded.escalations,
         resolved_on = excluded.resolved_on, closed_on = excluded.closed_on`,
      [
        row.concernId,
        row.agency,
        row.country,
        row.severity,
        row.raisedOn,
        row.dueOn,
        row.escalations,
        row.resolvedOn,
        row.closedOn,
      ],
    );
  }

  /** Of concerns that were raised in a year, by agency. */
  countOfYear(from: Day, until: Day): Promise<ConcernCounts[]> {
    return this.manager.query(
      `/* ConcernFigureRepository.countOfYear */
       SELECT agency, NULL AS country, count(*)::int AS raised, count(*) FILTER (WHERE escalations > 0)::int AS escalated,
         count(closed_on)::int AS closed, count(*) FILTER (WHERE closed_on IS NOT NULL AND resolved_on <= due_on)::int AS "inTime"
       FROM concern_figure WHERE raised_on >= $1 AND raised_on < $2 GROUP BY agency ORDER BY agency COLLATE "C"`,
      [from, until],
    );
  }

  /** Of concerns that were closed in a period, by agency and country. */
  countClosed(from: Day, until: Day): Promise<ConcernCounts[]> {
    return this.manager.query(
      `/* ConcernFigureRepository.countClosed */
       SELECT agency, country, 0 AS raised, count(*) FILTER (WHERE escalations > 0)::int AS escalated,
         count(*)::int AS closed, count(*) FILTER (WHERE resolved_on <= due_on)::int AS "inTime"
       FROM concern_figure WHERE closed_on >= $1 AND closed_on < $2 GROUP BY agency, country
       ORDER BY agency COLLATE "C", country COLLATE "C"`,
      [from, until],
    );
  }
}
