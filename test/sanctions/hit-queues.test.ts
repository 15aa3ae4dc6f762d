import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { beginRegistration } from '../support/registered-partner';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { addPartner, adjudicate, decision, eventuallyStatus, onlyHit } from './hits';
import { importReleased, inventedList, rosterScreened } from './lists';

jest.setTimeout(60_000);

let system: TestSystem;
let officer: Caller;
let screener: Caller;
let adjudicator: Caller;
/** Partners by whose business they are. */
let engaged: string;
let sponsored: string;
let shared: string;

const query = (sql: string, parameters: unknown[] = []) =>
  withClient(system.databases.sanctions.adminUrl, async (client) => (await client.query(sql, parameters)).rows);

interface Queue {
  agency: string | null;
  country: string | null;
  undecided: number;
}

const queueText = `query ($filter: HitQueueFilter!, $sort: HitQueueSort, $first: Int, $after: String) {
  hitQueue(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage } edges { node { id score dueAt overdueSince partner { id } } } } }`;

const partnersIn = async (filter: object, caller = screener) => {
  const { hitQueue } = await caller.ok(queueText, { filter });
  expect(hitQueue.totalCount).toBe(hitQueue.edges.length);
  return hitQueue.edges.map(({ node }: { node: { partner: { id: string } } }) => node.partner.id).sort();
};

const queues = async (): Promise<Queue[]> => {
  const { hitQueues } = await screener.ok(
    `{ hitQueues { totalCount edges { node { agency country undecided strong unassigned overdue awaitingInformation
       proposed escalated } } } }`,
  );
  return hitQueues.edges.map(({ node }: { node: Queue }) => node);
};

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  screener = await system.as('UNICEF', 'screener');
  adjudicator = await system.as('WFP', 'adjudicator');
  const finance = await system.as('UNDP', 'finance');
  engaged = (await addPartner(officer, 'Zarqun Relief Foundation Moyale')).id;
  shared = (await addPartner(officer, 'Zarqun Relief Foundation')).id;
  sponsored = (await beginRegistration(system, { legalName: 'Haramka Trading Cooperative', countryOfOrigin: 'KE' }))
    .partnerId;
  await finance.ok('mutation ($input: RecordEngagementInput!) { recordEngagement(input: $input) { id } }', {
    input: {
      partnerId: engaged,
      externalId: 'UNDP-1',
      country: 'ET',
      from: '2026-01-01',
      amount: '1000',
      undisbursed: '400',
      currency: 'USD',
      state: 'ACTIVE',
    },
  });
  await eventually(async () => expect(await query('SELECT 1 FROM partner_engagement')).toHaveLength(1));
  await importReleased(screener, adjudicator, inventedList);
  await rosterScreened(screener);
  for (const id of [engaged, shared, sponsored]) await eventuallyStatus(officer, id, 'HITS_OPEN');
});

afterAll(() => system?.stop());

test('work belongs to who engages the partner, else to its sponsor, else to all', async () => {
  const one = { undecided: 1, unassigned: 1, overdue: 0, awaitingInformation: 0, proposed: 0, escalated: 0 };
  expect(await queues()).toMatchObject([
    { agency: 'UNDP', country: 'ET', ...one },
    { agency: 'UNHCR', country: 'KE', ...one },
    { agency: null, country: 'SO', ...one },
  ]);
});

test.each<[string, object, () => string[]]>([
  ['all', {}, () => [engaged, shared, sponsored]],
  ['of an agency that engages', { agency: 'UNDP' }, () => [engaged]],
  ['of a sponsor', { agency: 'UNHCR' }, () => [sponsored]],
  ['of nobody', { shared: true }, () => [shared]],
  ['of a country where work is', { country: 'ET' }, () => [engaged]],
  ['of a country of origin', { country: 'SO' }, () => [shared]],
  ['of an agency elsewhere', { agency: 'UNDP', country: 'KE' }, () => []],
  ['of a list', { source: 'UNSC' }, () => [engaged, shared, sponsored]],
  ['of another list', { source: 'EBRD' }, () => []],
  ['that nobody has', { assignedTo: 'NOBODY' }, () => [engaged, shared, sponsored]],
  ['that I have', { assignedTo: 'ME' }, () => []],
  ['that are late', { overdue: true }, () => []],
  ['that are not late', { overdue: false }, () => [engaged, shared, sponsored]],
  ['in a state', { state: 'IN_REVIEW' }, () => []],
])('a queue %s', async (_what, filter, expected) => {
  expect(await partnersIn(filter)).toEqual(expected().sort());
});

