import type { EntityManager } from 'typeorm';
import type { ScreeningFile } from './screening-file.entity';

export type ScreeningFileRow = Omit<ScreeningFile, 'job' | 'listVersions'>;

export interface ScreenedFile
  extends Pick<ScreeningFileRow, 'id' | 'rows' | 'matched' | 'unmatched' | 'unknown' | 'bad' | 'snapshots'> {
  scorerVersion: string;
  resultFileId: string;
}

export class ScreeningFileRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert(row: ScreeningFileRow): Promise<void> {
    const { id, fileId, form, agency, askedBy, askedAt, jobId, review, strong } = row;
    await this.manager.query(
      `/* ScreeningFileRepository.insert */
       INSERT INTO screening_file (id, file_id, form, agency, asked_by, asked_at, job_id, review, strong)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, fileId, form, agency, askedBy, askedAt, jobId, review, strong],
    );
  }

  async find(id: string): Promise<ScreeningFileRow | null> {
    const [row] = await this.manager.query(
      `/* ScreeningFileRepository.find */
       SELECT id, file_id AS "fileId", form, agency, asked_by AS "askedBy", asked_at AS "askedAt", job_id AS "jobId",
              review::float8 AS review, strong::float8 AS strong, rows, matched, unmatched, unknown, bad,
              scorer_version AS "scorerVersion", snapshots, result_file_id AS "resultFileId"
       FROM screening_file WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async complete(screened: ScreenedFile): Promise<void> {
    const { id, rows, matched, unmatched, unknown, bad, scorerVersion, snapshots, resultFileId } = screened;
    await this.manager.query(
      `/* ScreeningFileRepository.complete */
       UPDATE screening_file SET rows = $2, matched = $3, unmatched = $4, unknown = $5, bad = $6, scorer_version = $7,
         snapshots = $8, result_file_id = $9
       WHERE id = $1`,
      [id, rows, matched, unmatched, unknown, bad, scorerVersion, snapshots, resultFileId],
    );
  }
}
