import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@partner-commons/platform/database';
import { invalidInput } from '@partner-commons/platform/errors';
import { withAdvisoryLock } from '@partner-commons/platform/jobs/advisory-lock';
import { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import { type JobRunner, startJobRunner, type Task, type TaskContext } from '@partner-commons/platform/jobs/job.runner';
import { presentJob } from '@partner-commons/platform/jobs/job.type';
import { Jobs } from '@partner-commons/platform/jobs/jobs';
import { jobTables } from '@partner-commons/platform/jobs/jobs.tables';
import { log } from '@partner-commons/platform/log';
import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import type { DataSource } from 'typeorm';
import { platformDatabase, type TestDatabase } from '../support/databases';

const silent = log.child({}, { level: 'silent' });
const marks = {
  up: () => [
    'CREATE TABLE mark (name text NOT NULL, pid int)',
    'GRANT SELECT, INSERT ON mark TO platform_app, platform_job',
  ],
  down: () => ['DROP TABLE mark'],
};

let database: TestDatabase;
let app: DataSource;
let job: DataSource;
const runners: JobRunner[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await platformDatabase([jobTables, marks]);
  app = await openDatabase({ url: database.appUrl, applicationName: 'test app' });
  job = await openDatabase({ url: database.jobUrl, applicationName: 'test job' });
});

afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(async () => {
  await app.destroy();
  await job.destroy();
  await database.drop();
});

async function startRunner(tasks: Record<string, Task>, settings: { stopWithin?: number } = {}): Promise<JobRunner> {
  const runner = await startJobRunner({
    jobUrl: database.jobUrl,
    tasks,
    concurrency: 4,
    log: silent,
    leaseBeat: 300,
    ...settings,
  });
  runners.push(runner);
  return runner;
}

const mark: Task = async ({ name }) => void (await job.query('INSERT INTO mark (name) VALUES ($1)', [name]));
const marked = async (name: string): Promise<{ pid: number | null }[]> =>
  job.query('SELECT pid FROM mark WHERE name LIKE $1', [name]);
const waiting = async (): Promise<number> =>
  (await job.query('SELECT count(*)::int AS count FROM job._private_jobs'))[0].count;

