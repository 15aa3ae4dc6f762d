import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { PartnerImport } from './partner-import.entity';
import type { PartnerImportRow } from './partner-import-row.entity';

export type PartnerImportRecord = Omit<PartnerImport, 'job'>;
export type ImportCounts = Pick<PartnerImport, 'added' | 'updated' | 'unchanged' | 'notTaken'>;

const rowsOf = 'FROM partner_import_row WHERE import_id = $1';

export class PartnerImportRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert({
    id,
    agency,
    fileId,
    jobId,
  }: Pick<PartnerImport, 'id' | 'agency' | 'fileId' | 'jobId'>): Promise<void> {
    await this.manager.query(
      '/* PartnerImportRepository.insert */ INSERT INTO partner_import (id, agency, file_id, job_id) VALUES ($1, $2, $3, $4)',
      [id, agency, fileId, jobId],
    );
  }

  async find(id: string): Promise<PartnerImportRecord | null> {
    const [row] = await this.manager.query(
      `/* PartnerImportRepository.find */
       SELECT id, agency, file_id AS "fileId", job_id AS "jobId", added, updated, unchanged, not_taken AS "notTaken"
       FROM partner_import WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async saveCounts(id: string, { added, updated, unchanged, notTaken }: ImportCounts): Promise<void> {
    await this.manager.query(
      `/* PartnerImportRepository.saveCounts */
       UPDATE partner_import SET added = $2, updated = $3, unchanged = $4, not_taken = $5 WHERE id = $1`,
      [id, added, updated, unchanged, notTaken],
    );
  }

  async insertRows(rows: PartnerImportRow[]): Promise<void> {
    await this.manager.query(
      `/* PartnerImportRepository.insertRows */
       INSERT INTO partner_import_row (import_id, row_number, reason, message)
       SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[])`,
      [
        rows.map(({ importId }) => importId),
        rows.map(({ rowNumber }) => rowNumber),
        rows.map(({ reason }) => reason),
        rows.map(({ message }) => message),
      ],
    );
  }

  async deleteRows(importId: string): Promise<void> {
    await this.manager.query(`/* PartnerImportRepository.deleteRows */ DELETE ${rowsOf}`, [importId]);
  }

  findRows(importId: string, after: number, limit: number): Promise<PartnerImportRow[]> {
    return this.manager.query(
      `/* PartnerImportRepository.findRows */
       SELECT import_id AS "importId", row_number AS "rowNumber", reason, message
       ${rowsOf} AND row_number > $2 ORDER BY row_number LIMIT $3`,
      [importId, after, limit],
    );
  }

  async countRows(importId: string): Promise<number> {
    const [row] = await this.manager.query(`/* PartnerImportRepository.countRows */ ${countUpTo(rowsOf)}`, [importId]);
    return row.count;
  }
}
