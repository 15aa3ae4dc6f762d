import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { ReportingCycle } from './reporting-cycle.view';

export type CycleRow = ReportingCycle;

const columns = `c.id, c.agency AS "agencyCode", c.year, c.due_on::text AS "dueOn", c.opened_at AS "openedAt",
  c.submitted_at AS "submittedAt", c.submitted_by AS "submittedBy", c.report_id AS "reportId", c.version`;

const filtered = `FROM reporting_cycle c WHERE ($1::integer IS NULL OR c.year = $1) AND ($2::text IS NULL OR c.agency = $2)`;

export class ReportingCycleRepository {
  constructor(private readonly manager: EntityManager) {}

  findPage(
    filter: { year: number | null; agency: string | null },
    after: string | null,
    limit: number,
  ): Promise<CycleRow[]> {
    return this.manager.query(
      `/* ReportingCycleRepository.findPage */
       SELECT ${columns} ${filtered} AND ($3::uuid IS NULL OR c.id < $3) ORDER BY c.id DESC LIMIT $4`,
      [filter.year, filter.agency, after, limit],
    );
  }

  async count({ year, agency }: { year: number | null; agency: string | null }): Promise<number> {
    const [row] = await this.manager.query(`/* ReportingCycleRepository.count */ ${countUpTo(filtered)}`, [
      year,
      agency,
    ]);
    return row.count;
  }

  findOfYear(year: number): Promise<CycleRow[]> {
    return this.manager.query(
      `/* ReportingCycleRepository.findOfYear */
       SELECT ${columns} FROM reporting_cycle c WHERE c.year = $1 ORDER BY c.agency COLLATE "C"`,
      [year],
    );
  }

  async lock(id: string, agency: string): Promise<CycleRow | null> {
    const [row] = await this.manager.query(
      `/* ReportingCycleRepository.lock */
       SELECT ${columns} FROM reporting_cycle c WHERE c.id = $1 AND c.agency = $2 FOR NO KEY UPDATE`,
      [id, agency],
    );
    return row ?? null;
  }

  /** Gives those that are new. */
  insertAll(
    rows: readonly { id: string; agency: string }[],
    { year, dueOn, at }: { year: number; dueOn: Day; at: Date },
  ): Promise<{ id: string }[]> {
    return this.manager.query(
      `/* ReportingCycleRepository.insertAll */
       INSERT INTO reporting_cycle (id, agency, year, due_on, opened_at)
       SELECT id, agency, $3, $4, $5 FROM unnest($1::uuid[], $2::text[]) AS fresh (id, agency)
       ON CONFLICT ON CONSTRAINT reporting_cycle_agency_uq DO NOTHING RETURNING id`,
      [rows.map(({ id }) => id), rows.map(({ agency }) => agency), year, dueOn, at],
    );
  }

  async save({ id, submittedAt, submittedBy, reportId, version }: CycleRow): Promise<void> {
    await this.manager.query(
      `/* ReportingCycleRepository.save */
       UPDATE reporting_cycle SET submitted_at = $2, submitted_by = $3, report_id = $4, version = $5 WHERE id = $1`,
      [id, submittedAt, submittedBy, reportId, version],
    );
  }

  findDue(until: Day): Promise<CycleRow[]> {
    return this.manager.query(
      `/* ReportingCycleRepository.findDue */
       SELECT ${columns} FROM reporting_cycle c
       WHERE c.submitted_at IS NULL AND c.reminded_at IS NULL AND c.due_on <= $1::date
       ORDER BY c.id LIMIT 200 FOR NO KEY UPDATE SKIP LOCKED`,
      [until],
    );
  }

  async markReminded(ids: readonly string[], at: Date): Promise<void> {
    await this.manager.query(
      '/* ReportingCycleRepository.markReminded */ UPDATE reporting_cycle SET reminded_at = $2 WHERE id = ANY ($1)',
      [ids, at],
    );
  }
}
