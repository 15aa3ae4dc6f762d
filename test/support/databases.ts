import {
  accessStatements,
  type DatabaseUrls,
  databaseUrls,
  rolesOf,
  withDatabase,
} from '@partner-commons/platform/database-setup';
import { derivePassword } from '@partner-commons/platform/embedded-postgres/passwords';
import type { SchemaPart } from '@partner-commons/platform/schema-part';
import type { ServiceName } from '@partner-commons/platform/service';
import { Client, escapeIdentifier } from 'pg';

export interface TestDatabase extends DatabaseUrls {
  adminUrl: string;
  drop(): Promise<void>;
}

/** What globalSetup tells the workers, as JSON in the environment variable `testClusterVariable`. */
export interface TestCluster {
  adminUrl: string;
  passwordKey: string;
  /** Why a service's template could not be migrated. */
  broken: Partial<Record<ServiceName, string>>;
}

export const testClusterVariable = 'COMMONS_TEST_CLUSTER';

/** Not the service's own name: a server with a database of that name is somebody's real one. */
export const templateOf = (service: string) => `test_template_${service}`;

/** A fresh copy of the service's migrated database. */
export async function cloneDatabase(service: ServiceName): Promise<TestDatabase> {
  const reason = testCluster().broken[service];
  if (reason !== undefined) throw new Error(`The database of ${service} could not be migrated: ${reason}`);
  return cloneTemplate(service);
}

/** An empty database with the roles platform_owner, platform_app and platform_job, and these parts applied. */
export async function platformDatabase(parts: SchemaPart[]): Promise<TestDatabase> {
  const database = await cloneTemplate('platform');
  await withClient(database.ownerUrl, async (owner) => {
    for (const part of parts) for (const statement of part.up(rolesOf('platform'))) await owner.query(statement);
  });
  return database;
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  // A lost connection shows in the query that meets it; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

let clones = 0;

async function cloneTemplate(service: string): Promise<TestDatabase> {
  const { adminUrl, passwordKey } = testCluster();
  const database = `test_${service}_${process.pid}_${++clones}`;
  const create = `CREATE DATABASE ${escapeIdentifier(database)} OWNER ${rolesOf(service).owner} TEMPLATE ${templateOf(service)}`;
  await withClient(adminUrl, async (admin) => {
    for (const statement of [create, ...accessStatements(service, database)]) await admin.query(statement);
  });
  return {
    ...databaseUrls(adminUrl, service, database, (role) => derivePassword(passwordKey, role)),
    adminUrl: withDatabase(adminUrl, database),
    drop: () =>
      withClient(adminUrl, async (admin) => {
        await admin.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(database)} WITH (FORCE)`);
      }),
  };
}

function testCluster(): TestCluster {
  const facts = process.env[testClusterVariable];
  if (!facts)
    throw new Error('No test cluster: tests that need PostgreSQL live under test/, and jest starts it for those only.');
  return JSON.parse(facts) as TestCluster;
}
