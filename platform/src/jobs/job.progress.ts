import type { EntityManager } from 'typeorm';
import { type Clock, systemClock } from '../clock';
import { unauthenticated } from '../errors';
import { newId } from '../id';
import type { Viewer } from '../viewer';
import type { JobStateName } from './job.rules';

export interface ProgressRow {
  id: string;
  kind: string;
  state: JobStateName;
  done: number;
  total: number | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** Meant for the reader. */
  error: string | null;
}

const writeEvery = 500;

/** What long work says about itself, kept in the database so that every process can answer for it. */
export class JobProgress {
  private readonly written = new Map<string, number>();
  private readonly since: Date;

  constructor(
    private readonly manager: EntityManager,
    private readonly clock: Clock = systemClock,
  ) {
    this.since = clock.now();
  }

  async create(kind: string, viewer: Viewer): Promise<string> {
    if (viewer.subject === null) throw unauthenticated();
    const id = newId();
    await this.manager.query(
      `/* JobProgress.create */
       INSERT INTO job_progress (id, kind, state, created_by, agency, created_at) VALUES ($1, $2, 'QUEUED', $3, $4, $5)`,
      [id, kind, viewer.subject, viewer.agency, this.clock.now()],
    );
    return id;
  }

  /** False means that there is nothing to do: it was cancelled before, or an earlier run finished it. */
  async start(id: string): Promise<boolean> {
    const [rows] = await this.manager.query(
      `/* JobProgress.start */
       UPDATE job_progress SET
         state = CASE WHEN cancel_requested THEN 'CANCELLED' ELSE 'RUNNING' END,
         finished_at = CASE WHEN cancel_requested THEN $2::timestamptz END,
         started_at = $2, done = 0, error = NULL
       WHERE id = $1 AND state IN ('QUEUED', 'RUNNING') RETURNING state`,
      [id, this.clock.now()],
    );
    return rows[0]?.state === 'RUNNING';
  }

  /** Writes twice a second at most, so it may be called for every row. */
  async advance(id: string, done: number, total: number | null): Promise<void> {
    const now = this.clock.now().getTime();
    if (done !== total && now - (this.written.get(id) ?? 0) < writeEvery) return;
    this.written.set(id, now);
    await this.manager.query(
      `/* JobProgress.advance */ UPDATE job_progress SET done = $2, total = $3 WHERE id = $1 AND state = 'RUNNING'`,
      [id, done, total],
    );
  }

  async succeed(id: string): Promise<void> {
    await this.finish(id, 'SUCCEEDED', null);
  }

  /** The message is public: what went wrong and what to do next, without names or internals. */
  async fail(id: string, message: string): Promise<void> {
    await this.finish(id, 'FAILED', message);
  }

  async cancel(id: string): Promise<void> {
    await this.finish(id, 'CANCELLED', null);
  }

  async requestCancel(id: string): Promise<void> {
    await this.manager.query(
      `/* JobProgress.requestCancel */
       UPDATE job_progress SET cancel_requested = true WHERE id = $1 AND state IN ('QUEUED', 'RUNNING')`,
      [id],
    );
  }

  async isCancelRequested(id: string): Promise<boolean> {
    const [row] = await this.manager.query(
      '/* JobProgress.isCancelRequested */ SELECT cancel_requested FROM job_progress WHERE id = $1',
      [id],
    );
    return row?.cancel_requested === true;
  }

  /**
   * Null for an absent job and for one of another agency alike. What ended after this request began is still running to it:
   * the counts beside it were read before the end, and whoever reads SUCCEEDED asks no more.
   */
  async find(id: string, viewer: Viewer): Promise<ProgressRow | null> {
    const [row]: (ProgressRow | undefined)[] = await this.manager.query(
      `/* JobProgress.find */
       SELECT id, kind, state, done, total, started_at AS "startedAt", finished_at AS "finishedAt", error
       FROM job_progress WHERE id = $1 AND (agency = $2 OR created_by = $3)`,
      [id, viewer.agency, viewer.subject],
    );
    if (!row?.finishedAt || row.finishedAt <= this.since) return row ?? null;
    return { ...row, state: 'RUNNING', finishedAt: null, error: null };
  }

  private async finish(id: string, state: JobStateName, error: string | null): Promise<void> {
    this.written.delete(id);
    await this.manager.query(
      `/* JobProgress.finish */
       UPDATE job_progress SET state = $2, error = $3, finished_at = $4 WHERE id = $1 AND state IN ('QUEUED', 'RUNNING')`,
      [id, state, error, this.clock.now()],
    );
  }
}
