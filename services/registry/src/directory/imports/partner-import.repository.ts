import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { PartnerImport } from './partner-import.entity';
import type { PartnerImportRow } from './partner-import-row.entity';

export type PartnerImportRecord = Omit<PartnerImport, 'job'>;
export type ImportCounts = Pick<PartnerImport, 'added' | 'updated' | 'unchanged' | 'notTaken' | 'toCheck'>;
export type NewImport = Pick<
  PartnerImport,
  'id' | 'agency' | 'fileId' | 'jobId' | 'format' | 'source' | 'dryRun' | 'onDuplicate'
>;

const columns = `id, agency, file_id AS "fileId", job_id AS "jobId", format, source, dry_run AS "dryRun",
  on_duplicate AS "onDuplicate", added, updated, unchanged, not_taken AS "notTaken", to_check AS "toCheck",
  undone_at AS "undoneAt", undone, kept`;
const rowsOf = 'FROM partner_import_row WHERE import_id = $1 AND level = $2';

export class PartnerImportRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert(record: NewImport): Promise<void> {
    await this.manager.query(
      `/* PartnerImportRepository.insert */
       INSERT INTO partner_import (id, agency, file_id, job_id, format, source, dry_run, on_duplicate)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        record.id,
        record.agency,
        record.fileId,
        record.jobId,
        record.format,
        record.source,
        record.dryRun,
        record.onDuplicate,
      ],
    );
  }

  async find(id: string): Promise<PartnerImportRecord | null> {
    const [row] = await this.manager.query(
      `/* PartnerImportRepository.find */ SELECT ${columns} FROM partner_import WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async saveCounts(id: string, { added, updated, unchanged, notTaken, toCheck }: ImportCounts): Promise<void> {
    await this.manager.query(
      `/* PartnerImportRepository.saveCounts */
       UPDATE partner_import SET added = $2, updated = $3, unchanged = $4, not_taken = $5, to_check = $6 WHERE id = $1`,
      [id, added, updated, unchanged, notTaken, toCheck],
    );
  }

  async insertRows(rows: PartnerImportRow[]): Promise<void> {
    await this.manager.query(
      `/* PartnerImportRepository.insertRows */
       INSERT INTO partner_import_row (import_id, level, row_number, reason, message, partner_id)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::text[], $6::uuid[])`,
      [
        rows.map(({ importId }) => importId),
        rows.map(({ level }) => level),
        rows.map(({ rowNumber }) => rowNumber),
        rows.map(({ reason }) => reason),
        rows.map(({ message }) => message),
        rows.map(({ partnerId }) => partnerId),
      ],
    );
  }

  async deleteRows(importId: string): Promise<void> {
    await this.manager.query(
      '/* PartnerImportRepository.deleteRows */ DELETE FROM partner_import_row WHERE import_id = $1',
      [importId],
    );
  }

  findRows(place: RowPlace, limit: number): Promise<PartnerImportRow[]> {
    return this.manager.query(
      `/* PartnerImportRepository.findRows */
       SELECT import_id AS "importId", level, row_number AS "rowNumber", reason, message, partner_id AS "partnerId"
       ${rowsOf} AND row_number > $3 ORDER BY row_number LIMIT $4`,
      [place.importId, place.level, place.after, limit],
    );
  }

  async countRows({ importId, level }: RowPlace): Promise<number> {
    const [row] = await this.manager.query(`/* PartnerImportRepository.countRows */ ${countUpTo(rowsOf)}`, [
      importId,
      level,
    ]);
    return row.count;
  }
}

export interface RowPlace {
  importId: string;
  level: PartnerImportRow['level'];
  after: number;
}
