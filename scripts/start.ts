import 'reflect-metadata';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { localIssuers } from '@partner-commons/gateway/issuers/local.issuers';
import { defaultThrottle } from '@partner-commons/gateway/throttling/throttle.settings';
import { awaitDatabase } from '@partner-commons/platform/await-database';
import { ensureCipherKeys } from '@partner-commons/platform/cipher-keys';
import { ConfigError } from '@partner-commons/platform/config';
import { type DatabaseUrls, setUpDatabases } from '@partner-commons/platform/database-setup';
import { defaultDataDirectory } from '@partner-commons/platform/embedded-postgres/directories';
import { startEmbeddedPostgres } from '@partner-commons/platform/embedded-postgres/start';
import { log } from '@partner-commons/platform/log';
import { ensureKeyPair } from '@partner-commons/platform/peer-keys';
import { runProcess } from '@partner-commons/platform/run-process';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { deriveFileSecret } from '@partner-commons/platform/service-process';
import { applySeed } from '@partner-commons/registry/access/seed/seed';
import { startAllInOne } from './all-in-one';
import { demoAgencies, demoPeople, demoSeed } from './demo-world';
import { migrateServices } from './migrations';
import { readStartConfig } from './start-config';
import { describeStart } from './start-page';

/** `npm start`: everything in one process, on the embedded PostgreSQL unless the environment names another. */
async function start(stopping: AbortSignal): Promise<() => Promise<void>> {
  const config = readStartConfig(process.env);
  const dataDirectory = config.dataDirectory ?? defaultDataDirectory();
  const { databases, stop: stopDatabase } = config.databases
    ? { databases: config.databases, stop: async () => {} }
    : await startDatabases(dataDirectory, config.postgresPort);
  try {
    // One's own PostgreSQL may come up after us, as with the services (trust.md F18).
    await awaitDatabase(() => migrateServices(databases), { name: 'the services', log, stopping });
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
    const { privateKey } = ensureKeyPair(join(dataDirectory, 'keys'), 'gateway');
    const issuers = await localIssuers(
      join(dataDirectory, 'issuers'),
      demoAgencies.map(({ code }) => code),
    );
    const system = await startAllInOne({
      databases,
      host: config.host,
      port: config.port,
      publicUrl: config.publicUrl,
      fileSecret: deriveFileSecret(privateKey.export({ format: 'jwk' }).d ?? ''),
      personalDataKeys: ensureCipherKeys(join(dataDirectory, 'personal-data-keys.json')),
      issuers: issuers.settings,
      throttle: defaultThrottle,
      development: true,
      subgraphTimeout: config.subgraphTimeout,
      poolSize: config.poolSize,
      log,
    });
    await applySeed(system.registry.background, demoSeed);
    process.stdout.write(await describeStart({ url: config.publicUrl, dataDirectory, people: demoPeople, issuers }));
    return async () => {
      await system.stop();
      await stopDatabase();
    };
  } catch (error) {
    await stopDatabase();
    throw error;
  }
}

async function startDatabases(dataDirectory: string, port: number | undefined) {
  const postgres = await startEmbeddedPostgres({ dataDirectory: join(dataDirectory, 'postgres'), port, log });
  const databases: Record<ServiceName, DatabaseUrls> = await setUpDatabases({
    adminUrl: postgres.adminUrl,
    services: serviceNames,
    passwordOf: postgres.passwordOf,
  });
  return { databases, stop: () => postgres.stop() };
}

if (process.env.NODE_ENV === 'production') {
  process.stderr.write(
    `${new ConfigError('npm start is for trying out: it makes its own token issuers. In production run the five deployables (docs/operations.md).').message}\n`,
  );
  process.exit(1);
}
runProcess(log, start);
