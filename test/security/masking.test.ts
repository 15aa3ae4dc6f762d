import { setTimeout as sleep } from 'node:timers/promises';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { Client } from 'pg';
import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';

/** trust.md G17 on the whole system: real failures are forced in the databases, and nothing of them may get out. */

const addPartner = `mutation { addPartner(input: {
  legalName: "Baraka Water Trust", primaryType: NATIONAL_NGO, countryOfOrigin: "KE" }) { id } }`;
const searchPartners =
  '{ searchPartners(first: 5) { totalCount edges { node { legalName standing version createdAt } } } }';
const hits = '{ hits(first: 5) { edges { node { features { name } } } } }';
const kpiDefinitions = '{ kpiDefinitions(first: 5) { edges { node { code version } } } }';
const listSources = '{ listSources { code binding } }';
const secret = 'hunter2-of-the-test';

let system: TestSystem;
let officer: Caller;
let screener: Caller;
let admins: Record<ServiceName, Client>;

beforeAll(async () => {
  system = await startTestSystem({ subgraphTimeout: 5_000 });
  officer = await system.as('UNHCR', 'officer');
  screener = await system.as('UNICEF', 'screener');
  const opened = serviceNames.map(async (name) => {
    const client = new Client({ connectionString: system.databases[name].adminUrl });
    await client.connect();
    return [name, client] as const;
  });
  admins = Object.fromEntries(await Promise.all(opened)) as Record<ServiceName, Client>;
});
afterAll(async () => {
  await Promise.all(Object.values(admins).map((client) => client.end()));
  await system.stop();
});

interface Reply {
  status: number;
  headers: Headers;
  text: string;
}

