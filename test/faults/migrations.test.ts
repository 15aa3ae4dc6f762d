import { rolesOf, setUpDatabases, withDatabase } from '@partner-commons/platform/database-setup';
import type { EmbeddedPostgres } from '@partner-commons/platform/embedded-postgres/start';
import { migrate, pendingMigrations, undoMigrations } from '@partner-commons/platform/migrate';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { platformDatabase, type TestDatabase, withClient } from '../support/databases';
import { startThrowAwayServer } from '../support/throw-away-server';

class First1760000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Long enough that a second migrator without the lock would start the same migration.
    await runner.query('SELECT pg_sleep(0.2)');
    await runner.query('CREATE TABLE first_step (n int)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE first_step');
  }
}

class Second1760000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE second_step AS SELECT n FROM first_step');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE second_step');
  }
}

class Failing1760000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half_done (n int)');
    await runner.query('SELECT 1 / 0');
  }
  async down(): Promise<void> {}
}

const migrations = [First1760000000001, Second1760000000002];

describe('F14: migrations', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await platformDatabase([]);
  });

  afterEach(() => database.drop());

  test('three starters at once apply each migration once', async () => {
    const plan = { ownerUrl: database.ownerUrl, migrations };
    const applied = await Promise.all([migrate(plan), migrate(plan), migrate(plan)]);
    expect(applied.flat().sort()).toEqual(['First1760000000001', 'Second1760000000002']);
  });

  test('a migration that fails leaves nothing of itself, keeps the ones before, and is repeated later', async () => {
    const plan = { ownerUrl: database.ownerUrl, migrations: [...migrations, Failing1760000000003] };
    await expect(migrate(plan)).rejects.toThrow('division by zero');
    expect(await tables()).toEqual(['first_step', 'migration', 'second_step']);
    await expect(migrate(plan)).rejects.toThrow('division by zero');
  });

  test('the app role sees what is pending; up, down and up again', async () => {
    const app = await new DataSource({ type: 'postgres', url: database.appUrl }).initialize();
    try {
      expect(await pendingMigrations(app, migrations)).toEqual(['First1760000000001', 'Second1760000000002']);
      await migrate({ ownerUrl: database.ownerUrl, migrations: [First1760000000001] });
      expect(await pendingMigrations(app, migrations)).toEqual(['Second1760000000002']);
      await migrate({ ownerUrl: database.ownerUrl, migrations });
      expect(await pendingMigrations(app, migrations)).toEqual([]);
    } finally {
      await app.destroy();
    }
    const undone = await undoMigrations({ ownerUrl: database.ownerUrl, migrations });
    expect(undone).toEqual(['Second1760000000002', 'First1760000000001']);
    expect(await tables()).toEqual(['migration']);
    expect(await migrate({ ownerUrl: database.ownerUrl, migrations })).toHaveLength(2);
  });

  async function tables(): Promise<string[]> {
    const sql = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename";
    return withClient(database.adminUrl, async (client) => (await client.query(sql)).rows.map((row) => row.tablename));
  }
});

describe('database setup on a server of the operator', () => {
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    server = await startThrowAwayServer();
  });

  afterAll(() => server.stop());

  test('an administrator without superuser rights is enough, and repeating changes nothing', async () => {
    await withClient(server.adminUrl, (admin) =>
      admin.query("CREATE ROLE lesser LOGIN CREATEROLE CREATEDB PASSWORD 'lesser'"),
    );
    const url = new URL(server.adminUrl);
    url.username = 'lesser';
    url.password = 'lesser';
    const setup = { adminUrl: url.toString(), services: ['one', 'two'] as const, passwordOf: server.passwordOf };
    const urls = await setUpDatabases(setup);
    const before = await catalogue();
    expect(await setUpDatabases(setup)).toEqual(urls);
    expect(await catalogue()).toEqual(before);
    await expect(withClient(urls.one.appUrl, (app) => app.query('CREATE TABLE mine (n int)'))).rejects.toThrow(
      'denied',
    );
    const stranger = new URL(urls.two.appUrl);
    stranger.pathname = '/one';
    await expect(withClient(stranger.toString(), (app) => app.query('SELECT 1'))).rejects.toThrow('permission denied');
  });

  test('rights that somebody gave to a role of ours are taken back', async () => {
    await setUpDatabases({ adminUrl: server.adminUrl, services: ['three'], passwordOf: server.passwordOf });
    const { app } = rolesOf('three');
    await withClient(server.adminUrl, (admin) => admin.query(`ALTER ROLE ${app} SUPERUSER BYPASSRLS CREATEDB`));
    await setUpDatabases({ adminUrl: server.adminUrl, services: ['three'], passwordOf: server.passwordOf });
    const roles = await withClient(server.adminUrl, (admin) =>
      admin.query('SELECT rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = $1', [app]),
    );
    expect(roles.rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false }]);
  });

  async function catalogue(): Promise<unknown[]> {
    const sql = `SELECT (SELECT json_agg(d ORDER BY datname) FROM (SELECT datname, datacl, datcollate, encoding FROM pg_database) d) AS databases,
      (SELECT json_agg(r ORDER BY rolname) FROM pg_roles r) AS roles, (SELECT json_agg(n ORDER BY nspname) FROM pg_namespace n) AS schemas`;
    return withClient(withDatabase(server.adminUrl, 'one'), async (client) => (await client.query(sql)).rows);
  }
});