async function until(what: string, holds: () => Promise<boolean>, seconds = 8): Promise<void> {
  const deadline = Date.now() + seconds * 1_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Not within ${seconds} s: ${what}`);
    await sleep(30);
  }
}

test('a job of a rolled-back transaction never runs, one of a committed transaction does', async () => {
  await startRunner({ mark });
  const undone = app.transaction(async (manager) => {
    await new Jobs(manager).enqueue('mark', { name: 'undone' });
    throw new Error('undo');
  });
  await expect(undone).rejects.toThrow('undo');
  await app.transaction((manager) => new Jobs(manager).enqueue('mark', { name: 'kept' }));
  await until('the kept job ran', async () => (await marked('kept')).length === 1);
  await until('the queue is empty', async () => (await waiting()) === 0);
  expect(await marked('undone')).toHaveLength(0);
});

test('two runners run each of 200 jobs once', async () => {
  await app.transaction(async (manager) => {
    for (let n = 0; n < 200; n += 1) await new Jobs(manager).enqueue('mark', { name: `once ${n}` });
  });
  await Promise.all([startRunner({ mark }), startRunner({ mark })]);
  await until('the queue is empty', async () => (await waiting()) === 0);
  const rows = await job.query(`SELECT name, count(*)::int AS count FROM mark WHERE name LIKE 'once %' GROUP BY name`);
  expect(rows).toHaveLength(200);
  expect(rows.every(({ count }: { count: number }) => count === 1)).toBe(true);
});

test('of waiting jobs with one key only the last remains', async () => {
  const jobs = new Jobs(app.manager);
  await jobs.enqueue('mark', { name: 'key first' }, { key: 'one' });
  await jobs.enqueue('mark', { name: 'key second' }, { key: 'one' });
  await startRunner({ mark });
  await until('the queue is empty', async () => (await waiting()) === 0);
  expect(await marked('key first')).toHaveLength(0);
  expect(await marked('key second')).toHaveLength(1);
});

test.each([
  'SELECT * FROM job._private_jobs',
  'SELECT * FROM job.jobs',
  `SELECT job.add_job('mark')`,
  'SELECT job.force_unlock_workers(ARRAY[$$x$$])',
  'DELETE FROM job_progress',
  `UPDATE job_progress SET state = 'SUCCEEDED'`,
])('the app role may not: %s', async (sql) => {
  await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
});

test('a failed job is tried again after a pause', async () => {
  const runs: number[] = [];
  await startRunner({
    async flaky() {
      runs.push(Date.now());
      if (runs.length === 1) throw new Error('not yet');
    },
  });
  await new Jobs(app.manager).enqueue('flaky', {});
  await until('it ran twice', async () => runs.length === 2);
  expect((runs[1] ?? 0) - (runs[0] ?? 0)).toBeGreaterThan(2_000);
});

test('the jobs of a killed process are taken up within seconds', async () => {
  const program = join(__dirname, 'fixtures/job-runner.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    env: { ...process.env, JOB_URL: database.jobUrl },
    stdio: 'ignore',
  });
  children.push(child);
  await new Jobs(app.manager).enqueue('mark', { name: 'killed', lasts: 60_000 });
  await until('the child took the job', async () => (await marked('killed')).length === 1, 12);
  await startRunner({ mark });
  await sleep(1_200);
  expect(await marked('killed')).toHaveLength(1);

  const killed = Date.now();
  child.kill('SIGKILL');
  await until('another runner took it', async () => (await marked('killed')).length === 2);
  expect(Date.now() - killed).toBeLessThan(5_000);
  await until('the queue is empty', async () => (await waiting()) === 0);
});

test('stop waits for short work, aborts long work and leaves it to the next runner', async () => {
  const seen: string[] = [];
  const stubborn: Task = async ({ name }: { name: string }, { signal }: TaskContext) => {
    if (name === 'long') signal.addEventListener('abort', () => seen.push('long told to end'));
    await sleep(name === 'long' ? 60_000 : 200, undefined, { ref: false });
    seen.push(`${name} done`);
  };
  const runner = await startRunner({ stubborn }, { stopWithin: 1_000 });
  for (const name of ['short', 'long']) await new Jobs(app.manager).enqueue('stubborn', { name });
  const taken = async () => (await job.query('SELECT FROM job._private_jobs WHERE locked_by IS NOT NULL')).length;
  await until('both run', async () => (await taken()) === 2);
  const told = Date.now();
  await runner.stop();
  // Far from what the long job takes.
  expect(Date.now() - told).toBeLessThan(20_000);
  expect(seen).toEqual(['short done', 'long told to end']);
  expect(await waiting()).toBe(1);

  await startRunner({ stubborn: mark });
  await until('the long job was taken up', async () => (await marked('long')).length === 1);
  await until('the queue is empty', async () => (await waiting()) === 0);
});

test('a runner that loses its lease tells its jobs, takes it again and goes on', async () => {
  let told = false;
  const ran: string[] = [];
  await startRunner({
    async hold({ name }: { name: string }, { signal }) {
      ran.push(name);
      if (name === 'next') return;
      signal.addEventListener('abort', () => {
        told = true;
      });
      await until('it was told', async () => told);
    },
  });
  await new Jobs(app.manager).enqueue('hold', { name: 'first' });
  await until('it holds a job', async () => ran.length === 1);
  await job.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'job runner lease'`);
  await until('the first job ended', async () => told && (await waiting()) === 0);
  await new Jobs(app.manager).enqueue('hold', { name: 'next' });
  await until('the next job ran', async () => (await waiting()) === 0);
  expect(ran).toEqual(['first', 'next']);
});

test('a runner outlives the loss of its database and goes on without being started again', async () => {
  const name = new URL(database.jobUrl).pathname.slice(1);
  const admin = await openDatabase({ url: database.adminUrl.replace(name, 'postgres'), applicationName: 'test admin' });
  // graphile-worker writes a trace past its logger.
  const trace = jest.spyOn(console, 'trace').mockImplementation();
  let runs = 0;
  await startRunner({
    async during() {
      runs += 1;
      if (runs > 1) return;
      // The result of this very run cannot be written, which is when graphile-worker gives up.
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    },
  });
  await new Jobs(app.manager).enqueue('during', {});
  await until('the job ran', async () => runs === 1);
  await sleep(1_500);
  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  await until('the job was taken up again', async () => runs === 2, 10);
  await until('the queue is empty', async () => (await waiting()) === 0);
  await admin.destroy();
  trace.mockRestore();
});

