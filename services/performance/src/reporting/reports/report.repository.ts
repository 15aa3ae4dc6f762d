import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { GoverningBodyReport } from './report.view';

export type ReportRow = GoverningBodyReport & { signedOffBy: string | null };

export interface ReportFilter {
  agency: string | null;
  year: number | null;
  state: string | null;
}

const columns = `r.id, r.agency AS "agencyCode", r.body, r.session, r.year, r.template,
  r.in_response_to AS "inResponseTo", r.state, r.editors, r.freeze_no AS "freeze", r.frozen_at AS "frozenAt", r.completeness,
  r.figure_agencies AS "figureAgencies", r.return_reason AS "returnReason", r.signed_off_by AS "signedOffBy",
  r.signed_off_at AS "signedOffAt", r.content_hash AS "contentHash", r.submitted_at AS "submittedAt",
  r.presented_on::text AS "presentedOn", r.created_at AS "createdAt", r.version`;

const filtered = `FROM governing_body_report r
  WHERE ($1::text IS NULL OR r.agency = $1) AND ($2::integer IS NULL OR r.year = $2) AND ($3::text IS NULL OR r.state = $3)`;

/** Drafts are OWNER_ONLY: row-level security shows those of the viewer's agency, and what was submitted. */
export class ReportRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByIds(ids: readonly string[]): Promise<ReportRow[]> {
    return this.manager.query(
      `/* ReportRepository.findByIds */ SELECT ${columns} FROM governing_body_report r WHERE r.id = ANY ($1)`,
      [ids],
    );
  }

  async lock(id: string, agency: string): Promise<ReportRow | null> {
    const [row] = await this.manager.query(
      `/* ReportRepository.lock */
       SELECT ${columns} FROM governing_body_report r WHERE r.id = $1 AND r.agency = $2 FOR NO KEY UPDATE`,
      [id, agency],
    );
    return row ?? null;
  }

  findPage({ agency, year, state }: ReportFilter, after: string | null, limit: number): Promise<ReportRow[]> {
    return this.manager.query(
      `/* ReportRepository.findPage */
       SELECT ${columns} ${filtered} AND ($4::uuid IS NULL OR r.id < $4) ORDER BY r.id DESC LIMIT $5`,
      [agency, year, state, after, limit],
    );
  }

  async count({ agency, year, state }: ReportFilter): Promise<number> {
    const [row] = await this.manager.query(`/* ReportRepository.count */ ${countUpTo(filtered)}`, [
      agency,
      year,
      state,
    ]);
    return row.count;
  }

  async insert(row: ReportRow): Promise<void> {
    await this.manager.query(
      `/* ReportRepository.insert */
       INSERT INTO governing_body_report (id, agency, body, session, year, template, in_response_to, state, editors, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        row.id,
        row.agencyCode,
        row.body,
        row.session,
        row.year,
        row.template,
        row.inResponseTo,
        row.state,
        row.editors,
        row.createdAt,
      ],
    );
  }

  async save(row: ReportRow): Promise<void> {
    await this.manager.query(
      `/* ReportRepository.save */
       UPDATE governing_body_report SET state = $2, editors = $3, freeze_no = $4, frozen_at = $5, completeness = $6,
         figure_agencies = $7, return_reason = $8, signed_off_by = $9, signed_off_at = $10, content_hash = $11,
         submitted_at = $12, presented_on = $13, version = $14
       WHERE id = $1`,
      [
        row.id,
        row.state,
        row.editors,
        row.freeze,
        row.frozenAt,
        row.completeness,
        row.figureAgencies,
        row.returnReason,
        row.signedOffBy,
        row.signedOffAt,
        row.contentHash,
        row.submittedAt,
        row.presentedOn,
        row.version,
      ],
    );
  }
}
