import { openDatabase } from '@partner-commons/platform/database';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import type { DataSource, EntityMetadata } from 'typeorm';
import { cloneDatabase, type TestDatabase, withClient } from '../support/databases';
import { entitiesOf } from '../support/entities';

interface Column {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
}

const describeColumn = ({ name, type, nullable }: Column) => `${name} ${type}${nullable ? '' : ' NOT NULL'}`;

/** What the entities say of a table and the database does not, and the other way round; empty when they agree. */
async function findDrift(service: ServiceName, { appUrl, adminUrl }: TestDatabase): Promise<string[]> {
  const dataSource = await openDatabase({
    url: appUrl,
    applicationName: 'drift',
    entities: entitiesOf[service],
    poolSize: 1,
  });
  try {
    const actual = await withClient(adminUrl, async (admin) => (await admin.query<Column>(actualColumns)).rows);
    return dataSource.entityMetadatas.flatMap((entity) => compare(entity, dataSource, actual));
  } finally {
    await dataSource.destroy();
  }
}

function compare(entity: EntityMetadata, { driver }: DataSource, all: Column[]): string[] {
  const table = entity.tableName;
  const actual = all.filter((column) => column.table === table).map(describeColumn);
  if (actual.length === 0) return [`${table}: no such table`];
  const declared = entity.columns.map((column) =>
    describeColumn({
      table,
      name: column.databaseName,
      type: fullType(driver.normalizeType(column), column),
      nullable: column.isNullable,
    }),
  );
  return [
    ...declared
      .filter((column) => !actual.includes(column))
      .map((column) => `${table}: not in the database: ${column}`),
    ...actual.filter((column) => !declared.includes(column)).map((column) => `${table}: not in the entity: ${column}`),
  ];
}

interface Size {
  precision?: number | null;
  scale?: number;
  isArray: boolean;
}

function fullType(type: string, { precision, scale, isArray }: Size): string {
  const size = precision == null ? '' : `(${scale === undefined ? precision : `${precision},${scale}`})`;
  return `${type}${size}${isArray ? '[]' : ''}`;
}

const actualColumns = `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped`;

describe.each(serviceNames)('entities of %s', (service) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await cloneDatabase(service);
  });

  afterAll(() => database?.drop());

  test('say what the migrated database has', async () => {
    expect(entitiesOf[service].length).toBeGreaterThan(0);
    expect(await findDrift(service, database)).toEqual([]);
  });
});

describe('the comparison notices', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await cloneDatabase('registry');
  });

  afterEach(() => database.drop());

  test.each([
    [
      'ALTER TABLE partner RENAME COLUMN website TO site',
      ['partner: not in the database: website text', 'partner: not in the entity: site text'],
    ],
    [
      'ALTER TABLE partner ALTER COLUMN website SET NOT NULL',
      ['partner: not in the database: website text', 'partner: not in the entity: website text NOT NULL'],
    ],
    [
      'ALTER TABLE partner ALTER COLUMN version TYPE bigint',
      ['partner: not in the database: version integer NOT NULL', 'partner: not in the entity: version bigint NOT NULL'],
    ],
    ['ALTER TABLE partner ADD COLUMN forgotten text', ['partner: not in the entity: forgotten text']],
    ['ALTER TABLE agency RENAME TO agencies', ['agency: no such table']],
  ])('%s', async (change, expected) => {
    await withClient(database.ownerUrl, (owner) => owner.query(change));
    expect(await findDrift('registry', database)).toEqual(expected);
  });
});
