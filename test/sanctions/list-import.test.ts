import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  datedAt,
  importList,
  judged,
  keepRecords,
  list2018,
  list2026,
  multiply,
  readSource,
  rosterScreened,
  send,
  startImport,
  withoutRecord,
} from './lists';

let system: TestSystem;
let screener: Caller;
let adjudicator: Caller;

const release = `mutation Release($input: ReleaseQuarantinedListInput!) {
  releaseQuarantinedList(input: $input) { id state releaseReason } }`;
const reason = 'The committee confirmed the number of entries by telephone.';

const query = async (sql: string, parameters: unknown[] = []) =>
  withClient(system.databases.sanctions.adminUrl, async (client) => (await client.query(sql, parameters)).rows);

beforeAll(async () => {
  system = await startTestSystem();
  screener = await system.as('UNICEF', 'screener');
  adjudicator = await system.as('UNICEF', 'adjudicator');
}, 60_000);

afterAll(() => system?.stop());

test('nothing is in force at first, and that counts as stale', async () => {
  expect(await readSource(screener)).toMatchObject({ inForce: null, isStale: true, isScreened: false });
});

test('the real lists load whole and the second tells what changed', async () => {
  const first = await importList(screener, list2018);
  expect(first).toMatchObject({
    state: 'IN_FORCE',
    version: expect.stringMatching(/^2018-10-29-[0-9a-f]{8}$/),
    records: 1093,
    notTaken: 0,
    delta: { added: 1093, amended: 0, removed: 0, kept: 0, toRescreen: 0 },
  });
  const second = await importList(screener, list2026);
  expect(second).toMatchObject({
    state: 'IN_FORCE',
    version: expect.stringMatching(/^2026-02-27-[0-9a-f]{8}$/),
    records: 1003,
    notTaken: 0,
    delta: { added: 111, removed: 201, kept: 892 },
  });
  expect((second.individuals ?? 0) + (second.entities ?? 0)).toBe(1003);
  expect(await judged(screener, first.id)).toMatchObject({ state: 'SUPERSEDED' });
  await rosterScreened(screener);
});

test('removed entries are marked, and every version of an entry can be read again', async () => {
  const [{ listed, delisted }] = await query(
    'SELECT count(*) FILTER (WHERE delisted_at IS NULL)::int AS listed, count(delisted_at)::int AS delisted FROM listed_subject',
  );
  expect({ listed, delisted }).toEqual({ listed: 1003, delisted: 201 });
  const [versions] = await query(`SELECT count(*) FILTER (WHERE v.removed)::int AS removed
    FROM listed_subject_version v JOIN list_snapshot s ON s.id = v.snapshot_id WHERE s.state = 'IN_FORCE'`);
  expect(versions.removed).toBe(201);
  const [{ unlike }] = await query(`SELECT count(*)::int AS unlike FROM listed_subject l
    JOIN LATERAL (SELECT content_hash, removed FROM listed_subject_version v WHERE v.subject_id = l.id
                  ORDER BY snapshot_id DESC LIMIT 1) v ON true
    WHERE v.content_hash <> l.content_hash OR v.removed <> (l.delisted_at IS NOT NULL)`);
  expect(unlike).toBe(0);
});

test('the same file again confirms the version in force, and time does not go back', async () => {
  const before = await readSource(screener);
  expect(await importList(screener, list2026)).toMatchObject({ state: 'CONFIRMED', version: before.inForce?.version });
  const after = await readSource(screener);
  expect(Date.parse(after.inForce?.confirmedAt ?? '')).toBeGreaterThan(Date.parse(before.inForce?.confirmedAt ?? ''));
  await importList(screener, list2026, '2026-03-01T00:00:00Z');
  expect((await readSource(screener)).inForce).toEqual(after.inForce);
});

