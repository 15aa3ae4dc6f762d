import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { KpiImport } from './kpi-import.entity';

export type KpiImportRecord = Omit<KpiImport, 'job' | 'batch'>;

export class KpiImportRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert({ id, agency, fileId, jobId, dryRun, systemWide }: KpiImportRecord): Promise<void> {
    await this.manager.query(
      `/* KpiImportRepository.insert */
       INSERT INTO kpi_import (batch_id, agency, file_id, job_id, dry_run, system_wide) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, agency, fileId, jobId, dryRun, systemWide],
    );
  }

  async find(id: string): Promise<KpiImportRecord | null> {
    const [row] = await this.manager.query(
      `/* KpiImportRepository.find */
       SELECT batch_id AS id, agency, file_id AS "fileId", job_id AS "jobId", dry_run AS "dryRun",
         system_wide AS "systemWide", rows_done AS "rowsDone"
       FROM kpi_import WHERE batch_id = $1`,
      [id],
    );
    return row ?? null;
  }

  async saveDone(id: string, rowsDone: number): Promise<void> {
    await this.manager.query(
      '/* KpiImportRepository.saveDone */ UPDATE kpi_import SET rows_done = $2 WHERE batch_id = $1',
      [id, rowsDone],
    );
  }

  async countRows(id: string): Promise<number> {
    const [row] = await this.manager.query(
      `/* KpiImportRepository.countRows */ ${countUpTo('FROM kpi_batch_row WHERE batch_id = $1')}`,
      [id],
    );
    return row.count;
  }
}
