import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';

export type MigrationClass = new () => MigrationInterface;

export interface MigrationPlan {
  ownerUrl: string;
  migrations: readonly MigrationClass[];
}

/** Applies what is missing, each migration in its own transaction, and names what was applied. */
export function migrate(plan: MigrationPlan): Promise<string[]> {
  return asOnlyMigrator(plan, async (dataSource) => {
    const applied = await dataSource.runMigrations({ transaction: 'each' });
    // Readiness asks with the app role; only the service's three roles can connect at all.
    await dataSource.query(`GRANT SELECT ON ${table} TO PUBLIC`);
    return applied.map((migration) => migration.name);
  });
}

/** Takes every applied migration back, last first. */
export function undoMigrations(plan: MigrationPlan): Promise<string[]> {
  return asOnlyMigrator(plan, async (dataSource) => {
    const applied = await appliedMigrations(dataSource);
    for (let left = applied.length; left > 0; left--) await dataSource.undoLastMigration({ transaction: 'each' });
    return applied.reverse();
  });
}

/** Migrations that this release knows and the database does not have yet; any of the three roles may ask. */
export async function pendingMigrations(db: Queries, migrations: readonly MigrationClass[]): Promise<string[]> {
  const applied = new Set(await appliedMigrations(db));
  return migrations.map((migration) => new migration().name ?? migration.name).filter((name) => !applied.has(name));
}

type Queries = Pick<DataSource, 'query'>;

const table = 'migration';

async function appliedMigrations(db: Queries): Promise<string[]> {
  const [found] = await db.query('SELECT to_regclass($1) AS name', [table]);
  if (found?.name == null) return [];
  const rows: { name: string }[] = await db.query(`SELECT name FROM ${table} ORDER BY id`);
  return rows.map((row) => row.name);
}

/** The lock belongs to a session of its own, so that a killed migrator frees it (trust.md F14). */
async function asOnlyMigrator<T>(plan: MigrationPlan, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const lock = new Client({ connectionString: plan.ownerUrl, application_name: 'partner-commons migration lock' });
  const dataSource = new DataSource({
    type: 'postgres',
    url: plan.ownerUrl,
    applicationName: 'partner-commons migrate',
    poolSize: 1,
    migrations: [...plan.migrations],
    migrationsTableName: table,
  });
  // A lost connection shows in the next query; without a listener it would end the process.
  lock.on('error', () => undefined);
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock(hashtext('partner-commons migrate'))");
    await dataSource.initialize();
    return await work(dataSource);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await lock.end();
  }
}
