import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let finance: Caller;
let stranger: Caller;

const rate = `query ($agency: String, $year: Int!, $quarter: Int, $currency: String! = "USD", $asOf: DateTime) {
  recoveryRate(agency: $agency, year: $year, quarter: $quarter, currency: $currency, asOf: $asOf) {
    code currency numerator denominator value suppressed otherCurrencies dataAsOf } }`;
const rateOf = async (by: Caller, variables: Record<string, unknown>) =>
  (await by.ok(rate, { year: 2026, ...variables })).recoveryRate;

const stateOf = (change: Record<string, unknown>) => ({
  claimId: newId(),
  partnerId: newId(),
  agency: 'UNDP',
  currency: 'USD',
  claimed: '184250.00',
  recovered: '0.00',
  writtenOff: '0.00',
  claimedOn: '2026-02-10',
  at: '2026-02-10T10:00:00.000Z',
  ...change,
});

/** As sanctions writes them in its own transaction. */
const publish = (...states: Record<string, unknown>[]) =>
  withClient(system.databases.sanctions.adminUrl, async (client) => {
    for (const data of states) {
      await client.query(
        `INSERT INTO outbox_event (type, subject, audience, data) VALUES ('sanctions.recovery-changed', $1, 'INTERNAL', $2)`,
        [data.claimId, JSON.stringify(data)],
      );
    }
  });

beforeAll(async () => {
  system = await startTestSystem();
  finance = await system.as('UNDP', 'finance');
  stranger = await system.as('WFP', 'reader');
}, 60_000);

afterAll(() => system?.stop());

test('JIU-95, story 4.b: 60,000 of 184,250 is 32.56 %, and before the payment it was nothing', async () => {
  const claim = stateOf({});
  const paid = { ...claim, recovered: '60000.00', at: '2026-03-05T10:00:00.000Z' };
  const now = { agency: 'UNDP', asOf: '2026-06-01T00:00:00Z' };
  await publish(claim);
  // The event is compacted: a state that nobody has heard of when the next one comes is not told any more.
  await eventually(async () => expect(await rateOf(finance, now)).toMatchObject({ value: '0.00' }));
  await publish(paid);
  await eventually(async () =>
    expect(await rateOf(finance, now)).toEqual({
      code: 'RECOVERY_RATE',
      currency: 'USD',
      numerator: '60000.00',
      denominator: '184250.00',
      value: '32.56',
      suppressed: false,
      otherCurrencies: [],
      dataAsOf: expect.any(String),
    }),
  );
  expect(await rateOf(finance, { ...now, asOf: '2026-03-01T00:00:00Z' })).toMatchObject({ value: '0.00' });
  expect(await rateOf(finance, { ...now, asOf: '2026-01-01T00:00:00Z' })).toMatchObject({
    value: null,
    denominator: '0.00',
  });
  expect(await rateOf(finance, { ...now, quarter: 1 })).toMatchObject({ value: '32.56' });
  expect(await rateOf(finance, { ...now, quarter: 2 })).toMatchObject({ value: null, suppressed: false });
  expect(await rateOf(finance, { ...now, year: 2025 })).toMatchObject({ value: null });
});

test('a state that comes again, or late, changes nothing that is newer', async () => {
  const claim = stateOf({ agency: 'UNICEF', claimedOn: '2024-05-01' });
  const early = { ...claim, at: '2024-05-02T00:00:00.000Z' };
  const late = { ...claim, recovered: '184250.00', at: '2024-08-01T00:00:00.000Z' };
  await publish(late);
  await publish(early, late);
  const owner = await system.as('UNICEF', 'admin');
  await eventually(async () =>
    expect(await rateOf(owner, { agency: 'UNICEF', year: 2024 })).toMatchObject({ value: '100.00' }),
  );
});

test('P-INV-4: others see no figure that tells of fewer than five partners; currencies are never added up', async () => {
  expect(await rateOf(stranger, { agency: 'UNDP', asOf: '2026-06-01T00:00:00Z' })).toMatchObject({
    value: null,
    numerator: null,
    denominator: null,
    suppressed: true,
  });
  const more = Array.from({ length: 4 }, () => stateOf({ claimed: '100.00', recovered: '50.00' }));
  await publish(...more, stateOf({ currency: 'KES', claimed: '999' }));
  const expected = { denominator: '184650.00', numerator: '60200.00', value: '32.60', suppressed: false };
  const asOf = '2026-06-01T00:00:00Z';
  await eventually(async () => expect(await rateOf(finance, { agency: 'UNDP', asOf })).toMatchObject(expected));
  expect(await rateOf(stranger, { agency: 'UNDP', asOf })).toMatchObject({ ...expected, otherCurrencies: [] });
  expect(await rateOf(stranger, { agency: 'UNDP', asOf, quarter: 1 })).toMatchObject({ suppressed: true });
  await eventually(async () =>
    expect(await rateOf(finance, { agency: 'UNDP', asOf })).toMatchObject({ otherCurrencies: ['KES'] }),
  );
  expect(await rateOf(finance, { currency: 'KES', asOf })).toMatchObject({ denominator: '999.00' });
  const director = await system.as('PARTNER_USERS', 'director');
  expect(await director.refusal(rate, { year: 2026 })).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await finance.refusal(rate, { year: 2026, quarter: 5 })).toBe('INVALID_INPUT');
  expect(await finance.refusal(rate, { year: 2026, currency: 'USDT' })).toBe('INVALID_INPUT');
});
