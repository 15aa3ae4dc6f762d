import { rolesOf } from '@partner-commons/platform/database-setup';
import { newId } from '@partner-commons/platform/id';
import { queueSchema } from '@partner-commons/platform/jobs/jobs.tables';
import { serviceNames } from '@partner-commons/platform/service';
import { publicViewer, roles } from '@partner-commons/platform/viewer';
import { Client } from 'pg';
import { confidentialTables } from '../support/confidential-tables';
import type { ConfidentialTable } from '../support/confidential-tables/confidential-table';
import { cloneDatabase, type TestDatabase, withClient } from '../support/databases';

/** Queries that answer with what breaks a rule of trust.md Z05; the queue's schema belongs to its library. */
const exceptions: Record<string, string> = {
  'row-level security is enabled but not forced, or forced but not enabled': `
    SELECT relname FROM pg_class c WHERE ${inOurSchemas('c.relnamespace')} AND relrowsecurity <> relforcerowsecurity`,
  'row-level security without any policy': `
    SELECT relname FROM pg_class c WHERE ${inOurSchemas('c.relnamespace')} AND relrowsecurity
    AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)`,
  'a policy without row-level security does nothing': `
    SELECT relname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
    WHERE ${inOurSchemas('c.relnamespace')} AND NOT relrowsecurity`,
  'the roles of requests and jobs own something, are superusers, bypass row-level security, or are members of another role': `
    SELECT rolname FROM pg_roles r WHERE rolname IN (:app, :job)
    AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb
         OR EXISTS (SELECT FROM pg_class WHERE relowner = r.oid)
         OR EXISTS (SELECT FROM pg_proc WHERE proowner = r.oid)
         OR EXISTS (SELECT FROM pg_namespace WHERE nspowner = r.oid)
         OR EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid))`,
  'a relation that the owner role does not own': `
    SELECT relname FROM pg_class c WHERE ${inOurSchemas('c.relnamespace')} AND pg_get_userbyid(relowner) <> :owner`,
  'a view that asks with the rights of its owner': `
    SELECT relname FROM pg_class c WHERE ${inOurSchemas('c.relnamespace')} AND (relkind = 'm'
      OR relkind = 'v' AND NOT 'security_invoker=true' = ANY (coalesce(reloptions, '{}')))`,
  'a SECURITY DEFINER function without a search_path, or one that a caller can put objects into': `
    SELECT proname FROM pg_proc p WHERE ${inOurSchemas('p.pronamespace')} AND prosecdef
    AND NOT EXISTS (SELECT FROM unnest(proconfig) AS setting
                    WHERE setting LIKE 'search_path=%' AND setting NOT LIKE '%public%' AND setting LIKE '%pg_temp')`,
  'a SECURITY DEFINER function that everybody may run': `
    SELECT proname FROM pg_proc p WHERE ${inOurSchemas('p.pronamespace')} AND prosecdef
    AND EXISTS (SELECT FROM aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE grantee = 0)`,
  'somebody else than the owner may change or empty the audit record, or set triggers on it': `
    SELECT pg_get_userbyid(g.grantee) || ' ' || g.privilege_type FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) g
    WHERE c.oid = 'audit_event'::regclass AND g.grantee <> c.relowner AND g.privilege_type NOT IN ('SELECT', 'INSERT')
    UNION ALL SELECT attname FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) g
    WHERE a.attrelid = 'audit_event'::regclass AND g.privilege_type = 'UPDATE'`,
  'the roles of requests and jobs may create objects': `
    SELECT nspname FROM pg_namespace n JOIN pg_roles r ON r.rolname IN (:app, :job)
    WHERE ${inOurSchemas('n.oid')} AND has_schema_privilege(r.oid, n.oid, 'CREATE')`,
};

function inOurSchemas(oid: string): string {
  return `${oid} IN (SELECT oid FROM pg_namespace
    WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', '${queueSchema}'))
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = ${oid.split('.')[0]}.oid AND d.deptype = 'e')`;
}

async function findExceptions(admin: Client, service: string, sql: string): Promise<string[]> {
  const owners = rolesOf(service);
  const text = sql.replace(/:(owner|app|job)\b/g, (_, role: keyof typeof owners) => admin.escapeLiteral(owners[role]));
  return (await admin.query<string[]>({ text, rowMode: 'array' })).rows.map(([name]) => String(name));
}

