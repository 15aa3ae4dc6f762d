import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate, undoMigrations } from '@partner-commons/platform/migrate';
import { serviceNames } from '@partner-commons/platform/service';
import { migrationsOf } from '../../scripts/migrations';
import { readSchema } from '../support/catalogue';
import { cloneDatabase, type TestDatabase, withClient } from '../support/databases';

describe.each(serviceNames)('the schema of %s', (service) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await cloneDatabase(service);
  });

  afterAll(() => database?.drop());

  test('is what schema.sql shows', async () => {
    const committed = readFileSync(join(__dirname, `../../services/${service}/schema.sql`), 'utf8');
    expect(committed).toBe(await readSchema(database.adminUrl));
  });

  test('is the same after every migration was taken back and applied again', async () => {
    const before = await readSchema(database.adminUrl);
    const plan = { ownerUrl: database.ownerUrl, migrations: migrationsOf[service] };
    expect(await undoMigrations(plan)).toHaveLength(plan.migrations.length);
    expect(await tablesOf(database)).toEqual(['migration']);
    await migrate(plan);
    expect(await readSchema(database.adminUrl)).toBe(before);
  });
});

const tablesOf = (database: TestDatabase) =>
  withClient(database.adminUrl, async (admin) => {
    const sql = `SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ('public', 'job') AND relkind IN ('r', 'p', 'v', 'S') AND relname <> 'migration_id_seq'`;
    return (await admin.query<{ relname: string }>(sql)).rows.map(({ relname }) => relname);
  });
