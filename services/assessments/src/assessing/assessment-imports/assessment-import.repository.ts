import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { AssessmentImport, AssessmentImportRow } from './assessment-import.view';

export interface ImportRecord extends Omit<AssessmentImport, 'job'> {
  agency: string;
  fileId: string;
  jobId: string;
  reportFileId: string | null;
  askedBy: string;
}

export type ImportCounts = Pick<AssessmentImport, 'added' | 'unchanged' | 'notTaken'>;
export type ImportRow = AssessmentImportRow & { importId: string };

const rowsOf = 'FROM assessment_import_row WHERE import_id = $1';

export class AssessmentImportRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert({ id, agency, fileId, jobId, format, dryRun, askedBy, askedAt }: ImportRecord): Promise<void> {
    await this.manager.query(
      `/* AssessmentImportRepository.insert */
       INSERT INTO assessment_import (id, agency, file_id, job_id, format, dry_run, asked_by, asked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, agency, fileId, jobId, format, dryRun, askedBy, askedAt],
    );
  }

  async find(id: string): Promise<ImportRecord | null> {
    const [row] = await this.manager.query(
      `/* AssessmentImportRepository.find */
       SELECT id, agency, file_id AS "fileId", job_id AS "jobId", format, dry_run AS "dryRun", outcome, added, unchanged,
         not_taken AS "notTaken", report_file_id AS "reportFileId", asked_by AS "askedBy", asked_at AS "askedAt"
       FROM assessment_import WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async saveCounts(id: string, { added, unchanged, notTaken }: ImportCounts): Promise<void> {
    await this.manager.query(
      `/* AssessmentImportRepository.saveCounts */
       UPDATE assessment_import SET added = $2, unchanged = $3, not_taken = $4 WHERE id = $1`,
      [id, added, unchanged, notTaken],
    );
  }

  async complete(id: string, outcome: string, reportFileId: string): Promise<void> {
    await this.manager.query(
      `/* AssessmentImportRepository.complete */
       UPDATE assessment_import SET outcome = $2, report_file_id = $3 WHERE id = $1`,
      [id, outcome, reportFileId],
    );
  }

  async insertRows(rows: readonly ImportRow[]): Promise<void> {
    await this.manager.query(
      `/* AssessmentImportRepository.insertRows */
       INSERT INTO assessment_import_row (import_id, row_number, key, field, reason, message)
       SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[])`,
      [
        rows.map(({ importId }) => importId),
        rows.map(({ rowNumber }) => rowNumber),
        rows.map(({ key }) => key),
        rows.map(({ field }) => field),
        rows.map(({ reason }) => reason),
        rows.map(({ message }) => message),
      ],
    );
  }

  async deleteRows(importId: string): Promise<void> {
    await this.manager.query(
      '/* AssessmentImportRepository.deleteRows */ DELETE FROM assessment_import_row WHERE import_id = $1',
      [importId],
    );
  }

  findRows(importId: string, after: number, limit: number): Promise<AssessmentImportRow[]> {
    return this.manager.query(
      `/* AssessmentImportRepository.findRows */
       SELECT row_number AS "rowNumber", key, field, reason, message
       ${rowsOf} AND row_number > $2 ORDER BY row_number LIMIT $3`,
      [importId, after, limit],
    );
  }

  async countRows(importId: string): Promise<number> {
    const [row] = await this.manager.query(`/* AssessmentImportRepository.countRows */ ${countUpTo(rowsOf)}`, [
      importId,
    ]);
    return row.count;
  }

  /** Which of these keys the agency has used, and for which partner. */
  findKnown(agency: string, keys: readonly string[]): Promise<{ key: string; partnerId: string }[]> {
    return this.manager.query(
      `/* AssessmentImportRepository.findKnown */
       SELECT idempotency_key AS key, partner_id AS "partnerId" FROM assessment
       WHERE owner_agency = $1 AND idempotency_key = ANY ($2)`,
      [agency, keys],
    );
  }
}
