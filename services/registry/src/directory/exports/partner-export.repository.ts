import type { EntityManager } from 'typeorm';
import type { PartnerExport } from './partner-export.entity';

export type PartnerExportRecord = Omit<PartnerExport, 'job'>;

const columns = `id, agency, asked_by AS "askedBy", form, filter, sort, job_id AS "jobId", file_id AS "fileId",
  row_count AS "rowCount", created_at AS "createdAt"`;

export class PartnerExportRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<PartnerExportRecord | null> {
    const [row] = await this.manager.query(
      `/* PartnerExportRepository.find */ SELECT ${columns} FROM partner_export WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async insert({ id, agency, askedBy, form, filter, sort, jobId, createdAt }: PartnerExportRecord): Promise<void> {
    await this.manager.query(
      `/* PartnerExportRepository.insert */
       INSERT INTO partner_export (id, agency, asked_by, form, filter, sort, job_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, agency, askedBy, form, JSON.stringify(filter), sort, jobId, createdAt],
    );
  }

  async complete(id: string, fileId: string, rowCount: number): Promise<void> {
    await this.manager.query(
      '/* PartnerExportRepository.complete */ UPDATE partner_export SET file_id = $2, row_count = $3 WHERE id = $1',
      [id, fileId, rowCount],
    );
  }
}
