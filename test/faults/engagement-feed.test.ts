import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import type { Deployable } from '../support/deployable-process';
import { eventually } from '../support/eventually';
import { prepareSplitSystem, type SplitSystem } from '../support/split-system';

jest.setTimeout(400_000);

let system: SplitSystem;
let finance: Caller;
let partnerId: string;

/** On a busy machine a start takes longer than the patience of one look. */
async function up(name: Deployable): Promise<void> {
  system.launch(name);
  await eventually(() => system.ready(name), 90_000);
}

const record = 'mutation ($input: RecordEngagementInput!) { recordEngagement(input: $input) { id } }';
const recordOne = (number: number, amount: string) =>
  finance.ask(record, {
    input: {
      partnerId,
      externalId: `KILL-${number}`,
      country: 'SO',
      from: '2025-01-01',
      amount,
      undisbursed: '0',
      currency: 'USD',
      state: 'ACTIVE',
      idempotencyKey: `kill-${number}-${amount}`,
    },
  });

beforeAll(async () => {
  system = await prepareSplitSystem();
  // Sanctions and performance follow each other's feed: whichever comes first finds the other down.
  await Promise.all([up('registry'), up('sanctions')]);
  await up('performance');
  await up('gateway');
  finance = await system.as('UNDP', 'finance');
  const officer = await system.as('UNHCR', 'officer');
  partnerId = await eventually(async () => {
    const input = { legalName: 'Global Hands International', primaryType: 'INTERNATIONAL_NGO', countryOfOrigin: 'KE' };
    const add = 'mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }';
    return (await officer.ok(add, { input: { ...input, idempotencyKey: 'the-one-partner' } })).addPartner.id;
  }, 30_000);
  await eventually(async () => {
    const { errors } = await recordOne(0, '1');
    if (errors) throw new Error(JSON.stringify(errors));
  }, 30_000);
});

afterAll(() => system?.stop());

const query = <Row>(name: 'performance' | 'sanctions', sql: string, values: unknown[] = []) =>
  withClient(system.databases[name].adminUrl, async (client) => (await client.query(sql, values)).rows as Row[]);

test('I03: performance is killed again and again while agreements and recoveries come: nothing is missing or double', async () => {
  let stop = false;
  const wanted = new Map<number, string>();
  /** A caller that repeats with the same key until it is answered, as an ERP does. */
  const writer = async (lane: number) => {
    for (let turn = 1; !stop; turn += 1) {
      const [number, amount] = [lane * 10 + (turn % 5), String(1000 + turn)];
      const answered = await recordOne(number, amount).then(
        ({ errors }) => !errors,
        () => false,
      );
      if (answered) wanted.set(number, `${amount}.00`);
      else turn -= 1;
    }
  };
  const claims = Array.from({ length: 40 }, () => newId());
  const sanctions = async () => {
    for (const [index, claimId] of claims.entries()) {
      const claim = { claimId, partnerId, agency: 'UNDP', currency: 'USD', claimed: '100.00', writtenOff: '0.00' };
      for (const [step, recovered] of ['0.00', '40.00'].entries()) {
        const at = new Date(Date.UTC(2026, 0, 1 + step, 0, 0, index)).toISOString();
        await query(
          'sanctions',
          `INSERT INTO outbox_event (type, subject, audience, data) VALUES ('sanctions.recovery-changed', $1, 'INTERNAL', $2)`,
          [claimId, JSON.stringify({ ...claim, recovered, claimedOn: '2026-01-01', at })],
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  };
  const work = [writer(1), writer(2), writer(3), sanctions()];
  for (let kill = 0; kill < 3; kill += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await system.end('performance', 'SIGKILL');
    await up('performance');
  }
  await work[3];
  stop = true;
  await Promise.all(work);

  const rows = await query<{ id: string; number: string; amount: string; version: number; revisions: number }>(
    'performance',
    `SELECT e.id, substring(e.external_id FROM 6) AS number, e.amount_usd AS amount, e.version,
       (SELECT count(*)::int FROM engagement_revision r WHERE r.engagement_id = e.id) AS revisions
     FROM engagement e WHERE e.external_id <> 'KILL-0'`,
  );
  expect(new Map(rows.map(({ number, amount }) => [Number(number), amount]))).toEqual(wanted);
  for (const { version, revisions } of rows) expect(revisions).toBe(version);

  // Each version is told once, in its order, and sanctions ends with what performance has.
  const told = await eventually(async () => {
    const events = await query<{ subject: string; amounts: string[] }>(
      'performance',
      `SELECT subject, array_agg(data ->> 'amountUsd' ORDER BY position) AS amounts FROM outbox_event
       WHERE type = 'performance.engagement-changed' AND position IS NOT NULL GROUP BY subject`,
    );
    const bySubject = new Map(events.map(({ subject, amounts }) => [subject, amounts]));
    for (const { id, version } of rows) expect(bySubject.get(id)).toHaveLength(version);
    return bySubject;
  });
  for (const { id, amount } of rows) expect(told.get(id)?.at(-1)).toBe(amount);

  const rate = `{ recoveryRate(agency: "UNDP", year: 2026) { numerator denominator value } }`;
  await eventually(async () =>
    expect((await finance.ok(rate)).recoveryRate).toEqual({
      numerator: '1600.00',
      denominator: '4000.00',
      value: '40.00',
    }),
  );
  // Of a claim whose states came while nobody listened only the latest is told: the event is compacted.
  const [{ claims: known } = { claims: 0 }] = await query<{ claims: number }>(
    'performance',
    'SELECT count(DISTINCT claim_id)::int AS claims FROM recovery_claim_state',
  );
  expect(known).toBe(claims.length);
});