test('only one holds an advisory lock; it ends with the transaction', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let entered = false;
  const first = job.transaction((manager) =>
    withAdvisoryLock(manager, 'import', async () => {
      entered = true;
      await held;
    }),
  );
  await until('the first holds it', async () => entered);
  const second = () => job.transaction((manager) => withAdvisoryLock(manager, 'import', async () => 'ran'));
  await expect(second()).rejects.toMatchObject({ extensions: { code: 'CONFLICT', reason: 'ALREADY_RUNNING' } });
  release();
  await first;
  await expect(second()).resolves.toBe('ran');
  await expect(withAdvisoryLock(job.manager, 'import', async () => 'ran')).rejects.toThrow('transaction');
});

describe('progress', () => {
  const officer: Viewer = { ...publicViewer, kind: 'AGENCY', subject: 'issuer#officer', agency: 'UNHCR' };
  const foreigner: Viewer = { ...officer, subject: 'issuer#other', agency: 'WFP' };

  /** As a request of its own. */
  const find = (id: string, viewer: Viewer) => new JobProgress(app.manager).find(id, viewer);

  test('moves with the work and is visible to the agency alone', async () => {
    const requests = new JobProgress(app.manager);
    const id = await requests.create('IMPORT', officer);
    const states: unknown[] = [];
    await startRunner({
      async work({ jobId }: { jobId: string }, { progress }) {
        await progress.start(jobId);
        for (let done = 1; done <= 4; done += 1) {
          await progress.advance(jobId, done, 4);
          const row = await find(jobId, officer);
          states.push(row && [row.state, row.done]);
        }
        await progress.succeed(jobId);
      },
    });
    expect(await find(id, officer)).toMatchObject({ state: 'QUEUED', done: 0, total: null, startedAt: null });
    await new Jobs(app.manager).enqueue('work', { jobId: id });
    await until('it succeeded', async () => (await find(id, officer))?.state === 'SUCCEEDED');
    // The second and third are within half a second of the first.
    expect(states).toEqual([
      ['RUNNING', 1],
      ['RUNNING', 1],
      ['RUNNING', 1],
      ['RUNNING', 4],
    ]);
    const row = await find(id, officer);
    expect(row && presentJob(row, new Date())).toMatchObject({
      state: 'SUCCEEDED',
      done: 4,
      total: 4,
      etaSeconds: null,
    });
    // To the request that began before, which may have read counts before the end, it runs still.
    expect(await requests.find(id, officer)).toMatchObject({ state: 'RUNNING', done: 4, finishedAt: null });
    expect(await find(id, foreigner)).toBeNull();
    expect(await find(id, publicViewer)).toBeNull();
    expect(await new JobProgress(job.manager).start(id)).toBe(false);
  });

  test('a refusal of the input ends it with its message, an unknown failure with a general one', async () => {
    const requests = new JobProgress(app.manager);
    const [refused, failed] = [await requests.create('IMPORT', officer), await requests.create('IMPORT', officer)];
    let runs = 0;
    await startRunner({
      async refuse() {
        runs += 1;
        throw invalidInput('The file is cut off; send it again.');
      },
      async break() {
        throw new Error('secret of the house');
      },
    });
    await new Jobs(app.manager).enqueue('refuse', { jobId: refused });
    await new Jobs(app.manager).enqueue('break', { jobId: failed }, { attempts: 1 });
    await until('both failed', async () => {
      const rows = await Promise.all([find(refused, officer), find(failed, officer)]);
      return rows.every((row) => row?.state === 'FAILED');
    });
    expect(runs).toBe(1);
    expect((await find(refused, officer))?.error).toBe('The file is cut off; send it again.');
    expect((await find(failed, officer))?.error).not.toContain('secret');
  });

  test('a cancelled job does not start, and a running one is told', async () => {
    const requests = new JobProgress(app.manager);
    const [queued, running] = [await requests.create('IMPORT', officer), await requests.create('IMPORT', officer)];
    const work = new JobProgress(job.manager);
    expect(await work.start(running)).toBe(true);
    expect(await work.isCancelRequested(running)).toBe(false);
    for (const id of [queued, running]) await requests.requestCancel(id);
    expect(await work.start(queued)).toBe(false);
    expect(await work.isCancelRequested(running)).toBe(true);
    await work.cancel(running);
    for (const id of [queued, running]) expect(await find(id, officer)).toMatchObject({ state: 'CANCELLED' });
    await work.fail(running, 'too late');
    expect(await find(running, officer)).toMatchObject({ state: 'CANCELLED', error: null });
  });
});
