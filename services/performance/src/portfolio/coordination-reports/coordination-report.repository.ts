import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import { factsThen } from '../counting/facts-then';

export interface SharedPartnerRow {
  partnerId: string;
  agencies: string[];
  activeUsd: string;
}

export interface ReuseFigures {
  accepted: number;
  newAssessments: number;
  daysSaved: number;
  costSavedUsd: string;
}

export interface ConsultationFigures {
  held: number;
  joint: number;
  agencies: string[];
}

export interface AgreedFigures {
  outcomes: number;
  total: number;
  done: number;
  overdue: number;
}

export class CoordinationReportRepository {
  constructor(private readonly manager: EntityManager) {}

  /** $1 to $3 as `factsThen`, and the country. Those that most agencies share come first. */
  findShared(parameters: readonly unknown[]): Promise<SharedPartnerRow[]> {
    return this.manager.query(
      `/* CoordinationReportRepository.findShared */ ${factsThen}
       SELECT partner_id AS "partnerId", array_agg(DISTINCT agency ORDER BY agency) AS agencies,
         sum(amount_usd)::numeric(30, 2)::text AS "activeUsd"
       FROM running WHERE country = $4 GROUP BY partner_id HAVING count(DISTINCT agency) > 1
       ORDER BY count(DISTINCT agency) DESC, sum(amount_usd) DESC, partner_id LIMIT 50`,
      [...parameters],
    );
  }

  /** Of partners that agencies work with in the country. */
  async sumReuse(parameters: readonly unknown[]): Promise<ReuseFigures> {
    const [row] = await this.manager.query(
      `/* CoordinationReportRepository.sumReuse */ ${factsThen},
       here AS (SELECT DISTINCT partner_id FROM running WHERE country = $4)
       SELECT count(*)::int AS accepted, coalesce(sum(days_saved), 0)::int AS "daysSaved",
         coalesce(sum(cost_saved_usd), 0)::numeric(30, 2)::text AS "costSavedUsd",
         (SELECT count(*)::int FROM assessment_then a JOIN here h ON h.partner_id = a.partner_id
          WHERE a.finalised_on BETWEEN $2 AND $3) AS "newAssessments"
       FROM reuse_then u JOIN here h ON h.partner_id = u.partner_id
       WHERE u.accepted AND (u.decided_at AT TIME ZONE 'UTC')::date BETWEEN $2 AND $3`,
      [...parameters],
    );
    return row;
  }

  async countConsultations(country: string, from: string, to: string): Promise<ConsultationFigures> {
    const [row] = await this.manager.query(
      `/* CoordinationReportRepository.countConsultations */
       SELECT count(*)::int AS held, count(*) FILTER (WHERE cardinality(co_agencies) > 0)::int AS joint,
         ARRAY(SELECT DISTINCT agency FROM consultation c CROSS JOIN LATERAL unnest(c.lead_agency || c.co_agencies) AS agency
               WHERE c.country = $1 AND c.state IN ('HELD', 'MINUTED') AND c.held_on BETWEEN $2 AND $3 ORDER BY 1) AS agencies
       FROM consultation WHERE country = $1 AND state IN ('HELD', 'MINUTED') AND held_on BETWEEN $2 AND $3`,
      [country, from, to],
    );
    return row;
  }

  async findOfficeAgencies(country: string): Promise<string[]> {
    const rows = await this.manager.query(
      `/* CoordinationReportRepository.findOfficeAgencies */
       SELECT DISTINCT agency FROM known_office WHERE country = $1 AND active ORDER BY agency`,
      [country],
    );
    return rows.map(({ agency }: { agency: string }) => agency);
  }
}

/** Rows follow the audiences of outcomes: what the viewer may not read is not counted (P-INV-8). */
export class CountryOutcomeRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async count(country: string, year: number, today: string): Promise<AgreedFigures> {
    const [row] = await this.manager.query(
      `/* CountryOutcomeRepository.count */
       SELECT count(DISTINCT o.id)::int AS outcomes, count(a.id)::int AS total, count(*) FILTER (WHERE a.status = 'DONE')::int AS done,
         count(*) FILTER (WHERE a.status NOT IN ('DONE', 'DROPPED') AND a.due < $3::date)::int AS overdue
       FROM consultation c JOIN consultation_outcome o ON o.consultation_id = c.id LEFT JOIN outcome_action a ON a.outcome_id = o.id
       WHERE c.country = $1 AND extract(year FROM c.held_on) = $2 AND o.state = 'PUBLISHED'`,
      [country, year, today],
    );
    return row;
  }
}
