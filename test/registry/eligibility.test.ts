import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { addPartner, blockersOf, codesOf, register, tellClearance, verify } from './standing-facts';

jest.setTimeout(90_000);

const hour = 3_600_000;
let system: TestSystem;
let officer: Caller;
let partnerId: string;

const list = gunzipSync(readFileSync(join(__dirname, '../fixtures/lists/un-sc-consolidated-2026-02-27.xml.gz')));

async function importList() {
  const screener = await system.as('UNICEF', 'screener');
  const fileId = await screener.send('Sanctions', { kind: 'LIST_FILE', name: 'list.xml', bytes: list });
  await screener.ok('mutation ($fileId: ID!) { importList(input: { source: "UNSC", fileId: $fileId }) { id } }', {
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
  const { addPartner: added } = await officer.ok(
    'mutation { addPartner(input: { legalName: "Baraka Water Trust", primaryType: NATIONAL_NGO, countryOfOrigin: "KE" }) { id } }',
  );
  partnerId = added.id;
  await register(system, partnerId, { state: 'PROFILE_COMPLETE', standing: 'PROSPECT' });
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
    expect((await blockers(purpose)).slice(0, 2)).toEqual([
      expect.stringMatching(/^NOT_REGISTERED: .*PROFILE_COMPLETE/),
      expect.stringMatching(/^VERIFICATION_PENDING/),
    ]);
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

describe('of a partner that is registered and verified', () => {
  const day = 24 * hour;
  let id: string;
  let admin: Caller;
  let reader: Caller;
  /** Instants between which one thing was recorded each. */
  const moments: Record<string, Date> = {};

  const moment = async (name: string) => {
    // What is recorded within the millisecond of a moment would be on both sides of it.
    await new Promise((resolve) => setTimeout(resolve, 5));
    moments[name] = system.clock.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const setRule = (input: object) =>
    admin.ok('mutation Set($input: SetEligibilityRuleInput!) { setEligibilityRule(input: $input) { id } }', { input });

  /** Agreements of UNHCR with it, and what paying under them is kept from by. */
  const dayFromNow = (days: number) => new Date(system.clock.now().getTime() + days * day).toISOString().slice(0, 10);
  const agree = (change: object = {}, by = admin) =>
    eventually(() =>
      by.ok('mutation Agree($input: RecordEngagementInput!) { recordEngagement(input: $input) { id } }', {
        input: {
          ...{ partnerId: id, externalId: 'MAJI-1', country: 'KE', from: dayFromNow(-10), to: dayFromNow(10) },
          ...{ amount: '1000', undisbursed: '400', currency: 'USD', state: 'ACTIVE' },
          ...change,
        },
      }),
    );
  const paying = async (asked: object = {}, by = officer) => codesOf(by, id, { purpose: 'PAY', ...asked });
  const becomes = (codes: string[]) => eventually(async () => expect(await paying()).toEqual(codes));
  const required = ['AGREEMENT_REQUIRED'];

  beforeAll(async () => {
    [admin, reader] = [await system.as('UNHCR', 'admin'), await system.as('WFP', 'reader')];
    await moment('before it was there');
    id = await addPartner(officer, 'Maji Safi Cooperative');
    await eventually(async () =>
      expect(await codesOf(officer, id, { purpose: 'APPLY' })).toEqual(['PROFILE_NOT_CURRENT']),
    );
    await moment('as a prospect');
    await register(system, id);
    await moment('registered');
    await verify(await system.as('UNICEF', 'verifier'), id);
    await moment('verified');
  });

  test('eligibility and capabilities are two views of one rule', async () => {
    const { partner } = await officer.ok(
      `query Both($id: ID!) { partner(id: $id) { capabilities(agency: "UNHCR") {
         canApply canBeSelected canSign canReceiveFunds blockers { code } agencyDecisionsIncluded } } }`,
      { id },
    );
    const of = async (purpose: string) => codesOf(officer, id, { purpose });
    expect(partner.capabilities).toEqual({
      canApply: (await of('APPLY')).length === 0,
      canBeSelected: (await of('SELECT')).length === 0,
      canSign: (await of('SIGN')).length === 0,
      canReceiveFunds: (await of('PAY')).length === 0,
      blockers: [...(await of('SIGN')), ...(await of('PAY'))].map((code) => ({ code })),
      agencyDecisionsIncluded: true,
    });
    expect(partner.capabilities).toMatchObject({ canApply: true, canBeSelected: true, canSign: false });
  });

  test('JIU-13: an agency says which types it engages; it binds that agency, and what names more counts', async () => {
    await setRule({ eligible: false });
    expect(await codesOf(officer, id)).toEqual(['TYPE_NOT_ELIGIBLE']);
    expect(await codesOf(reader, id, { agency: 'WFP' })).toEqual([]);
    await setRule({ partnerType: 'NATIONAL_NGO', eligible: true, conditions: 'Registered in the country' });
    expect(await codesOf(officer, id)).toEqual([]);
    await setRule({ partnerType: 'NATIONAL_NGO', track: 'NON_PROFIT', eligible: false, effectiveFrom: '2090-01-01' });
    expect(await codesOf(officer, id)).toEqual([]);
    const { eligibilityRules } = await reader.ok(
      '{ eligibilityRules(agency: "UNHCR") { totalCount edges { node { eligible conditions agency { code } effectiveFrom } } } }',
    );
    expect(eligibilityRules).toMatchObject({
      totalCount: 3,
      edges: [{ node: { effectiveFrom: '2090-01-01' } }, {}, {}],
    });
    const set = 'mutation { setEligibilityRule(input: { eligible: false }) { id } }';
    for (const caller of [officer, reader]) expect(await caller.refusal(set)).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  describe('UNHCR-51: funds are transferred under an agreement in force', () => {
    test('of the agency itself, as it stands now and as it stood', async () => {
      await agree({ externalId: 'WFP-MAJI' }, await system.as('WFP', 'admin'));
      await eventually(async () => expect(await paying({ agency: 'WFP' }, reader)).toEqual([]));
      expect(await paying()).toEqual(required);
      await moment('without an agreement');
      await agree();
      await becomes([]);
      await moment('under an agreement');
      for (const state of ['SUSPENDED', 'CLOSED', 'PLANNED']) {
        await agree({ state });
        await becomes(required);
      }
      expect(await paying({ asOf: moments['without an agreement'] })).toEqual(required);
      expect(await paying({ asOf: moments['under an agreement'] })).toEqual([]);
    });

    test('until thirty days after its last day, and no longer than it is told to be about this partner', async () => {
      await agree({ to: dayFromNow(-5) });
      await becomes([]);
      await agree({ from: dayFromNow(-90), to: dayFromNow(-31) });
      await becomes(required);
      const [over] = await blockersOf(officer, id, { purpose: 'PAY' });
      expect(over).toMatchObject({ source: 'performance', message: expect.stringContaining('the 30 days to settle') });
      await agree();
      await becomes([]);
      const other = await addPartner(officer, 'Maji Safi Trust');
      await agree({ partnerId: other });
      await becomes(required);
      // A merge makes the facts of one partner those of the other.
      const redirects = (text: string) =>
        withClient(system.databases.registry.adminUrl, (client) => client.query(text, [other, id]));
      await redirects('INSERT INTO partner_redirect (old_id, survivor_id) VALUES ($1, $2)');
      expect(await paying()).toEqual([]);
      await redirects('DELETE FROM partner_redirect WHERE old_id = $1 AND survivor_id = $2');
      expect(await paying()).toEqual(required);
    });
  });

  test('the future is not answered', async () => {
    const asOf = new Date(system.clock.now().getTime() + day);
    expect(
      await officer.refusal(
        'query Future($id: ID!, $asOf: DateTime!) { eligibility(partnerId: $id, agency: "UNHCR", asOf: $asOf) { eligible } }',
        { id, asOf },
      ),
    ).toBe('INVALID_INPUT');
  });

  test('asOf answers with what had been recorded by then, whatever came later (UNHCR-68)', async () => {
    const at = (name: string, more = {}) => codesOf(officer, id, { asOf: moments[name], ...more });
    // A suspension of today, system-wide and of the agency, a hold, new hits and a new name do not change yesterday.
    const suspend =
      'mutation Suspend($input: SuspendPartnerInput!) { suspendPartner(input: $input) { partner { id } } }';
    const input = { partnerId: id, scope: 'AGENCY', reason: 'OTHER', note: 'Later' };
    await admin.ok(suspend, { input });
    await moment('suspended by UNHCR');
    await admin.ok(
      `mutation Hold($id: ID!) { placeHold(input: { partnerId: $id, code: "LATER", message: "m", purposes: [SELECT] }) { id } }`,
      { id },
    );
    await moment('on hold');
    await tellClearance(system, id, 'BLOCKED');
    await eventually(async () => expect(await codesOf(officer, id)).toContain('BLOCKED'));
    await moment('blocked');

    expect(await at('before it was there')).toContain('NOT_IN_ROSTER');
    expect(await at('as a prospect')).toContain('NOT_REGISTERED');
    expect(await at('as a prospect', { purpose: 'APPLY' })).toEqual(['PROFILE_NOT_CURRENT']);
    expect(await at('registered')).toEqual(['VERIFICATION_PENDING']);
    expect(await at('verified')).toEqual([]);
    expect(await at('suspended by UNHCR')).toEqual(['AGENCY_SUSPENDED']);
    expect(await at('on hold')).toEqual(['AGENCY_SUSPENDED', 'LATER']);
    expect(await at('blocked')).toEqual([
      'STANDING_SUSPENDED',
      'AGENCY_SUSPENDED',
      'HIT_CONFIRMED',
      'LATER',
      'BLOCKED',
    ]);
    expect(await codesOf(officer, id)).toEqual(await at('blocked'));
  });

  test('of another agency nothing is told that is its own, and it says so', async () => {
    const codes = await codesOf(reader, id, { agency: 'UNHCR' });
    expect(codes).not.toContain('AGENCY_SUSPENDED');
    expect(codes).not.toContain('LATER');
    expect(codes).toContain('STANDING_SUSPENDED');
  });

  test('an agreement ends by the day itself, whether or not anybody tells so', async () => {
    await agree();
    await eventually(async () => expect(await paying()).not.toContain('AGREEMENT_REQUIRED'));
    system.clock.advance(41 * day);
    officer = await system.as('UNHCR', 'officer');
    await eventually(async () => expect(await paying()).toContain('AGREEMENT_REQUIRED'), 20_000);
  });
});

test('a page of partners costs the same number of statements, however long it is', async () => {
  for (let number = 0; number < 12; number++) await addPartner(officer, `Budget ${number}`);
  const list = `query List($first: Int!) { searchPartners(first: $first) { edges { node {
    capabilities(agency: "UNHCR") { canApply canBeSelected canSign canReceiveFunds blockers { code } } } } } }`;
  const count = async (first: number) => {
    const { searchPartners } = await expectSql(22, () => officer.ok(list, { first }));
    return searchPartners.edges.length;
  };
  expect(await count(2)).toBe(2);
  expect(await count(14)).toBe(14);
});
