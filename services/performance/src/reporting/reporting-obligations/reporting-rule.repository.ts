import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { ReportingObligationRule } from './reporting-obligation.view';

/** A duty that a rule asks for and that is not there yet. */
export interface MissingObligation {
  ruleId: string;
  year: number;
  engagementId: string | null;
  dueOn: Day;
}

const columns = `r.id, r.agency AS "agencyCode", r.kind, r.unit, r.role, r.partner_type AS "partnerType",
  r.due_month AS "dueMonth", r.due_day AS "dueDay", r.first_year AS "firstYear", r.ended_at AS "endedAt", r.version`;

export class ReportingRuleRepository {
  constructor(private readonly manager: EntityManager) {}

  findOfAgency(agency: string): Promise<ReportingObligationRule[]> {
    return this.manager.query(
      `/* ReportingRuleRepository.findOfAgency */
       SELECT ${columns} FROM reporting_obligation_rule r WHERE r.agency = $1 ORDER BY r.id LIMIT 100`,
      [agency],
    );
  }

  async find(id: string): Promise<ReportingObligationRule | null> {
    const [row] = await this.manager.query(
      `/* ReportingRuleRepository.find */ SELECT ${columns} FROM reporting_obligation_rule r WHERE r.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async lock(id: string, agency: string): Promise<ReportingObligationRule | null> {
    const [row] = await this.manager.query(
      `/* ReportingRuleRepository.lock */
       SELECT ${columns} FROM reporting_obligation_rule r WHERE r.id = $1 AND r.agency = $2 FOR NO KEY UPDATE`,
      [id, agency],
    );
    return row ?? null;
  }

  async insert(row: ReportingObligationRule): Promise<void> {
    await this.manager.query(
      `/* ReportingRuleRepository.insert */
       INSERT INTO reporting_obligation_rule (id, agency, kind, unit, role, partner_type, due_month, due_day, first_year)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [row.id, row.agencyCode, row.kind, row.unit, row.role, row.partnerType, row.dueMonth, row.dueDay, row.firstYear],
    );
  }

  async end(id: string, at: Date, version: number): Promise<void> {
    await this.manager.query(
      `/* ReportingRuleRepository.end */
       UPDATE reporting_obligation_rule SET ended_at = $2, version = $3 WHERE id = $1`,
      [id, at, version],
    );
  }

  /** Duties of this year, and of agreements that have ended since the first year of their rule. */
  findMissing(today: Day): Promise<MissingObligation[]> {
    return this.manager.query(
      `/* ReportingRuleRepository.findMissing */
       SELECT wanted."ruleId", wanted.year, wanted."engagementId", wanted."dueOn"::text AS "dueOn" FROM (
         SELECT r.id AS "ruleId", y.year, NULL::uuid AS "engagementId", make_date(y.year, r.due_month, r.due_day) AS "dueOn"
         FROM reporting_obligation_rule r
         CROSS JOIN generate_series(r.first_year, extract(year FROM $1::date)::integer) AS y (year)
         WHERE r.ended_at IS NULL AND r.kind <> 'ENGAGEMENT_END'
         UNION ALL
         SELECT r.id, extract(year FROM e.ends_on)::integer, e.id, e.ends_on + 30
         FROM reporting_obligation_rule r JOIN engagement e ON e.agency = r.agency
         JOIN known_partner p ON p.partner_id = e.partner_id
         WHERE r.ended_at IS NULL AND r.kind = 'ENGAGEMENT_END' AND e.ends_on < $1::date AND e.state <> 'PLANNED'
           AND e.ends_on >= make_date(r.first_year, 1, 1) AND (r.partner_type IS NULL OR p.primary_type = r.partner_type)
       ) AS wanted
       WHERE NOT EXISTS (
         SELECT FROM reporting_obligation o WHERE o.rule_id = wanted."ruleId" AND o.year = wanted.year
           AND o.engagement_id IS NOT DISTINCT FROM wanted."engagementId")
       ORDER BY 1, 2, 3 LIMIT 500`,
      [today],
    );
  }

  async insertObligations(rows: readonly (MissingObligation & { id: string })[]): Promise<void> {
    await this.manager.query(
      `/* ReportingRuleRepository.insertObligations */
       INSERT INTO reporting_obligation (id, rule_id, agency, kind, year, unit, role, partner_type, engagement_id, due_on)
       SELECT m.id, r.id, r.agency, r.kind, m.year, r.unit, r.role, r.partner_type, m."engagementId", m."dueOn"
       FROM jsonb_to_recordset($1) AS m (id uuid, "ruleId" uuid, year integer, "engagementId" uuid, "dueOn" date)
       JOIN reporting_obligation_rule r ON r.id = m."ruleId"
       ON CONFLICT ON CONSTRAINT reporting_obligation_row_uq DO NOTHING`,
      [JSON.stringify(rows)],
    );
  }
}