test.each(['STRONG', 'REVIEW'])('a queue of the band %s', async (band) => {
  const { hitQueue } = await screener.ok(queueText, { filter: { band } });
  const scores = hitQueue.edges.map(({ node }: { node: { score: number } }) => node.score);
  expect(scores.length).toBeGreaterThan(0);
  expect(scores.every((score: number) => (band === 'STRONG' ? score >= 0.9 : score < 0.9))).toBe(true);
});

test('what somebody took is theirs in the queues, of the agency too', async () => {
  const hit = await onlyHit(screener, shared);
  await screener.ok('mutation ($input: TakeHitInput!) { takeHit(input: $input) { id } }', {
    input: { hitId: hit.id, expectedVersion: hit.version },
  });
  expect(await partnersIn({ assignedTo: 'ME' })).toEqual([shared]);
  const colleague = await system.as('UNICEF', 'adjudicator');
  expect(await partnersIn({ assignedTo: 'MY_AGENCY' }, colleague)).toEqual([shared]);
  expect(await partnersIn({ assignedTo: 'ME' }, colleague)).toEqual([]);
  expect(await partnersIn({ assignedTo: 'NOBODY' })).toEqual([engaged, sponsored].sort());
});

test.each(['DUE_FIRST', 'SCORE_FIRST'])('pages of the order %s follow each other', async (sort) => {
  const all = (await screener.ok(queueText, { filter: {}, sort })).hitQueue.edges;
  const seen: unknown[] = [];
  let after: string | null = null;
  do {
    const { hitQueue } = await screener.ok(queueText, { filter: {}, sort, first: 1, after });
    seen.push(...hitQueue.edges);
    after = hitQueue.pageInfo.hasNextPage ? hitQueue.pageInfo.endCursor : null;
  } while (after);
  expect(seen).toEqual(all);
  expect(all).toHaveLength(3);
  const keys = all.map(({ node }: { node: { score: number; dueAt: string } }) =>
    sort === 'DUE_FIRST' ? node.dueAt : -node.score,
  );
  expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : Number(a > b))));
});

test.each(['DUE_FIRST', 'SCORE_FIRST'])('a cursor that is not ours is refused in the order %s', async (sort) => {
  const cursors = [
    ['x', 'y'],
    ['2026-13-45T00:00:00.000Z', shared],
    ['7', shared],
    ['0.9', 'no id'],
  ];
  for (const keys of cursors) {
    const after = Buffer.from(JSON.stringify(keys)).toString('base64url');
    expect(await screener.refusal(queueText, { filter: {}, sort, after })).toBe('INVALID_INPUT');
  }
});

test('each hit that is found is told with agencies, countries and band, and no name', async () => {
  const events = await query(`SELECT subject, audience, data FROM outbox_event WHERE type = 'sanctions.hit-found'`);
  const of = (id: string) => events.find(({ subject }) => subject === id);
  expect(of(engaged)).toMatchObject({ audience: 'INTERNAL', data: { agencies: ['UNDP'], countries: ['ET'] } });
  expect(of(sponsored)).toMatchObject({ data: { agencies: ['UNHCR'], countries: ['KE'], openedBecause: 'FOUND' } });
  expect(of(shared)).toMatchObject({ data: { agencies: [], countries: ['SO'], band: 'STRONG' } });
  expect(JSON.stringify(events)).not.toMatch(/zarqun|haramka/i);
});

