import { Client } from 'pg';
import type { Log } from '../log';
import { queueSchema } from './jobs.tables';

const lockKey = (holder: string) => `hashtextextended('job-runner:' || ${holder}, 0)`;

interface LeaseOptions {
  url: string;
  /** The name under which the runner locks jobs. */
  runnerId: string;
  log: Log;
  /** Between two looks at the other runners, in milliseconds. */
  beat: number;
}

/**
 * Proof that a runner lives: a session-level advisory lock on a connection of its own, which ends with the process.
 * Every runner frees the jobs of those whose lock nobody holds; graphile-worker alone would leave them for 4 hours.
 */
export class RunnerLease {
  private client: Client | null = null;
  private opening: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private loss = new AbortController();
  private suspects = new Set<string>();
  private closed = false;

  constructor(private readonly options: LeaseOptions) {}

  /** Resolves once the lock is held; no job may be taken before. */
  hold(): Promise<void> {
    if (this.client) return Promise.resolve();
    this.opening ??= this.open().finally(() => {
      this.opening = null;
    });
    return this.opening;
  }

  /** Aborts when the lock that is held now is lost: from then on another runner may take the same job. */
  get signal(): AbortSignal {
    return this.loss.signal;
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.opening?.catch(() => undefined);
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async open(): Promise<void> {
    if (this.closed) throw new Error('The runner has stopped');
    const { url, runnerId } = this.options;
    const client = new Client({
      connectionString: url,
      application_name: 'job runner lease',
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
    });
    client.on('error', (error) => this.lose(client, error));
    try {
      await client.connect();
      // A machine that vanishes says nothing: its lock must still end within half a minute.
      await client.query('SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3');
      await client.query(`SELECT pg_advisory_lock(${lockKey('$1')})`, [runnerId]);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
    this.loss = new AbortController();
    this.schedule();
  }

  private lose(client: Client, error: Error): void {
    if (this.client !== client || this.closed) return;
    this.options.log.warn({ reason: error.message }, 'the lease of the job runner was lost');
    this.client = null;
    this.suspects.clear();
    this.loss.abort(new Error('The lease of the job runner was lost'));
    client.end().catch(() => undefined);
    this.schedule();
  }

  private schedule(): void {
    if (this.closed) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.beat().finally(() => this.schedule()), this.options.beat);
  }

  private async beat(): Promise<void> {
    const client = this.client;
    if (!client) return this.hold().catch(() => undefined);
    try {
      await this.freeJobsOfTheGone(client);
    } catch (error) {
      this.lose(client, error as Error);
    }
  }

  /** Only holders without a lock on two beats in a row: a runner that reconnects meanwhile keeps its jobs. */
  private async freeJobsOfTheGone(client: Client): Promise<void> {
    const { rows } = await client.query<{ holder: string }>(
      `/* RunnerLease.freeJobsOfTheGone */
       SELECT holder FROM (SELECT DISTINCT locked_by AS holder FROM ${queueSchema}._private_jobs
                           WHERE locked_by IS NOT NULL) AS holders
       WHERE holder <> $1 AND pg_try_advisory_xact_lock(${lockKey('holder')})`,
      [this.options.runnerId],
    );
    const gone = rows.map(({ holder }) => holder).filter((holder) => this.suspects.has(holder));
    this.suspects = new Set(rows.map(({ holder }) => holder));
    if (gone.length === 0) return;
    await client.query(
      `/* RunnerLease.freeJobsOfTheGone */
       SELECT ${queueSchema}.force_unlock_workers(ARRAY(
         SELECT holder FROM unnest($1::text[]) AS holder WHERE pg_try_advisory_xact_lock(${lockKey('holder')}))),
         pg_notify('jobs:insert', '{"count":1}')`,
      [gone],
    );
    this.options.log.warn({ runners: gone }, 'took over the jobs of runners that are gone');
  }
}