describe.each(serviceNames)('Z05 in the catalogue of %s', (service) => {
  let database: TestDatabase;
  const find = (sql: string) => withClient(database.adminUrl, (admin) => findExceptions(admin, service, sql));

  beforeAll(async () => {
    database = await cloneDatabase(service);
  });

  afterAll(() => database?.drop());

  test.each(Object.entries(exceptions))('no exception: %s', async (_rule, sql) => {
    expect(await find(sql)).toEqual([]);
  });

  test('row-level security is on exactly the tables that are listed as confidential', async () => {
    const secured = await find(
      `SELECT relname FROM pg_class c WHERE ${inOurSchemas('c.relnamespace')} AND relrowsecurity`,
    );
    const listed = confidentialTables.filter((entry) => entry.service === service).map(({ table }) => table);
    expect(secured.sort()).toEqual(listed.sort());
  });

  test('I08: nobody but the owner can change, delete or empty the audit record', async () => {
    await withClient(database.adminUrl, async (admin) => {
      for (const entry of confidentialTables.filter((one) => one.service === service)) await putSample(admin, entry);
    });
    const statements = [
      "UPDATE public.audit_event SET actor = 'x'",
      'DELETE FROM public.audit_event',
      'TRUNCATE public.audit_event',
    ];
    const { app, job } = rolesOf(service);
    // The last one has no rights on this database at all, as a role that an operator adds.
    for (const role of [app, job, 'platform_app']) {
      for (const statement of statements) {
        const attempt = withClient(database.adminUrl, async (admin) => {
          await admin.query(`SET SESSION AUTHORIZATION ${role}`);
          await admin.query('BEGIN');
          await admin.query(setViewer, [JSON.stringify(confidentialTables[0]?.reader)]);
          return admin.query(statement);
        });
        await expect(attempt).rejects.toThrow(/permission denied/);
      }
    }
    // FORCE binds the owner too: for want of a policy its statements find no row.
    const owner = await withClient(database.ownerUrl, (client) => client.query('DELETE FROM audit_event'));
    expect(owner.rowCount).toBe(0);
  });
});

describe('Z05: the catalogue test notices', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await cloneDatabase('registry');
  });

  afterAll(() => database?.drop());

  test.each([
    ['ALTER TABLE audit_event NO FORCE ROW LEVEL SECURITY', 'audit_event'],
    ['ALTER TABLE partner ENABLE ROW LEVEL SECURITY; ALTER TABLE partner FORCE ROW LEVEL SECURITY', 'partner'],
    ['CREATE POLICY idle ON partner USING (true)', 'partner'],
    ['CREATE VIEW leak AS SELECT * FROM audit_event', 'leak'],
    ["CREATE FUNCTION leak() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'", 'leak'],
    ['GRANT UPDATE (actor) ON audit_event TO registry_app', 'actor'],
    ['GRANT TRUNCATE ON audit_event TO registry_job', 'registry_job TRUNCATE'],
    ['GRANT CREATE ON SCHEMA public TO registry_app', 'public'],
  ])('%s', async (change, expected) => {
    const found = await withClient(database.adminUrl, async (admin) => {
      await admin.query('BEGIN; SET LOCAL ROLE registry_owner');
      await admin.query(change);
      const names: string[] = [];
      for (const sql of Object.values(exceptions)) names.push(...(await findExceptions(admin, 'registry', sql)));
      // The connection ends here and takes the change back.
      return names;
    });
    expect(found).toContain(expected);
  });
});

const everyRole = roles.map((role) => ({ role, office: null }));
const setViewer = `SELECT set_config('commons.viewer', $1, true)`;

