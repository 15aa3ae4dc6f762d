import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { importFile, list2018, list2026, sampleFile } from './lists';

jest.setTimeout(60_000);

let system: TestSystem;
let screener: Caller;
let admin: Caller;

const day = 86_400_000;
const query = async (sql: string, parameters: unknown[] = []) =>
  withClient(system.databases.sanctions.adminUrl, async (client) => (await client.query(sql, parameters)).rows);

const readSources = `{ listSources { code binding formats agency legalBasis licence url refreshHours maxAgeHours isStale
  inForce { version } lastRefresh { state } } }`;
const sourceOf = async (code: string) => {
  const { listSources } = await screener.ok(readSources);
  return listSources.find((source: { code: string }) => source.code === code);
};
const createSource =
  'mutation Create($input: CreateListSourceInput!) { createListSource(input: $input) { code binding agency } }';
const importMutation = 'mutation Import($input: ImportListInput!) { importList(input: $input) { id } }';
const ownList = {
  name: 'Vendors excluded by UNICEF',
  format: 'AGENCY_CSV',
  legalBasis: 'Supply directive 7',
  plausibleMin: 1,
  plausibleMax: 100,
};
const columns = 'externalId,type,name,grounds,from,until,scope,visibility';

beforeAll(async () => {
  system = await startTestSystem();
  screener = await system.as('UNICEF', 'screener');
  admin = await system.as('UNICEF', 'admin');
}, 60_000);

afterAll(() => system?.stop());

test('the sources of the domain model are there, and only the Security Council binds everybody', async () => {
  const { listSources } = await screener.ok(readSources);
  const bindings = Object.fromEntries(listSources.map(({ code, binding }: Record<string, string>) => [code, binding]));
  expect(bindings).toEqual({
    UNSC: 'MANDATORY',
    WORLD_BANK: 'RECOGNISED_BY_DEFAULT',
    EBRD: 'RECOGNISED_BY_DEFAULT',
    ADB: 'RECOGNISED_BY_DEFAULT',
    AFDB: 'RECOGNISED_BY_DEFAULT',
    IADB: 'RECOGNISED_BY_DEFAULT',
    UNGM_INELIGIBILITY: 'RECOGNISED_BY_DEFAULT',
    INTER_AGENCY_IP: 'RECOGNISED_BY_DEFAULT',
    OFAC_SDN: 'INFORMATIVE',
  });
  expect(await sourceOf('UNSC')).toMatchObject({
    formats: ['UN_XML'],
    url: 'https://scsanctions.un.org/resources/xml/en/consolidated.xml',
    maxAgeHours: 24,
    lastRefresh: null,
  });
  for (const { legalBasis, licence } of listSources) expect([legalBasis, licence]).not.toContain('');
});

test('the lists of the banks come into force with grounds and periods, and without those whose period is over', async () => {
  // The sample is of January 2025: without its date of retrieval it would be a list of today.
  const bank = await importFile(screener, {
    source: 'WORLD_BANK',
    bytes: sampleFile('world-bank-ineligible-2025-01-07.xlsx'),
  });
  expect(bank).toMatchObject({
    state: 'IN_FORCE',
    format: 'WORLD_BANK_XLSX',
    records: 1228,
    notTaken: 0,
    version: expect.stringMatching(/^2025-01-07-/),
  });
  const today = new Date(Date.now()).toISOString().slice(0, 10);
  expect(bank.delta?.added).toBe(1228 - (bank.ended ?? 0));
  const [{ over }] = await query(
    `SELECT count(*)::int AS over FROM listed_subject WHERE source = 'WORLD_BANK' AND delisted_at IS NULL AND listed_until < $1`,
    [today],
  );
  expect(over).toBe(0);
  const ebrd = await importFile(screener, { source: 'EBRD', bytes: sampleFile('ebrd-ineligible-2025-01.csv') });
  expect(ebrd).toMatchObject({ state: 'IN_FORCE', format: 'EBRD_CSV', records: 1320, notTaken: 0 });
  const { listSnapshot } = await expectSql(3, () =>
    screener.ok(
      `query Read($id: ID!) { listSnapshot(id: $id) { subjects(first: 40) { totalCount edges { node {
         kind names { value } grounds period { from until } issuers countries listedOn delistedOn } } } } }`,
      { id: ebrd.id },
    ),
  );
  expect(listSnapshot.subjects.totalCount).toBe(1320 - (ebrd.ended ?? 0));
  for (const { node } of listSnapshot.subjects.edges) {
    expect(node).toMatchObject({ issuers: [expect.any(String)], delistedOn: null });
    expect(node.period.until === null || node.period.until >= today).toBe(true);
  }
});

