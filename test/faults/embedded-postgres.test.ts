import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '@partner-commons/platform/config';
import { serverUser } from '@partner-commons/platform/embedded-postgres/directories';
import { findPostmaster, stopPostmaster } from '@partner-commons/platform/embedded-postgres/postmaster';
import { isPostmasterOf, startOfProcess, waitForEnd } from '@partner-commons/platform/embedded-postgres/processes';
import { type EmbeddedPostgresOptions, startEmbeddedPostgres } from '@partner-commons/platform/embedded-postgres/start';
import { copyTree } from '../support/copy-tree';
import { withClient } from '../support/databases';
import { makeTestDirectory, sharedBinaries, silentLog } from '../support/throw-away-server';

type Server = Awaited<ReturnType<typeof startEmbeddedPostgres>>;

let seed: string;
let dataDirectory: string;
const running: { stop(): Promise<void> }[] = [];

/** Most tests begin with a copy of one clean cluster: 0.1 s where initdb takes 0.6 s. */
beforeAll(async () => {
  seed = makeTestDirectory();
  const server = await startEmbeddedPostgres({
    dataDirectory: seed,
    binariesDirectory: sharedBinaries,
    log: silentLog,
  });
  await server.stop();
  rmSync(join(seed, 'port'));
});

afterAll(() => rmSync(seed, { recursive: true, force: true }));

beforeEach(() => {
  dataDirectory = makeTestDirectory();
  copyTree(seed, dataDirectory);
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
});

