import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultDataDirectory } from '@partner-commons/platform/embedded-postgres/directories';
import { findPostmaster, stopPostmaster } from '@partner-commons/platform/embedded-postgres/postmaster';
import { startOfProcess } from '@partner-commons/platform/embedded-postgres/processes';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@partner-commons/platform/embedded-postgres/start';
import { log } from '@partner-commons/platform/log';

const prefix = 'partner-commons-test-';
export const silentLog = log.child({}, { level: 'silent' });

/** One copy of the binaries for all test clusters: copying takes 0.25 s. */
export const sharedBinaries = join(defaultDataDirectory(), 'postgres');

/** Named by its maker, so that a run never removes what another one still uses. */
export const makeTestDirectory = () => mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-${markOf(process.pid)}-`));

const markOf = (pid: number) => startOfProcess(pid)?.replace(/\W/g, '');

/** A server of its own, with its own roles: what an operator's PostgreSQL looks like from outside. */
export async function startThrowAwayServer(): Promise<EmbeddedPostgres> {
  const dataDirectory = makeTestDirectory();
  const server = await startEmbeddedPostgres({
    dataDirectory,
    binariesDirectory: sharedBinaries,
    durable: false,
    log: silentLog,
  });
  const remove = () => rmSync(dataDirectory, { recursive: true, force: true });
  return Object.create(server, { stop: { value: () => server.stop().then(remove) } });
}

/** A test run that was killed could not stop its server; the next run does. */
export async function removeAbandonedServers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const [pid, mark] = name.slice(prefix.length).split('-');
    if (markOf(Number(pid)) === mark) continue;
    const directory = join(tmpdir(), name);
    const left = findPostmaster(join(directory, 'cluster'));
    if (left) await stopPostmaster(left.pid);
    rmSync(directory, { recursive: true, force: true });
  }
}
