import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { FactImport, FactImportRow } from './fact-import.view';

export type FactImportRecord = Omit<FactImport, 'job'>;
export type ImportCounts = Pick<FactImport, 'added' | 'updated' | 'unchanged' | 'notTaken'>;

const rowsOf = 'FROM fact_import_row WHERE import_id = $1';

export class FactImportRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert({ id, agency, dataset, sourceSystem, fileId, jobId, format, dryRun }: FactImportRecord): Promise<void> {
    await this.manager.query(
      `/* FactImportRepository.insert */
       INSERT INTO fact_import (id, agency, dataset, source_system, file_id, job_id, format, dry_run)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, agency, dataset, sourceSystem, fileId, jobId, format, dryRun],
    );
  }

  async find(id: string): Promise<FactImportRecord | null> {
    const [row] = await this.manager.query(
      `/* FactImportRepository.find */
       SELECT id, agency, dataset, source_system AS "sourceSystem", file_id AS "fileId", job_id AS "jobId", format, dry_run AS "dryRun", added, updated, unchanged,
         not_taken AS "notTaken"
       FROM fact_import WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async saveCounts(id: string, { added, updated, unchanged, notTaken }: ImportCounts): Promise<void> {
    await this.manager.query(
      `/* FactImportRepository.saveCounts */
       UPDATE fact_import SET added = $2, updated = $3, unchanged = $4, not_taken = $5 WHERE id = $1`,
      [id, added, updated, unchanged, notTaken],
    );
  }

  async insertRows(rows: readonly FactImportRow[]): Promise<void> {
    await this.manager.query(
      `/* FactImportRepository.insertRows */
       INSERT INTO fact_import_row (import_id, row_number, external_id, reason, message)
       SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[])`,
      [
        rows.map(({ importId }) => importId),
        rows.map(({ rowNumber }) => rowNumber),
        rows.map(({ externalId }) => externalId),
        rows.map(({ reason }) => reason),
        rows.map(({ message }) => message),
      ],
    );
  }

  async deleteRows(importId: string): Promise<void> {
    await this.manager.query('/* FactImportRepository.deleteRows */ DELETE FROM fact_import_row WHERE import_id = $1', [
      importId,
    ]);
  }

  findRows(importId: string, after: number, limit: number): Promise<FactImportRow[]> {
    return this.manager.query(
      `/* FactImportRepository.findRows */
       SELECT import_id AS "importId", row_number AS "rowNumber", external_id AS "externalId", reason, message
       ${rowsOf} AND row_number > $2 ORDER BY row_number LIMIT $3`,
      [importId, after, limit],
    );
  }

  async countRows(importId: string): Promise<number> {
    const [row] = await this.manager.query(`/* FactImportRepository.countRows */ ${countUpTo(rowsOf)}`, [importId]);
    return row.count;
  }
}
