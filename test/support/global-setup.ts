import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { inspect } from 'node:util';
import { setUpDatabases } from '@partner-commons/platform/database-setup';
import { derivePassword } from '@partner-commons/platform/embedded-postgres/passwords';
import type { EmbeddedPostgres } from '@partner-commons/platform/embedded-postgres/start';
import { type MigrationClass, migrate } from '@partner-commons/platform/migrate';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { escapeIdentifier } from 'pg';
import { type TestCluster, templateOf, testClusterVariable, withClient } from './databases';
import { removeAbandonedServers, startThrowAwayServer } from './throw-away-server';

declare global {
  var testServer: EmbeddedPostgres | undefined;
}

/** What is read of Jest's global configuration. */
interface JestRun {
  rootDir: string;
  nonFlagArgs: string[];
  findRelatedTests: boolean;
}

/** One server per run, with a migrated template database per service for the test files to clone. */
export default async function startTestCluster(run: JestRun): Promise<void> {
  if (isPureRun(run)) return;
  try {
    const adminUrl = process.env.TEST_ADMIN_DATABASE_URL || (await startOwnServer());
    process.env[testClusterVariable] = JSON.stringify(await makeTemplates(adminUrl));
  } catch (error) {
    // Jest skips globalTeardown when globalSetup fails.
    await globalThis.testServer?.stop();
    throw error;
  }
}

/** Tests beside the source need no database (architecture.md 7), so naming only those costs no server. */
function isPureRun({ nonFlagArgs, findRelatedTests, rootDir }: JestRun): boolean {
  const places = nonFlagArgs.map((argument) => relative(rootDir, resolve(argument)));
  return (
    !findRelatedTests &&
    places.length > 0 &&
    places.every((place) => /^(platform|services|gateway|scripts)\b/.test(place))
  );
}

async function makeTemplates(adminUrl: string): Promise<TestCluster> {
  const passwordKey = randomBytes(32).toString('base64url');
  const owned = ['platform', ...serviceNames] as const;
  await clearServer(adminUrl, owned);
  const urls = await setUpDatabases({
    adminUrl,
    services: owned,
    passwordOf: (role) => derivePassword(passwordKey, role),
    databaseOf: templateOf,
  });
  const broken: TestCluster['broken'] = {};
  for (const service of serviceNames) {
    try {
      await migrate({ ownerUrl: urls[service].ownerUrl, migrations: await loadMigrations(service) });
    } catch (error) {
      // Tests of this service fail with it (cloneDatabase throws it); those of the others still tell something.
      broken[service] = inspect(error);
    }
  }
  return { adminUrl, passwordKey, broken };
}

async function startOwnServer(): Promise<string> {
  await removeAbandonedServers();
  const server = await startThrowAwayServer();
  globalThis.testServer = server;
  // Jest skips globalTeardown when it is interrupted.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.stop().finally(() => process.exit(1)));
  }
  return server.adminUrl;
}

/** Roles belong to the whole server, so setting test passwords on a server in use would lock its services out. */
async function clearServer(adminUrl: string, services: readonly string[]): Promise<void> {
  await withClient(adminUrl, async (admin) => {
    const inUse = await admin.query('SELECT datname FROM pg_database WHERE datname = ANY($1)', [services]);
    if (inUse.rowCount) {
      throw new Error('TEST_ADMIN_DATABASE_URL names a server with real databases of ours; give a throw-away one.');
    }
    const left = await admin.query<{ datname: string }>('SELECT datname FROM pg_database WHERE datname LIKE ANY($1)', [
      services.flatMap((service) => [templateOf(service), `test\\_${service}\\_%`]),
    ]);
    for (const { datname } of left.rows) await admin.query(`DROP DATABASE ${escapeIdentifier(datname)} WITH (FORCE)`);
  });
}

async function loadMigrations(service: ServiceName): Promise<readonly MigrationClass[]> {
  const file = resolve(__dirname, `../../services/${service}/src/data-source.ts`);
  if (!existsSync(file)) throw new Error(`${file} does not exist, so there is nothing to migrate.`);
  const { migrations } = (await import(file)) as { migrations: readonly MigrationClass[] };
  return migrations;
}