test('a list that nobody ever imported blocks nobody, one that is only informative neither', async () => {
  const events = await eventually(async () => {
    const rows = await query(
      `SELECT data FROM outbox_event WHERE type = 'sanctions.lists-confirmed' ORDER BY id DESC LIMIT 1`,
    );
    const sources = rows[0]?.data.sources ?? [];
    if (sources.length < 2) throw new Error('the lists of the banks are not confirmed yet');
    return sources;
  }, 30_000);
  expect(events.map(({ source, binding }: Record<string, string>) => [source, binding])).toEqual([
    ['EBRD', 'RECOGNISED_BY_DEFAULT'],
    ['WORLD_BANK', 'RECOGNISED_BY_DEFAULT'],
  ]);
});

describe("an agency's own list", () => {
  test('is set up once by its administrator', async () => {
    const input = { ...ownList, idempotencyKey: 'own list of unicef' };
    const { createListSource } = await admin.ok(createSource, { input });
    expect(createListSource).toEqual({ code: 'AGENCY_UNICEF', binding: 'INFORMATIVE', agency: 'UNICEF' });
    expect((await admin.ok(createSource, { input })).createListSource).toEqual(createListSource);
    expect(await admin.refusal(createSource, { input: ownList })).toBe('CONFLICT / LIST_SOURCE_EXISTS');
    expect(await screener.refusal(createSource, { input: ownList })).toBe('FORBIDDEN / ROLE_REQUIRED');
    const other = await system.as('UNHCR', 'admin');
    expect(await other.refusal(createSource, { input: { ...ownList, format: 'UN_XML' } })).toBe('INVALID_INPUT');
    expect(await other.refusal(createSource, { input: { ...ownList, refreshHours: 24 } })).toBe('INVALID_INPUT');
    expect(await other.refusal(createSource, { input: { ...ownList, url: 'https://example.org/list.csv' } })).toBe(
      'PRECONDITION_FAILED / SOURCE_NOT_ALLOWED',
    );
  });

  test('is imported by its staff alone; what it does not share stays out', async () => {
    const bytes = Buffer.from(
      [
        columns,
        'V-1,entity,Harbour Lights Relief,FRAUD|COLLUSION,2025-01-01,2099-12-31,all engagements,SHARED',
        'V-2,entity,=cmd()/c calc,CORRUPTION,2025-01-01,,,',
        'V-3,entity,Known to us alone,FRAUD,2025-01-01,,,OWN_AGENCY',
        'V-4,entity,Long over,FRAUD,2020-01-01,2021-01-01,,',
      ].join('\n'),
    );
    const other = await system.as('UNHCR', 'admin');
    const foreign = await other.send('Sanctions', { kind: 'LIST_FILE', name: 'list.csv', bytes });
    expect(await other.refusal(importMutation, { input: { source: 'AGENCY_UNICEF', fileId: foreign } })).toBe(
      'NOT_FOUND',
    );
    expect(await other.refusal(importMutation, { input: { source: 'AGENCY_NOBODY', fileId: foreign } })).toBe(
      'NOT_FOUND',
    );
    const snapshot = await importFile(screener, { source: 'AGENCY_UNICEF', bytes });
    expect(snapshot).toMatchObject({ state: 'IN_FORCE', records: 3, ended: 1, passedOver: 1, delta: { added: 2 } });
    // Other agencies read what is shared, and nothing of the rest.
    const reader = await system.as('WFP', 'reader');
    const { listSnapshot } = await reader.ok(
      `query Read($id: ID!) { listSnapshot(id: $id) {
         problems { edges { node { ref reason } } }
         subjects { edges { node { externalId names { value } grounds period { from until } scope } } } } }`,
      { id: snapshot.id },
    );
    expect(listSnapshot.problems.edges).toEqual([
      { node: { ref: 'visibility OWN_AGENCY (1)', reason: 'PASSED_OVER' } },
    ]);
    expect(listSnapshot.subjects.edges).toEqual([
      {
        node: {
          externalId: 'V-1',
          names: [{ value: 'Harbour Lights Relief' }],
          grounds: ['FRAUD', 'COLLUSION'],
          period: { from: '2025-01-01', until: '2099-12-31' },
          scope: 'all engagements',
        },
      },
      {
        node: {
          externalId: 'V-2',
          names: [{ value: '=cmd()/c calc' }],
          grounds: ['CORRUPTION'],
          period: { from: '2025-01-01', until: null },
          scope: null,
        },
      },
    ]);
  });

  test('a format that the source has not is refused; the bytes decide where nobody says', async () => {
    const fileId = await screener.send('Sanctions', {
      kind: 'LIST_FILE',
      name: 'a',
      bytes: Buffer.from('{"entries": []}'),
    });
    const input = { source: 'AGENCY_UNICEF', fileId, format: 'FTM_JSONL' };
    expect(await screener.refusal(importMutation, { input })).toBe('INVALID_INPUT');
    expect(await importFile(screener, { source: 'UNSC', bytes: Buffer.from('a,b\n1,2\n') })).toMatchObject({
      state: 'REFUSED',
      reason: 'FORMAT',
    });
  });
});