const damaged: [string, () => string | Buffer, string, string][] = [
  ['cut in the middle', () => list2026.slice(0, list2026.length / 2), 'REFUSED', 'TRUNCATED'],
  [
    'with an entity declared',
    () => list2026.replace('<CONSOLIDATED_LIST', '<!DOCTYPE x [<!ENTITY a "b">]><CONSOLIDATED_LIST'),
    'REFUSED',
    'UNSAFE_XML',
  ],
  [
    'in another encoding',
    () =>
      Buffer.from(list2026.replace(/[^\x20-\xff\s]/g, '?').replace('<FIRST_NAME>ERIC', '<FIRST_NAME>ÉRIC'), 'latin1'),
    'REFUSED',
    'ENCODING',
  ],
  ['in another format', () => '<rss version="2.0"><channel/></rss>', 'REFUSED', 'FORMAT'],
  ['older than the one in force', () => list2018, 'REFUSED', 'LIST_ROLLBACK'],
  ['without 30 % of its records', () => keepRecords(list2026, (place) => place % 10 > 2), 'QUARANTINED', 'SHRUNK'],
  ['with each record four times', () => multiply(list2026, 4), 'QUARANTINED', 'GROWN'],
  ['without any record', () => keepRecords(list2026, () => false), 'QUARANTINED', 'EMPTY_LIST'],
  [
    'with 3 % of its records without a reference number',
    () => {
      let place = 0;
      return list2026.replace(/<REFERENCE_NUMBER>[^<]*/g, (number) =>
        place++ % 33 === 0 ? '<REFERENCE_NUMBER>' : number,
      );
    },
    'QUARANTINED',
    'TOO_MANY_BAD',
  ],
  ['of the next year', () => datedAt(list2026, '2027-12-31T00:00:00Z'), 'QUARANTINED', 'FUTURE_DATE'],
];

test.each(damaged)('a list %s is not used, and the one in force stays (L01-L04)', async (_case, make, state, why) => {
  const before = await readSource(screener);
  const judgement = await importList(screener, make());
  expect(judgement).toMatchObject({ state, reason: why, message: expect.any(String), confirmedAt: null });
  expect(await readSource(screener)).toEqual(before);
  const alerts = await query(
    `SELECT data FROM outbox_event WHERE type = 'sanctions.list-quarantined' AND subject = $1`,
    [judgement.id],
  );
  expect(alerts.map(({ data }) => data)).toEqual(
    state === 'QUARANTINED' ? [{ snapshotId: judgement.id, source: 'UNSC', reason: why }] : [],
  );
});

test('a list must not have been retrieved in the future, nor before it was published', async () => {
  const fileId = await send(screener, datedAt(list2026, '2026-03-02T00:00:00Z'));
  const input = { source: 'UNSC', fileId, retrievedAt: '2030-01-01T00:00:00Z' };
  expect(
    await screener.refusal('mutation Import($input: ImportListInput!) { importList(input: $input) { id } }', { input }),
  ).toBe('INVALID_INPUT');
  expect(await judged(screener, await startImport(screener, fileId, '2026-03-01T23:59:59Z'))).toMatchObject({
    state: 'REFUSED',
    reason: 'RETRIEVED_BEFORE_PUBLISHED',
  });
});

