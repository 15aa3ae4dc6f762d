import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let finance: Caller;
let investigator: Caller;
let stranger: Caller;
let partnerId: string;
let engagementId: string;

const recordLoss = 'mutation ($input: RecordLossInput!) { recordLoss(input: $input) { id status amountUsd version } }';
const updateLoss =
  'mutation ($input: UpdateLossInput!) { updateLoss(input: $input) { id status amount amountUsd kind version } }';
const inputOf = (change: Record<string, unknown> = {}) => ({
  engagementId,
  amount: '184250',
  currency: 'USD',
  kind: 'FRAUD',
  status: 'CONFIRMED',
  occurredOn: '2025-11-01',
  ...change,
});
const sums = async (by: Caller) =>
  (
    await by.ok(
      `query ($id: ID!) { partner(id: $id) { losses { events lostUsd recoveredUsd writtenOffUsd
         byAgency { agency { code } events lostUsd } } } }`,
      { id: partnerId },
    )
  ).partner.losses;
const list = `query ($first: Int! = 25) { lossEvents(first: $first) { totalCount edges { node { id kind engagement { externalId } } } } }`;

beforeAll(async () => {
  system = await startTestSystem();
  finance = await system.as('UNDP', 'finance');
  investigator = await system.as('UNDP', 'investigator');
  stranger = await system.as('UNICEF', 'admin');
  const officer = await system.as('UNHCR', 'officer');
  const { addPartner } = await officer.ok('mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }', {
    input: { legalName: 'Global Hands International', primaryType: 'INTERNATIONAL_NGO', countryOfOrigin: 'KE' },
  });
  partnerId = addPartner.id;
  const input = { partnerId, externalId: 'UNDP-SO-1', country: 'SO', from: '2025-01-01', currency: 'USD' };
  const { recordEngagement } = await eventually(() =>
    finance.ok('mutation ($input: RecordEngagementInput!) { recordEngagement(input: $input) { id } }', {
      input: { ...input, amount: '1200000', undisbursed: '400000', state: 'ACTIVE' },
    }),
  );
  engagementId = recordEngagement.id;
}, 60_000);

afterAll(() => system?.stop());

test('a suspicion is in no sum; an established loss is, and what became of it', async () => {
  const suspected = await investigator.ok(recordLoss, { input: inputOf({ status: 'SUSPECTED' }) });
  expect(await sums(stranger)).toMatchObject({ events: 0, lostUsd: '0.00', byAgency: [] });
  const { id } = suspected.recordLoss;
  const confirmed = { lossId: id, status: 'CONFIRMED', amount: '180000.50', expectedVersion: 1 };
  expect((await investigator.ok(updateLoss, { input: confirmed })).updateLoss).toMatchObject({
    status: 'CONFIRMED',
    amountUsd: '180000.50',
    version: 2,
  });
  await finance.ok(recordLoss, { input: inputOf({ amount: '1000', kind: 'THEFT' }) });
  expect(await sums(stranger)).toEqual({
    events: 2,
    lostUsd: '181000.50',
    recoveredUsd: '0.00',
    writtenOffUsd: '0.00',
    byAgency: [{ agency: { code: 'UNDP' }, events: 2, lostUsd: '181000.50' }],
  });
  await finance.ok(updateLoss, { input: { lossId: id, status: 'RECOVERED', expectedVersion: 2 } });
  expect(await sums(stranger)).toMatchObject({ lostUsd: '181000.50', recoveredUsd: '180000.50' });
  const again = (input: Record<string, unknown>) => finance.refusal(updateLoss, { input: { lossId: id, ...input } });
  expect(await again({ status: 'CONFIRMED', expectedVersion: 3 })).toBe('CONFLICT / INVALID_STATE');
  expect(await again({ status: 'CONFIRMED', expectedVersion: 2 })).toBe('CONFLICT / VERSION_CONFLICT');
  const { rows } = await withClient(system.databases.performance.adminUrl, (client) =>
    client.query('SELECT version, status FROM loss_event_revision WHERE loss_id = $1 ORDER BY version', [id]),
  );
  expect(rows.map(({ status }) => status)).toEqual(['SUSPECTED', 'CONFIRMED', 'RECOVERED']);
});

