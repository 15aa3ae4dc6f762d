import type { EntityManager } from 'typeorm';
import type { DuplicateSweep } from './duplicate-sweep.entity';

export type DuplicateSweepRow = Omit<DuplicateSweep, 'job'>;

export class DuplicateSweepRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert({ id, agency, jobId, startedAt }: DuplicateSweepRow): Promise<void> {
    await this.manager.query(
      `/* DuplicateSweepRepository.insert */
       INSERT INTO duplicate_sweep (id, agency, job_id, started_at) VALUES ($1, $2, $3, $4)`,
      [id, agency, jobId, startedAt],
    );
  }

  async find(id: string): Promise<DuplicateSweepRow | null> {
    const [row] = await this.manager.query(
      `/* DuplicateSweepRepository.find */
       SELECT id, agency, job_id AS "jobId", started_at AS "startedAt", partners, pairs FROM duplicate_sweep WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async saveCounts(id: string, partners: number, pairs: number): Promise<void> {
    await this.manager.query(
      '/* DuplicateSweepRepository.saveCounts */ UPDATE duplicate_sweep SET partners = $2, pairs = $3 WHERE id = $1',
      [id, partners, pairs],
    );
  }
}
