import { existsSync, statSync, truncateSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log';
import { installBinaries } from './binaries';
import { adminRole, prepareCluster } from './cluster';
import { defaultDataDirectory, explainRefusal, openDataDirectory } from './directories';
import { takeLauncherLock } from './launcher-lock';
import { derivePassword, openPasswordKey } from './passwords';
import { choosePort } from './ports';
import {
  becomesReady,
  findPostmaster,
  launchPostmaster,
  type Postmaster,
  type ServerSettings,
  stopPostmaster,
} from './postmaster';
import { startOfProcess } from './processes';

export interface EmbeddedPostgresOptions {
  /** Cluster, log, lock, password key and binaries. Default: `postgres` in defaultDataDirectory(). */
  dataDirectory?: string;
  /** Lets several data directories share one copy of the binaries. Default: the data directory. */
  binariesDirectory?: string;
  port?: number;
  /** False only for throw-away clusters of tests: a crash then loses everything. */
  durable?: boolean;
  log: Log;
}

export interface EmbeddedPostgres {
  readonly adminUrl: string;
  readonly port: number;
  readonly dataDirectory: string;
  /** Changes when the server was killed and started again. */
  readonly postmasterPid: number;
  /** The server outlived an earlier launcher and was taken over. */
  readonly adopted: boolean;
  passwordOf(role: string): string;
  stop(): Promise<void>;
}

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const wanted = resolve(options.dataDirectory ?? join(defaultDataDirectory(), 'postgres'));
  try {
    const directory = openDataDirectory(wanted);
    const release = takeLauncherLock(join(directory, 'launcher.lock'));
    try {
      return await startUnderLock(directory, options, release);
    } catch (error) {
      release();
      throw error;
    }
  } catch (error) {
    throw explainRefusal(error, wanted);
  }
}

async function startUnderLock(
  directory: string,
  options: EmbeddedPostgresOptions,
  release: () => void,
): Promise<EmbeddedPostgres> {
  const cluster = join(directory, 'cluster');
  const durable = options.durable ?? true;
  const binaries = installBinaries(openDataDirectory(options.binariesDirectory ?? directory));
  const key = openPasswordKey(join(directory, 'password-key'), cluster);
  const passwordOf = (role: string) => derivePassword(key, role);
  await prepareCluster({ binaries, cluster, adminPassword: passwordOf(adminRole), durable });
  const logFile = join(directory, 'server.log');
  shortenLog(logFile);
  const left = await adopt(cluster, options.port);
  const port = left?.port ?? (await choosePort(options.port, join(directory, 'port')));
  const settings = { binaries, cluster, logFile, port, durable };
  const keeper = new ServerKeeper(settings, left ?? (await launchPostmaster(settings)), options.log);
  return {
    adminUrl: `postgres://${adminRole}:${passwordOf(adminRole)}@127.0.0.1:${port}/postgres`,
    port,
    dataDirectory: directory,
    get postmasterPid() {
      return keeper.pid;
    },
    adopted: left !== undefined,
    passwordOf,
    stop: () => keeper.stop().finally(release),
  };
}

/** A living server on another port than the wanted one is stopped: its launcher is dead, so nobody else needs it. */
async function adopt(cluster: string, port: number | undefined): Promise<Postmaster | undefined> {
  const left = findPostmaster(cluster);
  if (!left || !(await becomesReady(left.pid, cluster))) return undefined;
  if (port === undefined || port === left.port) return left;
  await stopPostmaster(left.pid);
  return undefined;
}

function shortenLog(file: string): void {
  const limit = 10_000_000;
  if (existsSync(file) && statSync(file).size > limit) truncateSync(file);
}

/** Starts the server again when somebody kills it: the services' pools reconnect by themselves (trust.md F07). */
class ServerKeeper {
  private readonly stopped = new AbortController();
  private readonly watching: Promise<void>;
  private stopping: Promise<void> | undefined;

  constructor(
    private readonly settings: ServerSettings,
    private server: Postmaster,
    private readonly log: Log,
  ) {
    this.watching = this.watch();
  }

  get pid(): number {
    return this.server.pid;
  }

  stop(): Promise<void> {
    this.stopped.abort();
    this.stopping ??= this.watching.then(() => stopPostmaster(this.pid));
    return this.stopping;
  }

  private async watch(): Promise<void> {
    let start = startOfProcess(this.pid);
    while (!this.stopped.signal.aborted) {
      if (start !== undefined && startOfProcess(this.pid) === start) {
        await this.rest(100);
        continue;
      }
      this.log.error('The embedded PostgreSQL ended unexpectedly and is started again');
      try {
        this.server = await launchPostmaster(this.settings);
        start = startOfProcess(this.pid);
      } catch (error) {
        this.log.error({ err: error }, 'The embedded PostgreSQL could not be started again; next try in a second');
        await this.rest(1_000);
      }
    }
  }

  /** Keeps no process alive, and ends at once when stop() is called. */
  private async rest(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { ref: false, signal: this.stopped.signal }).catch(() => undefined);
  }
}