test('an unfounded suspicion that was counted leaves the sum again', async () => {
  const before = await sums(stranger);
  const { recordLoss: loss } = await finance.ok(recordLoss, { input: inputOf({ amount: '5' }) });
  await finance.ok(updateLoss, { input: { lossId: loss.id, status: 'UNFOUNDED', expectedVersion: 1 } });
  expect(await sums(stranger)).toEqual(before);
});

test('losses at the same time are all in the sum', async () => {
  const before = Number((await sums(stranger)).lostUsd);
  await Promise.all(Array.from({ length: 8 }, () => finance.ok(recordLoss, { input: inputOf({ amount: '1' }) })));
  expect(Number((await sums(stranger)).lostUsd)).toBe(before + 8);
});

test('OWNER_ONLY: another agency finds neither the loss nor the agreement to hang one on, the partner nothing', async () => {
  const { recordLoss: loss } = await finance.ok(recordLoss, { input: inputOf() });
  const one = 'query ($id: ID!) { lossEvent(id: $id) { id amount } }';
  expect((await finance.ok(one, { id: loss.id })).lossEvent).toEqual({ id: loss.id, amount: '184250' });
  expect((await stranger.ok(one, { id: loss.id })).lossEvent).toBeNull();
  expect((await stranger.ok(list)).lossEvents).toEqual({ totalCount: 0, edges: [] });
  expect(await stranger.refusal(recordLoss, { input: inputOf() })).toBe('NOT_FOUND');
  const update = { lossId: loss.id, status: 'UNFOUNDED', expectedVersion: 1 };
  expect(await stranger.refusal(updateLoss, { input: update })).toBe('NOT_FOUND');
  const reader = await system.as('WFP', 'reader');
  const director = await system.as('PARTNER_USERS', 'director');
  for (const nobody of [reader, director]) {
    expect(await nobody.refusal(one, { id: loss.id })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await nobody.refusal(recordLoss, { input: inputOf() })).toBe('FORBIDDEN / ROLE_REQUIRED');
  }
  const legal = await system.as('UNDP', 'legal');
  expect((await legal.ok(one, { id: loss.id })).lossEvent).toEqual({ id: loss.id, amount: '184250' });
  expect(await legal.refusal(updateLoss, { input: update })).toBe('FORBIDDEN / ROLE_REQUIRED');
});

test('what cannot be true is refused; a repeated key gives the first loss', async () => {
  const refuse = (change: Record<string, unknown>) => finance.refusal(recordLoss, { input: inputOf(change) });
  expect(await refuse({ amount: '0' })).toBe('INVALID_INPUT');
  expect(await refuse({ currency: 'KES' })).toBe('INVALID_INPUT / RATE_REQUIRED');
  expect(await refuse({ status: 'RECOVERED' })).toBe('INVALID_INPUT');
  expect(await refuse({ occurredOn: '2999-01-01' })).toBe('INVALID_INPUT');
  expect(await refuse({ engagementId: partnerId })).toBe('NOT_FOUND');
  const input = inputOf({ idempotencyKey: 'loss-key-0001' });
  const [first, second] = [await finance.ok(recordLoss, { input }), await finance.ok(recordLoss, { input })];
  expect(second).toEqual(first);
  expect(await refuse({ idempotencyKey: 'loss-key-0001', amount: '9' })).toBe('CONFLICT / IDEMPOTENCY_KEY_REUSED');
});

test('a page costs the same number of statements and is on record', async () => {
  for (const first of [2, 8]) {
    // Rows, their count, the record of reading them, and their agreements.
    const { lossEvents } = await expectSql(4, () => finance.ok(list, { first }));
    expect(lossEvents.edges).toHaveLength(first);
  }
});
