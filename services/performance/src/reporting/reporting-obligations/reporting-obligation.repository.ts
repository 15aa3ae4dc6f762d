import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { ReportingObligation } from './reporting-obligation.view';

export type ObligationRow = Omit<ReportingObligation, 'count' | 'state'>;

export interface ObligationFilter {
  agency: string | null;
  year: number | null;
  state: string | null;
  today: Day;
}

const columns = `o.id, o.rule_id AS "ruleId", o.agency AS "agencyCode", o.kind, o.year, o.unit, o.role,
  o.partner_type AS "partnerType", o.engagement_id AS "engagementId", o.due_on::text AS "dueOn",
  o.confirmed_at AS "confirmedAt", o.confirmed_by AS "confirmedBy", o.confirmed_count AS "confirmedCount", o.version`;

const state = `CASE WHEN o.confirmed_at IS NULL THEN CASE WHEN $4::date <= o.due_on THEN 'OPEN' ELSE 'OVERDUE' END
  WHEN (o.confirmed_at AT TIME ZONE 'UTC')::date <= o.due_on THEN 'DONE' ELSE 'DONE_LATE' END`;

const filtered = `FROM reporting_obligation o WHERE ($1::text IS NULL OR o.agency = $1)
  AND ($2::integer IS NULL OR o.year = $2) AND ($3::text IS NULL OR $3 = ${state})`;

export class ReportingObligationRepository {
  constructor(private readonly manager: EntityManager) {}

  findPage(
    { agency, year, state: wanted, today }: ObligationFilter,
    after: string | null,
    limit: number,
  ): Promise<ObligationRow[]> {
    return this.manager.query(
      `/* ReportingObligationRepository.findPage */
       SELECT ${columns} ${filtered} AND ($5::uuid IS NULL OR o.id < $5) ORDER BY o.id DESC LIMIT $6`,
      [agency, year, wanted, today, after, limit],
    );
  }

  async count({ agency, year, state: wanted, today }: ObligationFilter): Promise<number> {
    const [row] = await this.manager.query(`/* ReportingObligationRepository.count */ ${countUpTo(filtered)}`, [
      agency,
      year,
      wanted,
      today,
    ]);
    return row.count;
  }

  async lock(id: string, agency: string): Promise<ObligationRow | null> {
    const [row] = await this.manager.query(
      `/* ReportingObligationRepository.lock */
       SELECT ${columns} FROM reporting_obligation o WHERE o.id = $1 AND o.agency = $2 FOR NO KEY UPDATE`,
      [id, agency],
    );
    return row ?? null;
  }

  async save({ id, confirmedAt, confirmedBy, confirmedCount, version }: ObligationRow): Promise<void> {
    await this.manager.query(
      `/* ReportingObligationRepository.save */
       UPDATE reporting_obligation SET confirmed_at = $2, confirmed_by = $3, confirmed_count = $4, version = $5 WHERE id = $1`,
      [id, confirmedAt, confirmedBy, confirmedCount, version],
    );
  }

  /** What the records say of each: new partners of its year, or agreements that were in force in it. */
  countRecords(ids: readonly string[]): Promise<{ id: string; count: number }[]> {
    return this.manager.query(
      `/* ReportingObligationRepository.countRecords */
       SELECT o.id, CASE o.kind
         WHEN 'NEW_PARTNERS' THEN (
           SELECT count(DISTINCT c.partner_id) FROM completed_registration c JOIN known_partner p ON p.partner_id = c.partner_id
           WHERE c.agency = o.agency AND c.registered_at >= make_timestamptz(o.year, 1, 1, 0, 0, 0, 'UTC')
             AND c.registered_at < make_timestamptz(o.year + 1, 1, 1, 0, 0, 0, 'UTC')
             AND (o.partner_type IS NULL OR p.primary_type = o.partner_type))
         WHEN 'ENGAGEMENT_YEARLY' THEN (
           SELECT count(*) FROM engagement e JOIN known_partner p ON p.partner_id = e.partner_id
           WHERE e.agency = o.agency AND e.state <> 'PLANNED' AND e.starts_on <= make_date(o.year, 12, 31)
             AND (e.ends_on IS NULL OR e.ends_on >= make_date(o.year, 1, 1))
             AND (o.partner_type IS NULL OR p.primary_type = o.partner_type))
         ELSE 1 END::integer AS count
       FROM reporting_obligation o WHERE o.id = ANY ($1)`,
      [ids],
    );
  }

  summarise(
    year: number,
    today: Day,
  ): Promise<{ agencyCode: string; obligations: number; confirmed: number; overdue: number }[]> {
    return this.manager.query(
      `/* ReportingObligationRepository.summarise */
       SELECT o.agency AS "agencyCode", count(*)::integer AS obligations, count(o.confirmed_at)::integer AS confirmed,
         (count(*) FILTER (WHERE o.confirmed_at IS NULL AND o.due_on < $2::date))::integer AS overdue
       FROM reporting_obligation o WHERE o.year = $1 GROUP BY o.agency`,
      [year, today],
    );
  }

  findDue(until: Day): Promise<ObligationRow[]> {
    return this.manager.query(
      `/* ReportingObligationRepository.findDue */
       SELECT ${columns} FROM reporting_obligation o
       WHERE o.confirmed_at IS NULL AND o.reminded_at IS NULL AND o.due_on <= $1::date
       ORDER BY o.id LIMIT 200 FOR NO KEY UPDATE SKIP LOCKED`,
      [until],
    );
  }

  async markReminded(ids: readonly string[], at: Date): Promise<void> {
    await this.manager.query(
      '/* ReportingObligationRepository.markReminded */ UPDATE reporting_obligation SET reminded_at = $2 WHERE id = ANY ($1)',
      [ids, at],
    );
  }
}
