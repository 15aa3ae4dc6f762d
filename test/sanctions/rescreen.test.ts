import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';
import { addPartner, adjudicate, blockersOf, decision, eventuallyStatus, hitsOf, onlyHit, statusOf } from './hits';
import { datedAt, importReleased, inventedList, rosterScreened, withoutRecord } from './lists';

let system: TestSystem;
let officer: Caller;
let screener: Caller;
let adjudicator: Caller;

const query = async (sql: string, parameters: unknown[] = []) =>
  withClient(system.databases.sanctions.adminUrl, async (client) => (await client.query(sql, parameters)).rows);

const screen = 'mutation ($input: ScreenPartnerInput!) { screenPartner(input: $input) { id trigger } }';
const screeningFields = `id trigger checkedAt basisHash scorerVersion threshold status listVersions { source version }`;

async function screened(caller: Caller, partnerId: string, trigger = 'MANUAL') {
  const { screenPartner } = await caller.ok(screen, { input: { partnerId, trigger } });
  return eventually(async () => {
    const { screeningRequest } = await caller.ok(
      `query ($id: ID!) { screeningRequest(id: $id) { screening { ${screeningFields} } } }`,
      { id: screenPartner.id },
    );
    if (!screeningRequest.screening) throw new Error('not screened yet');
    return screeningRequest.screening;
  });
}

const screeningsOf = async (partnerId: string, caller = screener) => {
  const { partner } = await caller.ok(
    `query ($id: ID!) { partner(id: $id) { screenings(first: 20) { totalCount edges { node { ${screeningFields} } } } } }`,
    { id: partnerId },
  );
  return partner.screenings.edges.map(({ node }: { node: object }) => node);
};

const lastRun = async () => (await query('SELECT * FROM roster_run ORDER BY id DESC LIMIT 1'))[0];

let zarqun: string;
let clean: string;
let affiliate: string;

beforeAll(async () => {
  system = await startTestSystem();
  [officer, screener, adjudicator] = await Promise.all([
    system.as('UNHCR', 'officer'),
    system.as('UNICEF', 'screener'),
    system.as('UNICEF', 'adjudicator'),
  ]);
  zarqun = (await addPartner(officer, 'Zarqun Relief Fondation')).id;
  clean = (await addPartner(officer, 'Baraka Water Trust')).id;
  affiliate = (await addPartner(officer, 'Hilaac Youth Union')).id;
  await importReleased(screener, adjudicator, inventedList);
  await rosterScreened(screener);
  await eventuallyStatus(officer, clean, 'CLEAR');
}, 90_000);

afterAll(() => system?.stop());

