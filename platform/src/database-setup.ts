import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { ConfigError } from './config';
import type { DatabaseRoles } from './schema-part';

export interface DatabaseUrls {
  ownerUrl: string;
  appUrl: string;
  jobUrl: string;
}

export interface DatabaseSetup {
  services: readonly string[];
  passwordOf(role: string): string;
  /** Default: the service's own name. */
  databaseOf?(service: string): string;
}

export const rolesOf = (service: string): DatabaseRoles => ({
  owner: `${service}_owner`,
  app: `${service}_app`,
  job: `${service}_job`,
});

/** Creates what is missing and sets what differs; safe to repeat, also by two starters at once. */
export async function setUpDatabases<Service extends string>(
  setup: DatabaseSetup & { adminUrl: string; services: readonly Service[] },
): Promise<Record<Service, DatabaseUrls>> {
  const urls = {} as Record<Service, DatabaseUrls>;
  await withClient(setup.adminUrl, async (admin) => {
    // Roles are shared by the whole cluster, and CREATE ROLE knows no IF NOT EXISTS.
    await admin.query("SELECT pg_advisory_lock(hashtext('partner-commons database setup'))");
    for (const service of setup.services) {
      const database = databaseOf(setup, service);
      for (const statement of clusterStatements(setup, service)) await run(admin, statement);
      await withClient(withDatabase(setup.adminUrl, database), async (client) => {
        await requireUtf8(client, database);
        for (const statement of innerStatements(service)) await run(client, statement);
      });
      urls[service] = databaseUrls(setup.adminUrl, service, database, setup.passwordOf);
    }
  });
  return urls;
}

/** The same as a psql script, for those who may not create roles and hand it to somebody who may. */
export function setUpDatabasesSql(setup: DatabaseSetup): string {
  const lines = ['\\set ON_ERROR_STOP on'];
  for (const service of setup.services) {
    lines.push(`\n-- ${service}`, ...clusterStatements(setup, service).map(asScript));
    lines.push(`\\connect ${escapeIdentifier(databaseOf(setup, service))}`, ...innerStatements(service).map(asScript));
  }
  return `${lines.join('\n')}\n`;
}

/** What CREATE DATABASE … TEMPLATE does not copy; repeated for every clone (architecture.md 7). */
export function accessStatements(service: string, database: string): string[] {
  const { owner, app, job } = rolesOf(service);
  const name = escapeIdentifier(database);
  return [
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO ${owner}, ${app}, ${job}`,
  ];
}

export function databaseUrls(
  adminUrl: string,
  service: string,
  database: string,
  passwordOf: (role: string) => string,
): DatabaseUrls {
  const { owner, app, job } = rolesOf(service);
  const urlOf = (role: string) => {
    const url = new URL(withDatabase(adminUrl, database));
    url.username = role;
    url.password = encodeURIComponent(passwordOf(role));
    return url.toString();
  };
  return { ownerUrl: urlOf(owner), appUrl: urlOf(app), jobUrl: urlOf(job) };
}

export function withDatabase(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.toString();
}

/** A plain statement, or one that answers with the statements to run: psql's \gexec, for what has no IF NOT EXISTS. */
interface Statement {
  sql: string;
  generates?: true;
}

const databaseOf = (setup: DatabaseSetup, service: string) => setup.databaseOf?.(service) ?? service;

function clusterStatements(setup: DatabaseSetup, service: string): Statement[] {
  const database = databaseOf(setup, service);
  const roles = Object.values(rolesOf(service)) as string[];
  return [
    ...roles.flatMap((role) => roleStatements(role, setup.passwordOf(role))),
    // An administrator without superuser rights may give a database only to a role that it belongs to; since version 16
    // having created the role is not enough.
    {
      sql: `SELECT 'GRANT ${roles[0]} TO CURRENT_USER' FROM pg_roles WHERE rolname = current_user AND NOT rolsuper`,
      generates: true,
    },
    createDatabaseStatement(database, rolesOf(service).owner),
    ...accessStatements(service, database).map((sql) => ({ sql })),
  ];
}

function roleStatements(role: string, password: string): Statement[] {
  const name = escapeLiteral(role);
  return [
    {
      sql: `SELECT 'CREATE ROLE ${role} NOSUPERUSER NOBYPASSRLS' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${name})`,
      generates: true,
    },
    { sql: `ALTER ROLE ${role} LOGIN NOCREATEDB NOCREATEROLE PASSWORD ${escapeLiteral(password)}` },
    // Taking these attributes away needs a superuser, so it is tried only where there is something to take.
    {
      sql: `SELECT 'ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS' FROM pg_roles WHERE rolname = ${name} AND (rolsuper OR rolbypassrls)`,
      generates: true,
    },
  ];
}

/** The builtin provider came with version 17; the character type stays the server's, because trigrams depend on it. */
function createDatabaseStatement(database: string, owner: string): Statement {
  const create = `CREATE DATABASE ${escapeIdentifier(database)} OWNER ${owner} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C'`;
  return {
    sql: `SELECT CASE WHEN current_setting('server_version_num')::int >= 170000
  THEN ${escapeLiteral(`${create} LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'`)}
  ELSE ${escapeLiteral(`${create} LOCALE_PROVIDER libc`)} END
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = ${escapeLiteral(database)})`,
    generates: true,
  };
}

function innerStatements(service: string): Statement[] {
  const { owner, app, job } = rolesOf(service);
  return [
    `ALTER SCHEMA public OWNER TO ${owner}`,
    'REVOKE ALL ON SCHEMA public FROM PUBLIC',
    `GRANT USAGE ON SCHEMA public TO ${app}, ${job}`,
    'CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public',
    'CREATE EXTENSION IF NOT EXISTS btree_gin SCHEMA public',
  ].map((sql) => ({ sql }));
}

const asScript = ({ sql, generates }: Statement) => (generates ? `${sql} \\gexec` : `${sql};`);

async function run(client: Client, { sql, generates }: Statement): Promise<void> {
  if (!generates) {
    await client.query(sql);
    return;
  }
  const { rows } = await client.query<string[]>({ text: sql, rowMode: 'array' });
  for (const [statement] of rows) if (statement !== undefined) await client.query(statement);
}

async function requireUtf8(client: Client, database: string): Promise<void> {
  const { rows } = await client.query<{ server_encoding: string }>('SHOW server_encoding');
  if (rows[0]?.server_encoding === 'UTF8') return;
  throw new ConfigError(
    `Database ${database} is encoded in ${rows[0]?.server_encoding}: create it again with ENCODING 'UTF8'.`,
  );
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'partner-commons setup' });
  // A lost connection shows in the next query; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
