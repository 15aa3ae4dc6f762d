import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(60_000);

let system: TestSystem;
let server: Server;
let answer: RequestListener;
const requests: { ifNoneMatch?: string }[] = [];

const rows = (last: string) =>
  `externalId,type,name\nV-1,entity,Harbour Lights Relief\nV-2,entity,Blue Lake Trading\nV-3,entity,${last}\n`;
const refresh = 'mutation Refresh($input: RefreshListInput!) { refreshList(input: $input) { id state job { state } } }';
const createSource = 'mutation Create($input: CreateListSourceInput!) { createListSource(input: $input) { code url } }';
const hour = 3_600_000;

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push({ ifNoneMatch: request.headers['if-none-match'] });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  system = await startTestSystem({ environment: { SANCTIONS_LIST_HOSTS: origin() } });
}, 60_000);

afterAll(async () => {
  await system?.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const query = async (sql: string, parameters: unknown[] = []) =>
  withClient(system.databases.sanctions.adminUrl, async (client) => (await client.query(sql, parameters)).rows);

interface State {
  inForce: { version: string; confirmedAt: string } | null;
  lastRefresh: {
    id: string;
    state: string;
    message: string | null;
    snapshotId: string | null;
    job: { state: string; error: string | null } | null;
  } | null;
}

async function stateOf(code: string): Promise<State> {
  const caller = await system.as('UNICEF', 'screener');
  const { listSources } = await caller.ok(
    `{ listSources { code inForce { version confirmedAt } lastRefresh { id state message snapshotId job { state error } } } }`,
  );
  return listSources.find((source: { code: string }) => source.code === code);
}

/** Waits until this fetch has ended, and what came of it was judged. */
async function fetched(id: string): Promise<State> {
  return eventually(async () => {
    const state = await stateOf('AGENCY_UNICEF');
    if (state.lastRefresh?.id !== id || state.lastRefresh.state === 'PENDING') throw new Error('still PENDING');
    const pending = await query(`SELECT FROM list_snapshot WHERE state = 'PENDING'`);
    if (pending.length > 0) throw new Error('not judged yet');
    return stateOf('AGENCY_UNICEF');
  }, 20_000);
}

async function refreshNow(): Promise<State> {
  const caller = await system.as('UNICEF', 'screener');
  const { refreshList } = await caller.ok(refresh, { input: { source: 'AGENCY_UNICEF' } });
  expect(refreshList.state).toBe('PENDING');
  return fetched(refreshList.id);
}

test('a source takes an address on a host that the operator allows, and no other (L08)', async () => {
  const admin = await system.as('UNICEF', 'admin');
  const input = {
    name: 'Vendors excluded by UNICEF',
    format: 'AGENCY_CSV',
    legalBasis: 'Supply directive 7',
    plausibleMin: 1,
    plausibleMax: 100,
    refreshHours: 6,
  };
  for (const url of [
    'file:///etc/passwd',
    'http://169.254.169.254/',
    'http://[::1]/',
    'http://2130706433/',
    'https://scsanctions.un.org/',
  ]) {
    expect(await admin.refusal(createSource, { input: { ...input, url } })).toBe(
      'PRECONDITION_FAILED / SOURCE_NOT_ALLOWED',
    );
  }
  answer = (_request, response) => response.writeHead(200, { etag: '"one"' }).end(rows('Third'));
  const url = `${origin()}/list.csv`;
  expect((await admin.ok(createSource, { input: { ...input, url } })).createListSource).toEqual({
    code: 'AGENCY_UNICEF',
    url,
  });
});

test('it is fetched by its schedule, without anybody asking', async () => {
  const state = await eventually(async () => {
    const found = await stateOf('AGENCY_UNICEF');
    if (!found.inForce) throw new Error('not in force yet');
    return found;
  }, 20_000);
  expect(state.lastRefresh).toMatchObject({ state: 'FETCHED', message: null, job: null });
  const [snapshot] = await query(
    'SELECT state, imported_by AS "importedBy", records FROM list_snapshot WHERE id = $1',
    [state.lastRefresh?.snapshotId],
  );
  expect(snapshot).toEqual({ state: 'IN_FORCE', importedBy: 'service:sanctions', records: 3 });
  expect(requests).toHaveLength(1);
});

test('what the server says is unchanged confirms the version in force', async () => {
  const before = await stateOf('AGENCY_UNICEF');
  answer = (request, response) => response.writeHead(request.headers['if-none-match'] === '"one"' ? 304 : 500).end();
  const after = await refreshNow();
  expect(requests.at(-1)).toEqual({ ifNoneMatch: '"one"' });
  expect(after.lastRefresh).toMatchObject({ state: 'UNCHANGED', snapshotId: null, job: { state: 'SUCCEEDED' } });
  expect(after.inForce?.version).toBe(before.inForce?.version);
  expect(Date.parse(after.inForce?.confirmedAt ?? '')).toBeGreaterThan(Date.parse(before.inForce?.confirmedAt ?? ''));
});

test('the same bytes again confirm it too, other bytes replace it', async () => {
  const before = await stateOf('AGENCY_UNICEF');
  answer = (_request, response) => response.end(rows('Third'));
  const same = await refreshNow();
  expect(same.inForce?.version).toBe(before.inForce?.version);
  answer = (_request, response) => response.writeHead(200, { etag: '"two"' }).end(rows('Another'));
  const other = await refreshNow();
  expect(other.inForce?.version).not.toBe(before.inForce?.version);
});

test('a list that is quarantined is asked for again in full: "unchanged" would not confirm the one in force', async () => {
  const before = await stateOf('AGENCY_UNICEF');
  answer = (_request, response) =>
    response.writeHead(200, { etag: '"three"' }).end('externalId,type,name\nV-1,entity,Alone\n');
  const shrunken = await refreshNow();
  expect(shrunken.inForce).toEqual(before.inForce);
  expect(
    await query('SELECT state, reason FROM list_snapshot WHERE id = $1', [shrunken.lastRefresh?.snapshotId]),
  ).toEqual([{ state: 'QUARANTINED', reason: 'SHRUNK' }]);
  answer = (request, response) => response.writeHead(request.headers['if-none-match'] ? 304 : 500).end();
  expect((await refreshNow()).lastRefresh).toMatchObject({ state: 'FAILED' });
  expect(requests.at(-1)).toEqual({ ifNoneMatch: undefined });
});

test.each<[string, RequestListener, RegExp]>([
  [
    'a page that says "not found"',
    (_request, response) => response.end('<!doctype html><html>Not found</html>'),
    /sent html instead of csv/,
  ],
  ['an error', (_request, response) => response.writeHead(503).end(), /status 503/],
  [
    'a redirect to a private address',
    (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    /SOURCE_NOT_ALLOWED/,
  ],
  ['nothing', (_request, response) => response.end(), /sent nothing/],
])('%s is told on the source, and the version in force stays', async (_case, listener, expected) => {
  const before = await stateOf('AGENCY_UNICEF');
  answer = listener;
  const after = await refreshNow();
  expect(after.inForce).toEqual(before.inForce);
  expect(after.lastRefresh).toMatchObject({
    state: 'FAILED',
    message: expect.stringMatching(expected),
    snapshotId: null,
  });
  expect(after.lastRefresh?.job).toMatchObject({ state: 'FAILED', error: expect.stringMatching(expected) });
});

test('after a failure it is tried again within an hour or so, after a success by its schedule', async () => {
  answer = (_request, response) => response.end(rows('Another'));
  const failed = await stateOf('AGENCY_UNICEF');
  expect(failed.lastRefresh?.state).toBe('FAILED');
  await system.travel(hour);
  const again = await eventually(async () => {
    const state = await stateOf('AGENCY_UNICEF');
    if (state.lastRefresh?.state !== 'FETCHED') throw new Error('not fetched yet');
    return state;
  }, 20_000);
  const count = requests.length;
  await system.travel(5 * hour);
  expect((await stateOf('AGENCY_UNICEF')).lastRefresh?.id).toBe(again.lastRefresh?.id);
  expect(requests).toHaveLength(count);
});

test('who may not import a list does not have it fetched, and what comes by file alone is refused', async () => {
  const input = { source: 'AGENCY_UNICEF' };
  for (const [agency, subject] of [
    ['UNHCR', 'officer'],
    ['WFP', 'reader'],
    ['PARTNER_USERS', 'director'],
  ] as const) {
    expect(await (await system.as(agency, subject)).refusal(refresh, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
  }
  expect(await (await system.as('UNHCR', 'admin')).refusal(refresh, { input })).toBe('NOT_FOUND');
  const importer = await system.as('UNICEF', 'screener');
  expect(await importer.refusal(refresh, { input: { source: 'AGENCY_NOBODY' } })).toBe('NOT_FOUND');
  for (const source of ['WORLD_BANK', 'UNSC']) {
    expect(await importer.refusal(refresh, { input: { source } })).toBe('PRECONDITION_FAILED / SOURCE_NOT_ALLOWED');
  }
});

test('one fetch of a source at a time', async () => {
  let release = () => {};
  answer = (_request, response) => {
    release = () => response.end(rows('Another'));
  };
  const importer = await system.as('UNICEF', 'screener');
  const { refreshList } = await importer.ok(refresh, { input: { source: 'AGENCY_UNICEF' } });
  expect(await importer.refusal(refresh, { input: { source: 'AGENCY_UNICEF' } })).toBe('CONFLICT / ALREADY_RUNNING');
  await eventually(() => {
    release();
    return fetched(refreshList.id);
  }, 20_000);
});