describe('one partner', () => {
  test('is screened on request, for what the model names, and the screening is on record', async () => {
    for (const trigger of ['PRE_SELECTION', 'PRE_SIGNATURE', 'PRE_DISBURSEMENT', 'MANUAL']) {
      expect(await screened(officer, clean, trigger)).toMatchObject({
        trigger,
        threshold: 0.7,
        status: 'CLEAR',
        listVersions: [{ source: 'UNSC' }],
        basisHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    }
    expect((await screeningsOf(clean)).slice(0, 2)).toMatchObject([
      { trigger: 'MANUAL' },
      { trigger: 'PRE_DISBURSEMENT' },
    ]);
  });

  test('who is not known is NOT_FOUND, and a request is its agency’s alone', async () => {
    const unknown = '01900000-0000-7000-8000-000000000000';
    expect(await officer.refusal(screen, { input: { partnerId: unknown } })).toBe('NOT_FOUND');
    const { screenPartner } = await officer.ok(screen, { input: { partnerId: clean } });
    const { screeningRequest } = await screener.ok('query ($id: ID!) { screeningRequest(id: $id) { id } }', {
      id: screenPartner.id,
    });
    expect(screeningRequest).toBeNull();
  });

  test('what a screening found is for those who work on hits, and partners learn nothing', async () => {
    const { id } = await screened(screener, zarqun);
    const read =
      'query ($id: ID!) { screening(id: $id) { status matches { score askedName listedName subject { externalId } } } }';
    const { screening } = await screener.ok(read, { id });
    expect(screening).toMatchObject({
      status: 'HITS_OPEN',
      matches: [{ askedName: 'Zarqun Relief Fondation', subject: { externalId: 'QDe.904' } }],
    });
    const { data, errors } = await officer.ask(read, { id });
    expect([data.screening, errors?.[0]?.extensions.code]).toEqual([null, 'FORBIDDEN']);
    const director = await system.as('PARTNER_USERS', 'director');
    expect(await director.refusal(read, { id })).toMatch(/^FORBIDDEN/);
    expect(await director.refusal(screen, { input: { partnerId: clean } })).toMatch(/^FORBIDDEN/);
  });

  test('a screening replays to the same matches and scores', async () => {
    const { id } = await screened(screener, zarqun);
    const replay = 'query ($id: ID!) { replayScreening(id: $id) { outcome recorded matches { score listedName } } }';
    const { replayScreening } = await screener.ok(replay, { id });
    expect(replayScreening).toMatchObject({
      outcome: 'SAME',
      recorded: 1,
      matches: [{ listedName: expect.any(String) }],
    });
    expect(await officer.refusal(replay, { id })).toBe('FORBIDDEN / ROLE_REQUIRED');
    await query(`UPDATE screening SET scorer_version = 'older' WHERE id = $1`, [id]);
    expect(await screener.refusal(replay, { id })).toBe('PRECONDITION_FAILED / REPLAY_UNAVAILABLE');
  });

  test('a match of its headquarters is shown as inherited, and changes nothing about its own status', async () => {
    await officer.ok(
      `mutation ($from: ID!, $to: ID!) { addRelation(input: { partnerId: $from, otherId: $to, kind: AFFILIATE_OF }) { id } }`,
      { from: affiliate, to: zarqun },
    );
    const read =
      'query ($id: ID!) { partner(id: $id) { clearance { status related { distance relation status partner { id } } } } }';
    await eventually(async () => {
      const { partner } = await officer.ok(read, { id: affiliate });
      expect(partner.clearance).toEqual({
        status: 'CLEAR',
        related: [{ distance: 1, relation: 'AFFILIATE_OF', status: 'HITS_OPEN', partner: { id: zarqun } }],
      });
    });
  });
});

describe('a new version of a list', () => {
  test('S-INV-5: asks only those whom the change concerns, confirms the others, and publishes what changed once', async () => {
    const before = (await screeningsOf(clean)).length;
    await importReleased(
      screener,
      adjudicator,
      withoutRecord(datedAt(inventedList, '2026-02-01T00:00:00Z'), 'QDe.904'),
    );
    await rosterScreened(screener);
    expect(await statusOf(officer, zarqun)).toBe('CLEAR');
    expect(await hitsOf(screener, zarqun)).toMatchObject([{ state: 'OBSOLETE' }]);
    expect(await screeningsOf(clean)).toHaveLength(before);
    const { partner } = await officer.ok(
      'query ($id: ID!) { partner(id: $id) { clearance { status checkedAt listVersions { version } } } }',
      { id: clean },
    );
    expect(partner.clearance).toMatchObject({
      status: 'CLEAR',
      listVersions: [{ version: expect.stringContaining('2026-02-01') }],
    });
    const run = await lastRun();
    expect([run.trigger, run.screened]).toEqual(['LIST_UPDATE', 1]);
    expect(run.confirmed).toBeGreaterThanOrEqual(2);
    const told = await query(
      `SELECT count(*)::int AS count FROM outbox_event WHERE type = 'sanctions.clearance-changed' AND subject = $1
       AND data ->> 'status' = 'CLEAR'`,
      [zarqun],
    );
    expect(told).toEqual([{ count: 1 }]);
  });

  test('what a clearance was, and on which versions, can be asked of any instant', async () => {
    const read =
      'query ($id: ID!, $at: DateTime) { partner(id: $id) { clearance(asOf: $at) { status listVersions { version } } } }';
    const [first] = (await screeningsOf(zarqun)).slice(-1);
    const { partner } = await officer.ok(read, { id: zarqun, at: first.checkedAt });
    expect(partner.clearance).toMatchObject({
      status: 'HITS_OPEN',
      listVersions: [first.listVersions[0].version].map((version) => ({ version })),
    });
    const early = await officer.ok(read, { id: zarqun, at: '2020-01-01T00:00:00Z' });
    expect(early.partner.clearance).toEqual({ status: 'UNKNOWN', listVersions: [] });
    const now = await officer.ok(read, { id: clean, at: system.clock.now().toISOString() });
    expect(now.partner.clearance).toMatchObject({
      status: 'CLEAR',
      listVersions: [{ version: expect.stringContaining('2026-02-01') }],
    });
  });

  test('an earlier screening replays on the versions of then, which are no longer in force', async () => {
    const past = (await screeningsOf(zarqun)).find(
      ({ status, scorerVersion }: { status: string; scorerVersion: string }) =>
        status === 'HITS_OPEN' && scorerVersion !== 'older',
    );
    const { replayScreening } = await screener.ok(
      'query ($id: ID!) { replayScreening(id: $id) { outcome recorded } }',
      { id: past.id },
    );
    expect(replayScreening).toEqual({ outcome: 'SAME', recorded: 1 });
  });

  test('L13: "not the same party" survives imports, until the entry has another name', async () => {
    await importReleased(screener, adjudicator, datedAt(inventedList, '2026-02-02T00:00:00Z'));
    await rosterScreened(screener);
    const hit = await onlyHit(screener, zarqun, 'OPEN');
    await screener.ok(adjudicate, decision(hit, 'FALSE_POSITIVE'));
    const proposed = (await hitsOf(screener, zarqun)).find(({ id }) => id === hit.id);
    if (proposed?.state !== 'FALSE_POSITIVE')
      await adjudicator.ok(adjudicate, decision(proposed ?? hit, 'FALSE_POSITIVE'));
    await eventuallyStatus(officer, zarqun, 'CLEAR');
    await importReleased(screener, adjudicator, datedAt(inventedList, '2026-02-03T00:00:00Z'));
    await rosterScreened(screener);
    expect(await statusOf(officer, zarqun)).toBe('CLEAR');
    const renamed = datedAt(inventedList, '2026-02-04T00:00:00Z').replace(
      'Zarqun Charity',
      'Zarqun Foundation for Relief',
    );
    await importReleased(screener, adjudicator, renamed);
    await rosterScreened(screener);
    expect(await statusOf(officer, zarqun)).toBe('HITS_OPEN');
    expect(await onlyHit(screener, zarqun, 'OPEN')).toMatchObject({ openedBecause: 'LISTING_CHANGED' });
  });
});

test('a number of the partner is screened with its names', async () => {
  const before = (await screeningsOf(clean)).length;
  await officer.ok(
    `mutation ($id: ID!) { addOrgIdentifier(input: { partnerId: $id, scheme: "GB-CHC", value: "1234567" }) { id } }`,
    { id: clean },
  );
  await eventually(async () => {
    expect((await screeningsOf(clean)).length).toBeGreaterThan(before);
    expect(await statusOf(officer, clean)).toBe('CLEAR');
  });
  expect(await query('SELECT identifiers FROM partner_basis WHERE partner_id = $1', [clean])).toEqual([
    { identifiers: [{ scheme: 'GB-CHC', value: '1234567', country: 'GB' }] },
  ]);
});

test('lists that only inform are hits for those who look at them, and block nobody', async () => {
  const partnerId = (await addPartner(officer, 'Haramka Trading Company')).id;
  await eventuallyStatus(officer, partnerId, 'HITS_OPEN');
  await query(`UPDATE list_source SET binding = 'INFORMATIVE' WHERE code = 'UNSC'`);
  try {
    await screened(screener, partnerId);
    expect(await statusOf(officer, partnerId)).toBe('CLEAR');
    expect(await onlyHit(screener, partnerId, 'OPEN')).toMatchObject({ subject: { externalId: 'SOe.905' } });
  } finally {
    await query(`UPDATE list_source SET binding = 'MANDATORY' WHERE code = 'UNSC'`);
  }
  await screened(screener, partnerId);
  expect(await statusOf(officer, partnerId)).toBe('HITS_OPEN');
  expect(await blockersOf(officer, partnerId)).not.toEqual([]);
});

test('another scorer screens everybody anew', async () => {
  await query(`UPDATE clearance SET scorer_version = 'older' WHERE partner_id = $1`, [clean]);
  await eventually(async () => expect((await screeningsOf(clean))[0]).toMatchObject({ trigger: 'SCORER_CHANGE' }));
});

test('S-INV-5: after a week everybody is screened anew, whatever the lists do', async () => {
  await system.travel(8 * 86_400_000);
  screener = await system.as('UNICEF', 'screener');
  officer = await system.as('UNHCR', 'officer');
  for (const partnerId of [clean, zarqun, affiliate]) {
    await eventually(async () =>
      expect((await screeningsOf(partnerId)).some(({ trigger }: { trigger: string }) => trigger === 'PERIODIC')).toBe(
        true,
      ),
    );
  }
  expect(await statusOf(officer, clean)).toBe('CLEAR');
});