/** Viewers that must see nothing: not set, emptied by an earlier SET LOCAL, unknown, incomplete or broken. */
const strangers: Record<string, string | null> = {
  'no viewer': null,
  "the viewer ''": '',
  'a viewer of an unknown agency': JSON.stringify({ ...publicViewer, kind: 'AGENCY', agency: 'NOBODY' }),
  'the agency ""': JSON.stringify({ ...publicViewer, kind: 'AGENCY', agency: '', roles: [] }),
  'no agency but every role': JSON.stringify({ ...publicViewer, kind: 'AGENCY', roles: everyRole }),
  'PUBLIC with every role': JSON.stringify({ ...publicViewer, agency: 'UNHCR', roles: everyRole }),
  'a partner with every role': JSON.stringify({
    ...publicViewer,
    kind: 'PARTNER',
    partnerId: '01890a5d-ac96-774b-bcce-b302099a8057',
    roles: everyRole,
  }),
  'an empty object': '{}',
  'a JSON null': 'null',
  'no JSON': 'UNHCR',
};

describe.each(serviceNames)('Z06 in %s', (service) => {
  let database: TestDatabase;
  let admin: Client;
  let app: Client;
  /** Where no transaction ever sets a viewer: afterwards the setting would be empty and not absent. */
  let untouched: Client;

  beforeAll(async () => {
    database = await cloneDatabase(service);
    [admin, app, untouched] = await Promise.all([
      connect(database.adminUrl),
      connect(database.appUrl),
      connect(database.appUrl),
    ]);
  });

  afterAll(async () => {
    await Promise.all([admin?.end(), app?.end(), untouched?.end()]);
    await database?.drop();
  });

  describe.each(confidentialTables.filter((entry) => entry.service === service))('Z06: $table of $service', (entry) => {
    let sample: Sample;

    beforeAll(async () => {
      sample = await putSample(admin, entry);
    });

    // So that each table is looked at in a world that holds its own sample only.
    afterAll(() => sample && takeSample(admin, sample));

    async function countAs(viewer: string | null) {
      const connection = viewer === null ? untouched : app;
      await connection.query('BEGIN');
      try {
        if (viewer !== null) await connection.query(setViewer, [viewer]);
        return (await connection.query(`SELECT 1 FROM ${entry.table}`)).rowCount;
      } finally {
        await connection.query('ROLLBACK');
      }
    }

    test('shows its row to the one it is for', async () => {
      expect(await countAs(JSON.stringify(entry.reader))).toBe(1);
    });

    test.each(Object.entries(strangers))('shows nothing to %s', async (_name, viewer) => {
      const seen = await countAs(viewer).catch((error: Error) => error.message);
      expect([
        0,
        expect.stringMatching(/no viewer is set|invalid input syntax for type json|cannot extract elements/),
      ]).toContainEqual(seen);
    });

    test('shows nothing after the transaction of the one it is for', async () => {
      await app.query('BEGIN');
      await app.query(setViewer, [JSON.stringify(entry.reader)]);
      await app.query('COMMIT');
      await expect(app.query(`SELECT 1 FROM ${entry.table}`)).rejects.toThrow('no viewer is set');
    });

    test('shows nothing of another agency, or partner, to the same role of this one', async () => {
      const { kind } = entry.reader;
      const other = { ...entry.reader, ...(kind === 'PARTNER' ? { partnerId: newId() } : { agency: 'WFP' }) };
      expect(await countAs(JSON.stringify(other))).toBe(entry.forAllAgencies ? 1 : 0);
      expect(await countAs(JSON.stringify({ ...other, roles: [] }))).toBe(0);
    });
  });
});

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

interface Sample {
  /** The transaction that wrote it. */
  writtenBy: string;
  tables: string[];
}

/** As superuser, whom row-level security does not bind; `replica` switches foreign keys off. */
async function putSample(admin: Client, { sample: { sql, values } }: ConfidentialTable): Promise<Sample> {
  await admin.query('SET session_replication_role = replica');
  await admin.query('BEGIN');
  await admin.query(sql, values);
  const { rows } = await admin.query('SELECT pg_current_xact_id()::xid::text AS id');
  await admin.query('COMMIT');
  return { writtenBy: rows[0].id, tables: [...sql.matchAll(/INSERT INTO (\w+)/g)].map(([, name = '']) => name) };
}

async function takeSample(admin: Client, { writtenBy, tables }: Sample): Promise<void> {
  let taken = 0;
  for (const table of new Set(tables)) {
    const { rowCount } = await admin.query(`DELETE FROM ${table} WHERE xmin::text = $1`, [writtenBy]);
    taken += rowCount ?? 0;
  }
  if (taken < tables.length) throw new Error(`${taken} of ${tables.length} rows were taken back.`);
}