test('only those who may import lists do, with a file of their own agency', async () => {
  const fileId = await send(screener, list2026);
  const mutation = 'mutation Import($input: ImportListInput!) { importList(input: $input) { id } }';
  const input = { source: 'UNSC', fileId };
  for (const [agency, subject] of [
    ['UNHCR', 'officer'],
    ['WFP', 'reader'],
    ['UNICEF', 'adjudicator'],
    ['PARTNER_USERS', 'director'],
  ] as const) {
    expect(await (await system.as(agency, subject)).refusal(mutation, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
  }
  expect(await (await system.as('UNHCR', 'admin')).refusal(mutation, { input })).toBe('NOT_FOUND');
  expect(await screener.refusal(mutation, { input: { ...input, fileId: 'nonsense' } })).toBe('NOT_FOUND');
});

describe('a quarantined list', () => {
  const shrunken = () =>
    datedAt(
      keepRecords(list2026, (place) => place % 4 > 0),
      '2026-03-05T00:00:00Z',
    );

  test('comes into force when somebody else than its importer releases it', async () => {
    const { id } = await importList(screener, shrunken());
    const { listSnapshots } = await adjudicator.ok(
      '{ listSnapshots(filter: { state: QUARANTINED }, first: 1) { edges { node { id reason } } } }',
    );
    expect(listSnapshots.edges).toEqual([{ node: { id, reason: 'SHRUNK' } }]);
    expect(await screener.refusal(release, { input: { snapshotId: id, reason } })).toBe('FORBIDDEN / ROLE_REQUIRED');
    await query('UPDATE list_snapshot SET imported_by = $2 WHERE id = $1', [id, await subjectOf('adjudicator')]);
    expect(await adjudicator.refusal(release, { input: { snapshotId: id, reason } })).toBe(
      'FORBIDDEN / SEGREGATION_OF_DUTIES',
    );
    await query('UPDATE list_snapshot SET imported_by = $2 WHERE id = $1', [id, await subjectOf('screener')]);
    expect(await adjudicator.refusal(release, { input: { snapshotId: id, reason: 'ok' } })).toBe('INVALID_INPUT');
    const { releaseQuarantinedList } = await adjudicator.ok(release, { input: { snapshotId: id, reason } });
    expect(releaseQuarantinedList).toEqual({ id, state: 'PENDING', releaseReason: reason });
    expect(await judged(screener, id)).toMatchObject({ state: 'IN_FORCE', reason: 'SHRUNK' });
    expect((await readSource(screener)).inForce?.version).toMatch(/^2026-03-05-/);
    expect(await adjudicator.refusal(release, { input: { snapshotId: id, reason } })).toBe(
      'PRECONDITION_FAILED / NOT_QUARANTINED',
    );
  });

  test.each([
    ['that was refused', () => list2018, 'NOT_QUARANTINED'],
    [
      'that is empty',
      () =>
        datedAt(
          keepRecords(list2026, () => false),
          '2026-03-06T00:00:00Z',
        ),
      'NOT_RELEASABLE',
    ],
    ['of the future', () => datedAt(list2026, '2027-12-31T00:00:00Z'), 'NOT_RELEASABLE'],
  ])('cannot be one %s', async (_case, make, why) => {
    const { id } = await importList(screener, make());
    expect(await adjudicator.refusal(release, { input: { snapshotId: id, reason } })).toBe(
      `PRECONDITION_FAILED / ${why}`,
    );
  });

  /** As the token says it, since the same person cannot be given both roles in the demo world. */
  const subjectOf = async (subject: string) => {
    const [row] = await query('SELECT DISTINCT imported_by AS importer FROM list_snapshot LIMIT 1');
    return String(row.importer).replace(/#.*$/, `#${subject}`);
  };
});

test('of two imports at once one comes into force and the other confirms it (L12)', async () => {
  const list = datedAt(list2026, '2026-03-10T00:00:00Z');
  const files = [await send(screener, list), await send(screener, list)];
  const ids = await Promise.all(files.map((fileId) => startImport(screener, fileId)));
  const states = await Promise.all(ids.map(async (id) => (await judged(screener, id)).state));
  expect(states.sort()).toEqual(['CONFIRMED', 'IN_FORCE']);
});

test('an entry that comes back keeps its id and is listed again (L06)', async () => {
  const idOf = async () => (await query("SELECT id, delisted_at FROM listed_subject WHERE external_id = 'QDe.005'"))[0];
  const [{ id }] = [await idOf()];
  const without = await importList(screener, withoutRecord(datedAt(list2026, '2026-03-11T00:00:00Z'), 'QDe.005'));
  expect(without.delta).toMatchObject({ added: 0, removed: 1, amended: 0 });
  expect(await idOf()).toEqual({ id, delisted_at: expect.any(Date) });
  const again = await importList(screener, datedAt(list2026, '2026-03-12T00:00:00Z'));
  expect(again.delta).toMatchObject({ added: 1, removed: 0, amended: 0 });
  expect(await idOf()).toEqual({ id, delisted_at: null });
});

test('what was not understood is named, and costs only itself', async () => {
  const list = datedAt(list2026, '2026-03-13T00:00:00Z')
    .replace('<REFERENCE_NUMBER>QDe.005</REFERENCE_NUMBER>', '')
    .replace('<GENDER>', '<SHOE_SIZE>44</SHOE_SIZE><GENDER>');
  const { id, ...snapshot } = await importList(screener, list);
  expect(snapshot).toMatchObject({ state: 'IN_FORCE', notTaken: 1, records: 1002 });
  const { listSnapshot } = await screener.ok(
    'query Read($id: ID!) { listSnapshot(id: $id) { problems { totalCount edges { node { ref reason } } } } }',
    { id },
  );
  expect(listSnapshot.problems).toEqual({
    totalCount: 2,
    edges: [
      { node: { ref: expect.stringMatching(/^DATAID \d+$/), reason: 'NO_REFERENCE' } },
      { node: { ref: 'SHOE_SIZE (1)', reason: 'UNKNOWN_TAG' } },
    ],
  });
});

test('each import and release is in the audit record', async () => {
  const rows = await query(
    `SELECT action, count(*)::int FROM audit_event WHERE object_type = 'ListSnapshot' AND outcome = 'DONE' GROUP BY action`,
  );
  const [{ snapshots }] = await query('SELECT count(*)::int AS snapshots FROM list_snapshot');
  const counts = Object.fromEntries(rows.map(({ action, count }) => [action, count]));
  // Asked for by a person, and judged by the job; the released one was judged twice.
  expect(counts).toMatchObject({ importList: 2 * snapshots + 1, releaseQuarantinedList: 1 });
});