describe('embedded PostgreSQL: start and stop', () => {
  test('a fresh directory answers, in UTF8, with trigrams of every script', async () => {
    rmSync(dataDirectory, { recursive: true });
    const server = await start();
    const [row] = await query(
      server,
      "SELECT current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync, version() AS version",
    );
    expect(row).toMatchObject({ encoding: 'UTF8', fsync: 'on', version: expect.stringContaining('PostgreSQL 18') });
    await query(server, 'CREATE EXTENSION pg_trgm');
    for (const name of ['محمد', 'Иван', 'Amina']) {
      const [trigrams] = await query(server, 'SELECT show_trgm($1) AS found', [name]);
      expect(trigrams?.found).not.toHaveLength(0);
    }
  });

  test("nothing of the starter's environment reaches the server", async () => {
    const before = { ...process.env };
    Object.assign(process.env, { LC_ALL: 'C', LANG: '', TZ: 'Asia/Tokyo', PGOPTIONS: '-c work_mem=1MB' });
    try {
      const server = await start();
      const [row] = await query(server, "SELECT current_setting('TimeZone') AS zone, upper('ä') AS upper");
      expect(row).toEqual({ zone: 'UTC', upper: 'Ä' });
      if (process.platform !== 'linux') return;
      const names = readFileSync(`/proc/${server.postmasterPid}/environ`, 'utf8')
        .split('\0')
        .map((line) => line.split('=')[0]);
      expect(names).not.toContain('PATH');
      expect(names).not.toContain('LANG');
    } finally {
      for (const name of ['LC_ALL', 'LANG', 'TZ', 'PGOPTIONS']) delete process.env[name];
      Object.assign(process.env, before);
    }
  });

  test('a restart keeps data, port and passwords; stopping leaves no process and no lock', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE kept AS SELECT 1 AS n');
    await first.stop();
    expect(startOfProcess(first.postmasterPid)).toBeUndefined();
    expect(existsSync(join(dataDirectory, 'launcher.lock'))).toBe(false);
    const second = await start();
    expect(second.adminUrl).toBe(first.adminUrl);
    expect(second.adopted).toBe(false);
    expect(await query(second, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  test('strangers can read neither the cluster nor the password key', async () => {
    await start();
    expect(statSync(join(dataDirectory, 'cluster')).mode & 0o077).toBe(0);
    expect(statSync(join(dataDirectory, 'password-key')).mode & 0o077).toBe(0);
    expect(existsSync(join(dataDirectory, 'cluster.password'))).toBe(false);
  });

  test('an initdb that was cut short is begun again', async () => {
    rmSync(join(dataDirectory, 'cluster', 'PG_VERSION'));
    renameSync(join(dataDirectory, 'cluster'), join(dataDirectory, 'cluster.new'));
    expect(await query(await start(), 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    expect(existsSync(join(dataDirectory, 'cluster.new'))).toBe(false);
  });
});

describe('F07: killed with -9', () => {
  test('the postmaster: acknowledged rows are there and the same URL answers again within 10 s', async () => {
    const server = await start();
    await query(server, 'CREATE TABLE written (n int)');
    const killed = server.postmasterPid;
    let acknowledged = 0;
    const deadline = Date.now() + 10_000;
    while (server.postmasterPid === killed || acknowledged < 60) {
      if (acknowledged === 30 && startOfProcess(killed)) process.kill(killed, 'SIGKILL');
      if (Date.now() > deadline) throw new Error('The server was not back within 10 s.');
      await query(server, 'INSERT INTO written VALUES ($1)', [acknowledged]).then(
        () => acknowledged++,
        () => undefined,
      );
    }
    const [row] = await query(server, 'SELECT count(DISTINCT n)::int AS n FROM written');
    expect(row?.n).toBe(acknowledged);
  });

  test('the postmaster, while one of its sessions is busy: the start waits until that session has noticed', async () => {
    const server = await start();
    const busy = query(server, 'SELECT sum(sqrt(n)) FROM generate_series(1, 4000000) n').catch(() => undefined);
    await sleep(200);
    const killed = server.postmasterPid;
    process.kill(killed, 'SIGKILL');
    while (server.postmasterPid === killed) await sleep(50);
    expect(await query(server, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    expect(readFileSync(join(dataDirectory, 'server.log'), 'utf8')).toContain('pre-existing shared memory block');
    await busy;
  });

  test('launcher and server together: the next start has every acknowledged row', async () => {
    const { child, facts } = await launchProcess();
    await query(facts, 'CREATE TABLE written AS SELECT generate_series(1, 1000) AS n');
    child.kill('SIGKILL');
    process.kill(facts.postmasterPid, 'SIGKILL');
    await once(child, 'exit');
    expect(await waitForEnd(facts.postmasterPid, 10_000)).toBe(true);
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(await query(server, 'SELECT count(*)::int AS n FROM written')).toEqual([{ n: 1000 }]);
  });

  test('the launcher alone: the next one adopts the server that lives on, and stops it in the end', async () => {
    const { child, facts } = await launchProcess();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const server = await start();
    expect(server).toMatchObject({ adopted: true, postmasterPid: facts.postmasterPid, adminUrl: facts.adminUrl });
    await server.stop();
    expect(startOfProcess(facts.postmasterPid)).toBeUndefined();
  });

  test('a server left on another port than the wanted one is moved, with its data', async () => {
    const { child, facts } = await launchProcess();
    await query(facts, 'CREATE TABLE kept AS SELECT 1 AS n');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const port = await freePort();
    const server = await start({ port });
    expect(server).toMatchObject({ adopted: false, port });
    expect(await query(server, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  test('a postmaster.pid whose number now belongs to another program does not block the start', async () => {
    const foreign = spawn('/bin/sh', ['-c', 'read line'], { ...serverUser });
    try {
      const file = join(dataDirectory, 'cluster', 'postmaster.pid');
      writeFileSync(file, `${foreign.pid}\n${join(dataDirectory, 'cluster')}\n1\n5432\n\n127.0.0.1\n`);
      expect(isPostmasterOf(foreign.pid ?? 0, join(dataDirectory, 'cluster'))).toBe(false);
      expect((await start()).adopted).toBe(false);
    } finally {
      foreign.kill('SIGKILL');
    }
  });
});

describe('one clear line', () => {
  test('when a second launcher starts in the same directory', async () => {
    const server = await start();
    expect(await refusal({})).toMatch(new RegExp(`already run by process ${process.pid} .*COMMONS_DATA_DIRECTORY`));
    const second = spawnLauncher();
    const [said] = await Promise.all([collect(second.stderr), once(second, 'exit')]);
    expect(said).toMatch(/^The embedded PostgreSQL of this directory is already run by process .*\n$/);
    expect(await query(server, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  test('when the wanted port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = (other.address() as { port: number }).port;
    expect(await refusal({ port })).toMatch(new RegExp(`^Port ${port} is taken .*COMMONS_POSTGRES_PORT`));
    other.close();
    expect((await start({ port })).port).toBe(port);
  });

  // A file in the way: root may write everywhere, so modes would refuse only the ordinary user.
  test('when the directory cannot be used', async () => {
    const file = join(dataDirectory, 'file');
    writeFileSync(file, '');
    for (const place of [file, join(file, 'below')]) {
      expect(await refusal({ dataDirectory: place })).toMatch(/cannot keep its data in .*COMMONS_DATA_DIRECTORY/);
    }
  });

  test('when another version of PostgreSQL wrote the data', async () => {
    writeFileSync(join(dataDirectory, 'cluster', 'PG_VERSION'), '17\n');
    expect(await refusal({})).toMatch(/is version 18, but .* holds 17: /);
  });

  test('when the password key is gone', async () => {
    rmSync(join(dataDirectory, 'password-key'));
    expect(await refusal({})).toMatch(/password-key is missing/);
  });
});

test('Ctrl-C reaches the launcher only, which then stops the server', async () => {
  const { child, facts } = await launchProcess();
  // What the terminal does: the signal goes to the whole foreground process group.
  process.kill(-(child.pid ?? 0), 'SIGINT');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(startOfProcess(facts.postmasterPid)).toBeUndefined();
  expect(readFileSync(join(dataDirectory, 'server.log'), 'utf8')).toContain('database system is shut down');
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<Server> {
  const server = await startEmbeddedPostgres({
    dataDirectory,
    binariesDirectory: sharedBinaries,
    log: silentLog,
    ...options,
  });
  running.push(server);
  return server;
}

async function refusal(options: Partial<EmbeddedPostgresOptions>): Promise<string> {
  const error: unknown = await start(options).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ConfigError);
  const { message } = error as ConfigError;
  expect(message).not.toContain('\n');
  return message;
}

function query(server: { adminUrl: string }, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return withClient(server.adminUrl, async (client) => (await client.query(sql, values)).rows);
}

function spawnLauncher() {
  const words = ['--import', 'tsx', join(__dirname, 'launcher-process.ts'), dataDirectory, sharedBinaries];
  return spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
}

async function launchProcess(): Promise<{ child: ChildProcess; facts: { adminUrl: string; postmasterPid: number } }> {
  const child = spawnLauncher();
  running.push({ stop: () => killLauncher(child) });
  for await (const line of createInterface(child.stdout)) return { child, facts: JSON.parse(line) };
  throw new Error(`The launcher did not start: ${await collect(child.stderr)}`);
}

/** With the server that it would leave behind. */
async function killLauncher(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  const left = findPostmaster(join(dataDirectory, 'cluster'));
  if (left) await stopPostmaster(left.pid);
}

async function collect(stream: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