async function post(query: string, caller: Caller): Promise<Reply> {
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${caller.token}` },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Everything of ours that a response could give away by accident. */
function innerFacts(): string[] {
  const urls = serviceNames.flatMap((name) =>
    Object.values(system.databases[name]).filter((url) => typeof url === 'string'),
  );
  const ofUrls = urls
    .map((url) => new URL(url))
    .flatMap((url) => [url.host, url.hostname, url.username, url.password, url.pathname.slice(1)]);
  const ofEnvironment = Object.values(process.env).filter((value) => value !== undefined && value.length >= 6);
  const port = new URL(system.databases.registry.appUrl).port;
  return [...new Set([...ofUrls, ...ofEnvironment, `:${port}`, secret, process.cwd(), __dirname])].filter(
    (fact) => fact !== undefined && fact !== '',
  ) as string[];
}

const traces = [
  /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|ALTER|LOCK)\b/,
  /\brelation\b|\bcolumn\b|\bconstraint\b|\bpermission denied\b|\bconnection\b|SQLSTATE|ECONN|postgres/i,
  /\bat \S+ \(|node_modules|\.[jt]s\b|\/src\//,
  /TypeError|RangeError|QueryFailedError|iterable|cannot represent|Cannot return null|is not a function|undefined/,
];

function expectMasked({ status, headers, text }: Reply): void {
  const everything = `${text}\n${[...headers].join('\n')}`;
  expect(innerFacts().filter((fact) => everything.includes(fact))).toEqual([]);
  for (const trace of traces) expect(text).not.toMatch(trace);
  expect(headers.get('content-type')).toMatch(/json/);
  const { errors } = JSON.parse(text);
  expect(errors.length).toBeGreaterThan(0);
  for (const { extensions, path } of errors) {
    expect(['INTERNAL', 'UNAVAILABLE']).toContain(extensions.code);
    expect(extensions.requestId).toBe(headers.get('x-request-id'));
    if (status === 200) expect(path.length).toBeGreaterThan(0);
  }
}

interface Failure {
  name: string;
  service: ServiceName;
  breaks: string[];
  mends: string[];
  query: string;
}

const rename = (service: ServiceName, table: string, query: string): Failure => ({
  name: `the table ${table} is gone`,
  service,
  breaks: [`ALTER TABLE ${table} RENAME TO ${table}_hidden`],
  mends: [`ALTER TABLE ${table}_hidden RENAME TO ${table}`],
  query,
});

/** A statement that fails in the database with this SQLSTATE and a message full of what nobody may read. */
const raise = (state: string): Failure => ({
  name: `the database says ${state}`,
  service: 'registry',
  breaks: [
    `CREATE FUNCTION forced_failure() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       RAISE EXCEPTION 'connect postgres://registry_app:${secret}@10.1.2.3:5432 failed in INSERT INTO partner'
         USING ERRCODE = '${state}', DETAIL = '/srv/app/src/secret.ts:12:3', HINT = 'at Object.run (secret.ts:1)';
     END $$`,
    'CREATE TRIGGER forced BEFORE INSERT ON partner FOR EACH ROW EXECUTE FUNCTION forced_failure()',
  ],
  mends: ['DROP TRIGGER forced ON partner', 'DROP FUNCTION forced_failure()'],
  query: addPartner,
});

const states =
  '40001 40P01 53100 53200 53300 57014 57P01 58030 XX000 XX001 23502 23503 23505 23514 22001 22P02 42501 P0001';

/** A row as no code of ours would write it. */
const spoil = (name: string, change: Omit<Failure, 'name'>): Failure => ({ name, ...change });

const partnerColumn = (column: string, type: string, wrong: string): Omit<Failure, 'name'> => ({
  service: 'registry',
  breaks: [
    `ALTER TABLE partner RENAME COLUMN ${column} TO ${column}_kept`,
    `ALTER TABLE partner ADD COLUMN ${column} ${type} DEFAULT ${wrong}`,
  ],
  mends: [`ALTER TABLE partner DROP COLUMN ${column}`, `ALTER TABLE partner RENAME COLUMN ${column}_kept TO ${column}`],
  query: searchPartners,
});

const failures: Failure[] = [
  ...states.split(' ').map(raise),
  rename('registry', 'partner', searchPartners),
  rename('registry', 'agency', '{ agencies { code } }'),
  rename('registry', 'outbox_event', addPartner),
  rename('registry', 'audit_event', addPartner),
  rename('sanctions', 'list_source', listSources),
  rename('performance', 'kpi_definition', kpiDefinitions),
  rename('assessments', 'assessment', '{ searchPartners(first: 5) { edges { node { assessments { totalCount } } } } }'),
  spoil('a column is gone', {
    service: 'registry',
    breaks: ['ALTER TABLE partner RENAME COLUMN sort_name TO sort_name_kept'],
    mends: ['ALTER TABLE partner RENAME COLUMN sort_name_kept TO sort_name'],
    query: searchPartners,
  }),
  spoil('a right is taken away', {
    service: 'registry',
    breaks: ['REVOKE SELECT ON agency FROM registry_app'],
    mends: ['GRANT SELECT ON agency TO registry_app'],
    query: '{ agencies { code } }',
  }),
  spoil('a version is null', partnerColumn('version', 'integer', 'NULL')),
  spoil('a version is beyond 32 bits', partnerColumn('version', 'bigint', '99999999999')),
  spoil('a state is none of ours', partnerColumn('standing', 'text', "'postgres://nowhere'")),
  spoil('a time is infinite', partnerColumn('created_at', 'timestamptz', "'infinity'")),
  spoil('JSON holds another shape', {
    service: 'sanctions',
    breaks: [
      `SET session_replication_role = replica`,
      `INSERT INTO hit VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, 'A', 'ALIAS', 'A',
         '{"features": 7}', 'OBSOLETE', now(), now(), 'x', 'x', gen_random_uuid())`,
    ],
    mends: ['DELETE FROM hit', 'SET session_replication_role = DEFAULT'],
    query: hits,
  }),
  spoil('a rule of row-level security fails', {
    service: 'sanctions',
    breaks: [
      `ALTER POLICY hit_read ON hit USING (1 / (length(current_user) - length('sanctions_app')) > 0)`,
      `SET session_replication_role = replica`,
      `INSERT INTO hit VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, 'A', 'ALIAS', 'A',
         '[]', 'OBSOLETE', now(), now(), 'x', 'x', gen_random_uuid())`,
    ],
    mends: [
      'DELETE FROM hit',
      'SET session_replication_role = DEFAULT',
      `ALTER POLICY hit_read ON hit USING ((SELECT viewer_agency()) IS NOT NULL
         AND (SELECT viewer_has_role(VARIADIC ARRAY['SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR'])))`,
    ],
    query: hits,
  }),
];

async function runAll(service: ServiceName, statements: string[]): Promise<void> {
  for (const statement of statements) await admins[service].query(statement);
}

const callerOf = ({ query }: Failure) => (query === hits ? screener : officer);

test('there are thirty kinds at least, and every query is answered while nothing is broken', async () => {
  expect(failures.length).toBeGreaterThanOrEqual(30);
  for (const failure of failures) {
    const { text } = await post(failure.query, callerOf(failure));
    expect(JSON.parse(text).errors).toBeUndefined();
  }
});

test.each(failures.map((failure) => [failure.name, failure] as const))('%s', async (_, failure) => {
  await runAll(failure.service, failure.breaks);
  try {
    expectMasked(await post(failure.query, callerOf(failure)));
  } finally {
    await runAll(failure.service, failure.mends);
  }
});

const others = `FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;

