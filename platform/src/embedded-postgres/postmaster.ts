import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '../config';
import { serverEnvironment } from './cluster';
import { serverUser } from './directories';
import { isPostmasterOf, startOfProcess, waitForEnd } from './processes';

export interface ServerSettings {
  binaries: string;
  cluster: string;
  logFile: string;
  port: number;
  durable: boolean;
}

export interface Postmaster {
  pid: number;
  port: number;
}

/** Backends of a killed postmaster hold its shared memory for up to a second (trust.md F07); a busy one a little longer. */
const orphanPatience = 5_000;

/** The living server of this cluster, such as one that outlived a killed launcher. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const noted = readPidFile(cluster);
  return noted && isPostmasterOf(noted.pid, cluster) && startOfProcess(noted.pid) ? noted : undefined;
}

export async function launchPostmaster(settings: ServerSettings): Promise<Postmaster> {
  const deadline = Date.now() + orphanPatience;
  for (;;) {
    const logged = statSync(settings.logFile, { throwIfNoEntry: false })?.size ?? 0;
    const pid = await spawnPostmaster(settings);
    if (await becomesReady(pid, settings.cluster)) return { pid, port: settings.port };
    const said = readFileSync(settings.logFile).subarray(logged).toString();
    const heldByOrphans = said.includes('pre-existing shared memory block');
    if (!heldByOrphans || Date.now() > deadline) throw explainStart(said, settings);
    await sleep(100);
  }
}

export async function becomesReady(pid: number, cluster: string): Promise<boolean> {
  while (startOfProcess(pid) !== undefined) {
    const noted = readPidFile(cluster);
    if (noted?.pid === pid && noted.status === 'ready') return true;
    await sleep(5);
  }
  return false;
}

/** Fast shutdown: sessions are ended, everything is written. The harder signals are for a server that does not answer. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!sendSignal(pid, signal) || (await waitForEnd(pid, patience))) return;
  }
}

async function spawnPostmaster({ binaries, cluster, logFile, port, durable }: ServerSettings): Promise<number> {
  const quick = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    // Eight pools, and the connections of jobs and listeners besides, come near the default of 100.
    max_connections: 300,
    ...(durable ? {} : quick),
  };
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const output = openSync(logFile, 'a', 0o600);
  try {
    const child = spawn(join(binaries, 'bin', 'postgres'), ['-D', cluster, ...words], {
      ...serverUser,
      cwd: '/',
      env: { ...serverEnvironment, ...excuseForeignProcess(cluster) },
      // A session of its own: Ctrl-C reaches only us, and we stop the server last.
      detached: true,
      stdio: ['ignore', output, output],
    });
    await new Promise((started, failed) => child.once('spawn', started).once('error', failed));
    child.unref();
    return child.pid as number;
  } finally {
    closeSync(output);
  }
}

/**
 * After a reboot or in a new container another program may have the number in postmaster.pid, and PostgreSQL would then
 * refuse to start for ever. This variable (pg_ctl uses it too) excuses that number and keeps the shared memory check.
 */
function excuseForeignProcess(cluster: string): NodeJS.ProcessEnv {
  const noted = readPidFile(cluster);
  return noted && !isPostmasterOf(noted.pid, cluster) ? { PG_GRANDPARENT_PID: String(noted.pid) } : {};
}

function readPidFile(cluster: string): (Postmaster & { status: string }) | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
  } catch {
    return undefined;
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function explainStart(said: string, { port, logFile }: ServerSettings): ConfigError {
  if (said.includes('Address already in use')) return portTaken(port);
  const reason = said.match(/FATAL: {2}(.*)/)?.[1] ?? 'it ended without a word';
  return new ConfigError(`The embedded PostgreSQL did not start: ${reason} (its log is ${logFile}).`);
}

export const portTaken = (port: number) =>
  new ConfigError(
    `Port ${port} is taken by another program: set COMMONS_POSTGRES_PORT to a free port for the embedded PostgreSQL, or leave it unset to have one chosen.`,
  );