test('an entry whose period ends is taken off by the clock, in a version of its own; the same file again changes nothing', async () => {
  const until = new Date(system.clock.now().getTime() + day).toISOString().slice(0, 10);
  const bytes = Buffer.from(
    [
      columns,
      'V-1,entity,Harbour Lights Relief,FRAUD,2025-01-01,2099-12-31,,',
      'V-2,entity,Blue Lake Trading,FRAUD,2025-01-01,,,',
      `V-9,entity,Over Soon,FRAUD,2025-01-01,${until},,`,
    ].join('\n'),
  );
  const first = await importFile(screener, { source: 'AGENCY_UNICEF', bytes });
  expect(first).toMatchObject({ state: 'IN_FORCE', ended: 0, records: 3 });
  await system.travel(2 * day);
  const later = await system.as('UNICEF', 'screener');
  const derived = await eventually(async () => {
    const { listSnapshots } = await later.ok(
      `{ listSnapshots(filter: { source: "AGENCY_UNICEF" }, first: 1) { edges { node {
         id state derivedFrom version ended delta { added removed kept } subjects { edges { node { externalId } } } } } } }`,
    );
    const [{ node }] = listSnapshots.edges;
    if (node.id === first.id) throw new Error('not ended yet');
    return node;
  });
  expect(derived).toMatchObject({
    state: 'IN_FORCE',
    derivedFrom: first.id,
    ended: 1,
    delta: { added: 0, removed: 1, kept: 2 },
    subjects: { edges: [{ node: { externalId: 'V-1' } }, { node: { externalId: 'V-2' } }] },
  });
  expect(derived.version).toContain(first.version);
  const [ended] = await query(`SELECT delisted_at FROM listed_subject WHERE external_id = 'V-9'`);
  expect(ended.delisted_at).not.toBeNull();
  expect(await importFile(later, { source: 'AGENCY_UNICEF', bytes })).toMatchObject({
    state: 'CONFIRMED',
  });
});

test('every version is shown as it was, page by page, whatever came after it (replay)', async () => {
  const importer = await system.as('UNICEF', 'screener');
  const versions = [];
  for (const list of [list2018, list2026])
    versions.push(await importFile(importer, { source: 'UNSC', bytes: Buffer.from(list) }));
  const read = `query Read($id: ID!, $after: String) { listSnapshot(id: $id) { versionNo: version
    subjects(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { externalId names { value } } } } } }`;
  const sizes = [];
  const references = [];
  for (const { id } of versions) {
    const found = new Map<string, string>();
    let after: string | null = null;
    do {
      const { listSnapshot } = await expectSql(3, () => importer.ok(read, { id, after }));
      const { edges, pageInfo, totalCount } = listSnapshot.subjects;
      for (const { node } of edges)
        found.set(node.externalId, node.names.map(({ value }: { value: string }) => value).join('|'));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      if (after === null) sizes.push(totalCount);
    } while (after !== null);
    references.push(found);
  }
  const [old, current] = references as [Map<string, string>, Map<string, string>];
  expect([old.size, current.size]).toEqual([1093, 1003]);
  expect(sizes).toEqual([1093, 1003]);
  const kept = [...current.keys()].filter((reference) => old.has(reference));
  expect([current.size - kept.length, old.size - kept.length, kept.length]).toEqual([111, 201, 892]);
  expect(kept.filter((reference) => old.get(reference) !== current.get(reference)).length).toBeGreaterThanOrEqual(58);
});

test('partners see which lists there are, and nothing of what became of a fetch', async () => {
  const partner = await system.as('PARTNER_USERS', 'director');
  const { data, errors } = await partner.ask('{ listSources { code lastRefresh { state message } } }');
  expect(data.listSources[0].lastRefresh).toBeNull();
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