describe('while a lock hangs', () => {
  /** Runs while nobody else can read the partners. */
  async function whileLocked(act: (pending: Promise<Reply>) => Promise<void>): Promise<Reply> {
    const holder = new Client({ connectionString: system.databases.registry.adminUrl });
    await holder.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('LOCK TABLE partner IN ACCESS EXCLUSIVE MODE');
      const pending = post(searchPartners, officer);
      await act(pending);
      return await pending;
    } finally {
      await holder.query('ROLLBACK');
      await holder.end();
    }
  }

  const waiting = () =>
    eventually(async () => {
      const { rows } = await admins.registry.query(
        `SELECT pid ${others} AND wait_event_type = 'Lock' AND query LIKE '%RosterSearchRepository%'`,
      );
      if (rows.length === 0) throw new Error('nobody waits');
    });

  test.each(['pg_terminate_backend', 'pg_cancel_backend'])('%s of the waiting one', async (stop) => {
    const reply = await whileLocked(async () => {
      await waiting();
      await admins.registry.query(`SELECT ${stop}(pid) ${others} AND wait_event_type = 'Lock'`);
    });
    expectMasked(reply);
  });

  test('nobody ends it: the gateway gives up after its timeout of 5 s', async () => {
    const started = performance.now();
    const reply = await whileLocked(async (pending) => {
      await pending;
    });
    // Sooner than the database would give up.
    expect(performance.now() - started).toBeLessThan(14_000);
    expectMasked(reply);
    expect(JSON.parse(reply.text).errors[0].extensions).toMatchObject({
      code: 'UNAVAILABLE',
      reason: 'SUBGRAPH_UNAVAILABLE',
    });
  });
});

test('the database takes no connections: fields, files and readiness say nothing of it', async () => {
  const admin = await system.as('UNHCR', 'admin');
  const bytes = Buffer.from('a,b\n');
  const { createRegistryUpload: upload } = await admin.ok(
    `mutation { createRegistryUpload(input: { kind: "PARTNER_FILE", name: "a.csv", size: ${bytes.length}, sha256: "${'0'.repeat(64)}" }) { url } }`,
  );
  const { rows } = await admins.registry.query('SELECT quote_ident(current_database()) AS name');
  await admins.registry.query(`ALTER DATABASE ${rows[0].name} CONNECTION LIMIT 0`);
  try {
    await admins.registry.query(`SELECT pg_terminate_backend(pid) ${others}`);
    await sleep(100);
    expectMasked(await post(searchPartners, officer));
    expectMasked(await post(addPartner, officer));
    const file = await fetch(upload.url, { method: 'PUT', body: new Uint8Array(bytes) });
    expect(file.status).toBeGreaterThanOrEqual(500);
    expectMasked({ status: file.status, headers: file.headers, text: await file.text() });
    const ready = await fetch(`${system.url}/readyz`);
    expect({ status: ready.status, body: await ready.json() }).toEqual({
      status: 503,
      body: { ready: false, failing: ['database'], draining: false },
    });
  } finally {
    await admins.registry.query(`ALTER DATABASE ${rows[0].name} CONNECTION LIMIT -1`);
  }
});

test('afterwards everything is answered again', async () => {
  for (const failure of failures) {
    await eventually(async () => {
      const { text } = await post(failure.query, callerOf(failure));
      if (JSON.parse(text).errors) throw new Error(text);
    });
  }
});
