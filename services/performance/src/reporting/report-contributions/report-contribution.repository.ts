import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { ReportContribution } from './report-contribution.view';

export type ContributionRow = ReportContribution;

export interface ContributionFilter {
  agency: string;
  reportId: string | null;
  state: string | null;
}

const columns = `c.id, c.report_id AS "reportId", c.agency, c.section, c.unit, c.role, c.due_on::text AS "dueOn", c.state,
  c.text, c.asked_at AS "askedAt", c.submitted_by AS "submittedBy", c.submitted_at AS "submittedAt", c.version`;

const filtered = `FROM report_contribution c WHERE c.agency = $1 AND ($2::uuid IS NULL OR c.report_id = $2)
  AND ($3::text IS NULL OR c.state = $3)`;

/** Row-level security shows them to the editors of the agency and to those who hold the role that was asked. */
export class ReportContributionRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findPage(
    { agency, reportId, state }: ContributionFilter,
    after: string | null,
    limit: number,
  ): Promise<ContributionRow[]> {
    return this.manager.query(
      `/* ReportContributionRepository.findPage */
       SELECT ${columns} ${filtered} AND ($4::uuid IS NULL OR c.id < $4) ORDER BY c.id DESC LIMIT $5`,
      [agency, reportId, state, after, limit],
    );
  }

  async count({ agency, reportId, state }: ContributionFilter): Promise<number> {
    const [row] = await this.manager.query(`/* ReportContributionRepository.count */ ${countUpTo(filtered)}`, [
      agency,
      reportId,
      state,
    ]);
    return row.count;
  }

  /** In the order in which they were asked for. */
  findOfReport(reportId: string): Promise<ContributionRow[]> {
    return this.manager.query(
      `/* ReportContributionRepository.findOfReport */
       SELECT ${columns} FROM report_contribution c WHERE c.report_id = $1 ORDER BY c.id`,
      [reportId],
    );
  }

  /** Locked, so that no unit sends another text between the reading and the merging. */
  lockSubmitted(reportId: string): Promise<ContributionRow[]> {
    return this.manager.query(
      `/* ReportContributionRepository.lockSubmitted */
       SELECT ${columns} FROM report_contribution c WHERE c.report_id = $1 AND c.state = 'SUBMITTED' ORDER BY c.id
       FOR NO KEY UPDATE`,
      [reportId],
    );
  }

  async lock(id: string, agency: string): Promise<ContributionRow | null> {
    const [row] = await this.manager.query(
      `/* ReportContributionRepository.lock */
       SELECT ${columns} FROM report_contribution c WHERE c.id = $1 AND c.agency = $2 FOR NO KEY UPDATE`,
      [id, agency],
    );
    return row ?? null;
  }

  async insertAll(rows: readonly ContributionRow[]): Promise<void> {
    await this.manager.query(
      `/* ReportContributionRepository.insertAll */
       INSERT INTO report_contribution (id, report_id, agency, section, unit, role, due_on, state, asked_at)
       SELECT r.id, r."reportId", r.agency, r.section, r.unit, r.role, r."dueOn", 'ASKED', r."askedAt"
       FROM jsonb_to_recordset($1) AS r (id uuid, "reportId" uuid, agency text, section text, unit text, role text,
         "dueOn" date, "askedAt" timestamptz)`,
      [JSON.stringify(rows)],
    );
  }

  async save({ id, state, text, submittedBy, submittedAt, version }: ContributionRow): Promise<void> {
    await this.manager.query(
      `/* ReportContributionRepository.save */
       UPDATE report_contribution SET state = $2, text = $3, submitted_by = $4, submitted_at = $5, version = $6 WHERE id = $1`,
      [id, state, text, submittedBy, submittedAt, version],
    );
  }

  async markMerged(ids: readonly string[]): Promise<void> {
    await this.manager.query(
      `/* ReportContributionRepository.markMerged */
       UPDATE report_contribution SET state = 'MERGED', version = version + 1 WHERE id = ANY ($1)`,
      [ids],
    );
  }

  /** For the job role: those that fall due until then and were not reminded. */
  findDue(until: Day): Promise<Pick<ContributionRow, 'id' | 'reportId' | 'agency' | 'role' | 'dueOn'>[]> {
    return this.manager.query(
      `/* ReportContributionRepository.findDue */
       SELECT c.id, c.report_id AS "reportId", c.agency, c.role, c.due_on::text AS "dueOn" FROM report_contribution c
       WHERE c.state = 'ASKED' AND c.reminded_at IS NULL AND c.due_on <= $1::date
       ORDER BY c.id LIMIT 200 FOR NO KEY UPDATE SKIP LOCKED`,
      [until],
    );
  }

  async markReminded(ids: readonly string[], at: Date): Promise<void> {
    await this.manager.query(
      '/* ReportContributionRepository.markReminded */ UPDATE report_contribution SET reminded_at = $2 WHERE id = ANY ($1)',
      [ids, at],
    );
  }
}
