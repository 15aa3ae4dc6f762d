import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type JobHelpers, Logger, type Runner, run, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import { Pool } from 'pg';
import { openDatabase } from '../database';
import { AppError, type ErrorCode } from '../errors';
import { isId } from '../id';
import type { Log } from '../log';
import { JobProgress } from './job.progress';
import { queueSchema } from './jobs.tables';
import { RunnerLease } from './runner-lease';

export interface TaskContext {
  /** Writes at once, outside any transaction of the task, so that readers see it move. */
  progress: JobProgress;
  /** Aborts when the runner stops or may no longer hold the job: end soon and throw, the job is tried again. */
  signal: AbortSignal;
  log: Log;
}

// biome-ignore lint/suspicious/noExplicitAny: each task narrows its own payload
export type Task = (payload: any, context: TaskContext) => Promise<void>;

export type TaskList = Record<string, Task>;

interface JobRunnerOptions {
  /** Connection of the job role. */
  jobUrl: string;
  tasks: TaskList;
  concurrency: number;
  log: Log;
  /** Between two looks at the other runners; after two of them a killed runner's jobs are free. Milliseconds. */
  leaseBeat?: number;
  /** How long running jobs may still take after `stop`, in milliseconds; then they are left to other runners. */
  stopWithin?: number;
}

export interface JobRunner {
  stop(): Promise<void>;
}

/** Answers about the input, which no repetition changes. */
const finalCodes: readonly ErrorCode[] = ['INVALID_INPUT', 'NOT_FOUND', 'FORBIDDEN'];

/** Runs the jobs of one database; any number of processes may do so, and each job is held by one of them. */
export async function startJobRunner(options: JobRunnerOptions): Promise<JobRunner> {
  const { jobUrl, log, stopWithin = 8_000 } = options;
  const dataSource = await openDatabase({ url: jobUrl, applicationName: 'job progress', poolSize: 2 });
  const tasks = wrapTasks(options, new JobProgress(dataSource.manager));
  const stopping = new AbortController();
  const running = keepRunning(options, tasks, stopping.signal);
  return {
    async stop() {
      if (stopping.signal.aborted) return;
      stopping.abort();
      await Promise.race([running, sleep(stopWithin + 1_000, undefined, { ref: false })]);
      await dataSource.destroy();
      log.debug('the job runner has stopped');
    },
  };
}

type LeasedTask = (payload: unknown, helpers: JobHelpers, lease: RunnerLease) => Promise<void>;

/** graphile-worker gives up when it cannot record a result, as after a restart of PostgreSQL; we begin anew. */
async function keepRunning(options: JobRunnerOptions, tasks: Record<string, LeasedTask>, stopping: AbortSignal) {
  while (!stopping.aborted) {
    try {
      await runUntilEnd(options, tasks, stopping);
    } catch (error) {
      options.log.error({ err: error }, 'the job runner ended and is started anew');
    }
    await sleep(1_000, undefined, { signal: stopping }).catch(() => undefined);
  }
}

async function runUntilEnd(options: JobRunnerOptions, tasks: Record<string, LeasedTask>, stopping: AbortSignal) {
  const { jobUrl, concurrency, log, leaseBeat: beat = 2_000, stopWithin = 8_000 } = options;
  const pgPool = openPool(jobUrl, concurrency, log);
  const events: WorkerEvents = new EventEmitter();
  let lease: RunnerLease | null = null;
  const ended = new Promise<void>((resolve) => {
    events.on('pool:create', ({ workerPool }: { workerPool: WorkerPool }) => {
      lease = new RunnerLease({ url: jobUrl, runnerId: workerPool.id, log, beat });
    });
    events.on('pool:gracefulShutdown', () => resolve());
  });
  const held = () => {
    if (!lease) throw new Error('graphile-worker made no pool');
    return lease;
  };
  const taskList: Record<string, (payload: unknown, helpers: JobHelpers) => Promise<void>> = {};
  for (const [name, task] of Object.entries(tasks))
    taskList[name] = (payload, helpers) => task(payload, helpers, held());
  try {
    const runner = await run({
      pgPool,
      schema: queueSchema,
      taskList,
      parsedCronItems: [],
      concurrency,
      noHandleSignals: true,
      // Asked before each job is taken: the lease is held first, and again after its connection was lost.
      forbiddenFlags: () =>
        held()
          .hold()
          .then(() => null),
      events,
      logger: queueLogger(log),
      gracefulShutdownAbortTimeout: stopWithin / 2,
      // Without a batch a failed write of the result is an unhandled rejection, which ends the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    });
    await endOf(runner, { ended, stopping, stopWithin });
  } finally {
    await (lease as RunnerLease | null)?.close();
    // Jobs that did not end keep their connection; waiting for them would be waiting for ever.
    await Promise.race([pgPool.end().catch(() => undefined), sleep(500, undefined, { ref: false })]);
  }
}

interface End {
  ended: Promise<void>;
  stopping: AbortSignal;
  stopWithin: number;
}

/** Waits until the runner is told to stop or gives up, and then for its jobs, but not longer than it may take. */
async function endOf(runner: Runner, { ended, stopping, stopWithin }: End): Promise<void> {
  const finished = runner.promise.catch(() => undefined);
  const told = new Promise<void>((resolve) => {
    if (stopping.aborted) resolve();
    stopping.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([finished, ended, told]);
  if (stopping.aborted) runner.stop().catch(() => undefined);
  await Promise.race([finished, sleep(stopWithin, undefined, { ref: false })]);
}

function wrapTasks({ tasks, log }: JobRunnerOptions, progress: JobProgress): Record<string, LeasedTask> {
  const wrapped: Record<string, LeasedTask> = {};
  for (const [name, task] of Object.entries(tasks)) {
    wrapped[name] = async (payload, { job, abortSignal }, lease) => {
      const jobLog = log.child({ task: name, job: job.id, attempt: job.attempts });
      const signals = [lease.signal, abortSignal].filter((signal) => signal !== undefined);
      try {
        await task(payload, { progress, signal: AbortSignal.any(signals), log: jobLog });
      } catch (error) {
        const isFinal = error instanceof AppError && finalCodes.includes(error.code);
        if (isFinal || job.attempts >= job.max_attempts) await closeProgress(progress, payload, error);
        if (!isFinal) throw error;
        jobLog.warn({ code: error.code, reason: error.extensions.reason }, 'the job was refused');
      }
    };
  }
  return wrapped;
}

async function closeProgress(progress: JobProgress, payload: unknown, error: unknown): Promise<void> {
  const jobId = (payload as { jobId?: unknown } | null)?.jobId;
  if (typeof jobId !== 'string' || !isId(jobId)) return;
  const known = error instanceof AppError && error.code !== 'INTERNAL';
  await progress.fail(jobId, known ? error.message : 'Something went wrong on our side. Start it again.');
}

function openPool(url: string, concurrency: number, log: Log): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: 'job runner',
    max: concurrency + 2,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
  });
  // A connection without a listener for its errors ends the process when PostgreSQL goes away.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'an idle connection of the job runner was lost'));
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ reason: error.message }, 'a connection of the job runner was lost'));
  });
  return pool;
}

/** Its meta data carry payloads, which may hold personal data: only the text is kept. */
function queueLogger(log: Log): Logger {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
  return new Logger(() => (level, message) => log[levels[level]]({ part: 'queue' }, message));
}
