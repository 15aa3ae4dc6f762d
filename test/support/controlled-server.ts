import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setUpDatabases, withDatabase } from '@partner-commons/platform/database-setup';
import { installBinaries } from '@partner-commons/platform/embedded-postgres/binaries';
import { launchPostmaster, stopPostmaster } from '@partner-commons/platform/embedded-postgres/postmaster';
import { startEmbeddedPostgres } from '@partner-commons/platform/embedded-postgres/start';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { migrateServices } from '../../scripts/migrations';
import type { TestDatabase } from './databases';
import { makeTestDirectory, sharedBinaries, silentLog } from './throw-away-server';

/** A durable PostgreSQL that nobody starts again but the test, with the migrated databases of all services. */
export interface ControlledServer {
  databases: Record<ServiceName, TestDatabase>;
  launch(): Promise<void>;
  /** The crash of a machine: no shutdown, no checkpoint. */
  kill(): void;
  stop(): Promise<void>;
  remove(): Promise<void>;
}

/** Comes running. */
export async function makeControlledServer(): Promise<ControlledServer> {
  const directory = makeTestDirectory();
  const first = await startEmbeddedPostgres({
    dataDirectory: directory,
    binariesDirectory: sharedBinaries,
    log: silentLog,
  });
  const { adminUrl, port, passwordOf } = first;
  const urls = await setUpDatabases({ adminUrl, services: serviceNames, passwordOf });
  await migrateServices(urls);
  await first.stop();

  const settings = {
    binaries: installBinaries(sharedBinaries),
    cluster: join(directory, 'cluster'),
    logFile: join(directory, 'server.log'),
    port,
    durable: true,
  };
  let pid = 0;
  const launch = async () => {
    pid = (await launchPostmaster(settings)).pid;
  };
  const stop = () => stopPostmaster(pid);
  await launch();
  const databases = serviceNames.map((name) => [
    name,
    { ...urls[name], adminUrl: withDatabase(adminUrl, name), drop: async () => {} },
  ]);
  return {
    databases: Object.fromEntries(databases),
    launch,
    kill: () => void process.kill(pid, 'SIGKILL'),
    stop,
    async remove() {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
