import type { EntityManager } from 'typeorm';
import type { KpiExport } from './kpi-export.entity';
import type { ExportKpisInput } from './kpi-export.inputs';

/** What is asked for each year. */
export type ExportQuestion = Pick<ExportKpisInput, 'codes' | 'from' | 'to' | 'agencies' | 'groupBy' | 'filter'>;
export type KpiExportRecord = Omit<KpiExport, 'job' | 'question'> & { question: ExportQuestion };

const columns = `id, agency, asked_by AS "askedBy", form, question, as_of AS "asOf", sight, job_id AS "jobId",
  file_id AS "fileId", row_count AS "rowCount", created_at AS "createdAt"`;

export class KpiExportRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<KpiExportRecord | null> {
    const [row] = await this.manager.query(
      `/* KpiExportRepository.find */ SELECT ${columns} FROM kpi_export WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async insert(record: KpiExportRecord): Promise<void> {
    await this.manager.query(
      `/* KpiExportRepository.insert */
       INSERT INTO kpi_export (id, agency, asked_by, form, question, as_of, sight, job_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        record.id,
        record.agency,
        record.askedBy,
        record.form,
        JSON.stringify(record.question),
        record.asOf,
        record.sight,
        record.jobId,
        record.createdAt,
      ],
    );
  }

  async complete(id: string, fileId: string, rowCount: number): Promise<void> {
    await this.manager.query(
      '/* KpiExportRepository.complete */ UPDATE kpi_export SET file_id = $2, row_count = $3 WHERE id = $1',
      [id, fileId, rowCount],
    );
  }
}
