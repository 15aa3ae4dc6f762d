import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(90_000);

const hour = 3_600_000;
let system: TestSystem;
let officer: Caller;
let partnerId: string;

const list = gunzipSync(readFileSync(join(__dirname, '../fixtures/lists/un-sc-consolidated-2026-02-27.xml.gz')));

async function importList() {
  const screener = await system.as('UNICEF', 'screener');
  const fileId = await screener.send('Sanctions', { kind: 'LIST_FILE', name: 'list.xml', bytes: list });
  await screener.ok('mutation ($fileId: ID!) { importList(input: { source: UNSC, fileId: $fileId }) { id } }', {
    fileId,
  });
}

async function blockers(purpose = 'APPLY'): Promise<string[]> {
  const { eligibility } = await officer.ok(
    `query ($id: ID!, $purpose: EligibilityPurpose!) {
       eligibility(partnerId: $id, agency: "UNHCR", purpose: $purpose) { eligible blockers { code message howToClear } } }`,
    { id: partnerId, purpose },
  );
  expect(eligibility.eligible).toBe(eligibility.blockers.length === 0);
  return eligibility.blockers.map(({ code, message }: { code: string; message: string }) => `${code}: ${message}`);
}

const becomesEligible = () => eventually(async () => expect(await blockers()).toEqual([]), 20_000);

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  const { addPartner } = await officer.ok(
    'mutation { addPartner(input: { legalName: "Baraka Water Trust", primaryType: NATIONAL_NGO, countryOfOrigin: "KE" }) { id } }',
  );
  partnerId = addPartner.id;
});

afterAll(() => system?.stop());

test('without any list nobody is cleared', async () => {
  await eventually(async () =>
    expect(await blockers()).toEqual([expect.stringMatching(/^CLEARANCE_STALE: .*no mandatory sanctions list/)]),
  );
});

test('a fresh list, a finished screening and a feed read to its end make a prospect eligible to apply, and only that', async () => {
  await importList();
  await becomesEligible();
  for (const purpose of ['SELECT', 'SIGN', 'PAY'])
    expect(await blockers(purpose)).toEqual([expect.stringMatching(/^NOT_REGISTERED/)]);
});

test('a feed that was not read for a minute fails closed until it is read again', async () => {
  await withClient(system.databases.registry.ownerUrl, async (client) => {
    // The consumer waits for its cursor, as it would for a service that is down.
    await client.query(`BEGIN; SELECT 1 FROM feed_cursor WHERE consumer = 'sanctions' FOR UPDATE`);
    system.clock.advance(61_000);
    await eventually(
      async () => expect(await blockers()).toEqual([expect.stringMatching(/^CLEARANCE_STALE: .*feed/)]),
      20_000,
    );
    await client.query('COMMIT');
  });
  await becomesEligible();
});

test('a change of the name asks for a new screening', async () => {
  await officer.ok(
    'mutation ($id: ID!) { renamePartner(input: { partnerId: $id, legalName: "Al Rashed Trust", expectedVersion: 1 }) { version } }',
    { id: partnerId },
  );
  await eventually(async () => expect(await blockers()).toEqual([expect.stringMatching(/^HITS_OPEN/)]));
});

test('a list that nobody confirmed for more than a day fails closed, and known hits still show', async () => {
  system.clock.advance(25 * hour);
  officer = await system.as('UNHCR', 'officer');
  await eventually(async () => {
    const found = await blockers();
    expect(found).toEqual([expect.stringMatching(/^CLEARANCE_STALE: .*UNSC/), expect.stringMatching(/^HITS_OPEN/)]);
    expect(found[0]).not.toMatch(/feed/);
  }, 20_000);
  await importList();
  await eventually(async () => expect(await blockers()).toEqual([expect.stringMatching(/^HITS_OPEN/)]), 20_000);
});

test('an agency and a partner that do not exist are NOT_FOUND', async () => {
  const ask = (id: string, agency: string) =>
    officer.refusal(
      'query ($id: ID!, $agency: String!) { eligibility(partnerId: $id, agency: $agency) { eligible } }',
      { id, agency },
    );
  expect(await ask(partnerId, 'NOBODY')).toBe('NOT_FOUND');
  expect(await ask('01a1fd10-0000-7000-8000-000000000000', 'UNHCR')).toBe('NOT_FOUND');
});
