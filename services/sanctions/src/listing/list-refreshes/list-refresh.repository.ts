import type { EntityManager } from 'typeorm';
import type { ListRefresh } from './list-refresh.entity';

export type ListRefreshRow = Omit<ListRefresh, 'job'>;

export type NewListRefresh = Pick<ListRefreshRow, 'id' | 'source' | 'jobId' | 'agency' | 'requestedBy' | 'createdAt'>;

export interface RefreshOutcome {
  state: 'FETCHED' | 'UNCHANGED' | 'FAILED';
  message: string | null;
  snapshotId: string | null;
  finishedAt: Date;
}

const columns = `id, source, state, message, snapshot_id AS "snapshotId", job_id AS "jobId", agency,
  requested_by AS "requestedBy", created_at AS "createdAt", finished_at AS "finishedAt"`;

export class ListRefreshRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<ListRefreshRow | null> {
    const [row] = await this.manager.query(
      `/* ListRefreshRepository.find */ SELECT ${columns} FROM list_refresh WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  findLast(sources: readonly string[]): Promise<ListRefreshRow[]> {
    return this.manager.query(
      `/* ListRefreshRepository.findLast */
       SELECT last.* FROM unnest($1::text[]) AS asked (source)
       JOIN LATERAL (SELECT ${columns} FROM list_refresh r WHERE r.source = asked.source ORDER BY r.id DESC LIMIT 1) AS last ON true`,
      [sources],
    );
  }

  /** False while another one of the same source is pending. */
  async insert({ id, source, jobId, agency, requestedBy, createdAt }: NewListRefresh): Promise<boolean> {
    const rows = await this.manager.query(
      `/* ListRefreshRepository.insert */
       INSERT INTO list_refresh (id, source, state, job_id, agency, requested_by, created_at)
       VALUES ($1, $2, 'PENDING', $3, $4, $5, $6) ON CONFLICT (source) WHERE state = 'PENDING' DO NOTHING RETURNING id`,
      [id, source, jobId, agency, requestedBy, createdAt],
    );
    return rows.length === 1;
  }

  async finish(id: string, { state, message, snapshotId, finishedAt }: RefreshOutcome): Promise<void> {
    await this.manager.query(
      `/* ListRefreshRepository.finish */
       UPDATE list_refresh SET state = $2, message = $3, snapshot_id = $4, finished_at = $5
       WHERE id = $1 AND state = 'PENDING'`,
      [id, state, message, snapshotId, finishedAt],
    );
  }
}