describe('a country office', () => {
  let office: string;

  beforeAll(async () => {
    office = (await addPartner(officer, 'Green Valley Nomads')).id;
    await officer.ok('mutation ($input: AddRelationInput!) { addRelation(input: $input) { id } }', {
      input: { partnerId: office, kind: 'COUNTRY_OFFICE_OF', otherId: shared },
    });
    await eventually(async () => expect(await query('SELECT 1 FROM partner_relation')).toHaveLength(1));
  });

  const related = `query ($id: ID!) { relatedHits(partnerId: $id) { totalCount edges { node {
    isHeadquarters relation distance inheritedFrom { id } hit { id state } } } } }`;

  test('shows the hits of its headquarters, with where they come from; its own clearance is its own', async () => {
    const { relatedHits } = await adjudicator.ok(related, { id: office });
    expect(relatedHits.edges).toMatchObject([
      { node: { isHeadquarters: true, relation: 'COUNTRY_OFFICE_OF', distance: 1, inheritedFrom: { id: shared } } },
    ]);
    expect((await adjudicator.ok(related, { id: engaged })).relatedHits.totalCount).toBe(0);
    expect(await officer.refusal(related, { id: office })).toBe('FORBIDDEN / ROLE_REQUIRED');
    await eventuallyStatus(officer, office, 'CLEAR');
  });
});

test.each([1, 50])('a page of %i of a queue: page, count, record', async (first) => {
  await expectSql(3, () =>
    screener.ok('query ($first: Int!) { hitQueue(first: $first) { totalCount edges { node { id askedName } } } }', {
      first,
    }),
  );
});

test.each([1, 50])('a page of %i queues: page, record', async (first) => {
  await expectSql(2, () =>
    screener.ok('query ($first: Int!) { hitQueues(first: $first) { totalCount edges { node { undecided } } } }', {
      first,
    }),
  );
});

describe('time', () => {
  const day = 86_400_000;
  const told = (type: string) =>
    query(`SELECT subject, data FROM outbox_event WHERE type = $1 ORDER BY id`, [`sanctions.${type}`]);

  test('reminds once before the day, and marks what is late, once', async () => {
    await system.travel(8 * day);
    screener = await system.as('UNICEF', 'screener');
    adjudicator = await system.as('WFP', 'adjudicator');
    await eventually(async () => expect(await partnersIn({ overdue: true })).toHaveLength(3));
    const overdue = await told('hit-overdue');
    expect(overdue.map(({ subject }) => subject).sort()).toEqual([engaged, shared, sponsored].sort());
    expect(overdue.find(({ subject }) => subject === engaged)?.data).toMatchObject({
      agencies: ['UNDP'],
      countries: ['ET'],
      role: 'SANCTIONS_ADJUDICATOR',
    });
    expect((await queues())[0]).toMatchObject({ agency: 'UNDP', overdue: 1 });
    await system.travel(3 * day);
    expect(await told('hit-overdue')).toHaveLength(3);
  });

  test('a new day ends the delay, and its reminder comes before the next', async () => {
    screener = await system.as('UNICEF', 'screener');
    const hit = await onlyHit(screener, engaged);
    await screener.ok('mutation ($input: EscalateHitInput!) { escalateHit(input: $input) { id } }', {
      input: {
        hitId: hit.id,
        expectedVersion: hit.version,
        instance: 'HEADQUARTERS',
        agency: 'UNDP',
        reason: 'Nobody here knows the party.',
      },
    });
    expect(await partnersIn({ overdue: true })).not.toContain(engaged);
    expect((await queues())[0]).toMatchObject({ agency: 'UNDP', overdue: 0, escalated: 1 });
    const before = (await told('hit-reminder-due')).length;
    await query(`UPDATE hit SET due_at = $2 WHERE id = $1`, [
      hit.id,
      new Date(system.clock.now().getTime() + day / 2).toISOString(),
    ]);
    await eventually(async () => expect(await told('hit-reminder-due')).toHaveLength(before + 1));
    const last = (await told('hit-reminder-due')).at(-1);
    expect(last).toMatchObject({ subject: engaged, data: { state: 'ESCALATED', agencies: ['UNDP'] } });
  });

  test('what is decided is in no queue', async () => {
    adjudicator = await system.as('WFP', 'adjudicator');
    screener = await system.as('UNICEF', 'screener');
    const hit = await onlyHit(screener, sponsored);
    const { adjudicateHit } = await screener.ok(adjudicate, decision(hit, 'FALSE_POSITIVE'));
    await adjudicator.ok(adjudicate, decision(adjudicateHit, 'FALSE_POSITIVE'));
    expect(await partnersIn({})).not.toContain(sponsored);
    expect((await queues()).map(({ agency }) => agency)).toEqual(['UNDP', null]);
  });
});
