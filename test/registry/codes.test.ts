import { openDatabase } from '@partner-commons/platform/database';
import { newId } from '@partner-commons/platform/id';
import { createBackground } from '@partner-commons/platform/work';
import { compose } from '@partner-commons/registry/context';
import type { PartnerStanding } from '@partner-commons/registry/identity/partners/partner.entity';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  addReadyPartner,
  assignPartnerCode,
  becomesClear,
  importList,
  putDeclaration,
  registerPartner,
} from './ready-partner';
import { addPartner, putRegistration, stateOf } from './registered-partner';

jest.setTimeout(120_000);

const hour = 3_600_000;
let system: TestSystem;
let officer: Caller;
let admin: Caller;
let erp: Caller;

async function signIn() {
  officer = await system.as('UNHCR', 'officer');
  admin = await system.as('UNHCR', 'admin');
  erp = await system.as('UNHCR', 'erp');
}

const owner = <Row>(sql: string, values: unknown[] = []) =>
  withClient(system.databases.registry.ownerUrl, async (client) => (await client.query(sql, values)).rows as Row[]);

const ask = (partnerId: string, more: object = {}) => ({
  input: { partnerId, agency: 'UNHCR', system: 'MSRP', ...more },
});
const acknowledge = `mutation ($id: ID!, $value: String!) {
  acknowledgeErpCode(input: { identifierId: $id, value: $value }) { id value status assignedAt } }`;
const partnerQuery = `query ($id: ID!) { partner(id: $id) {
  uniqueNumber standing registeredAt agencyIdentifiers { id system value status agency { code } } } }`;
const partnerOf = async (id: string) => (await officer.ok(partnerQuery, { id })).partner;

beforeAll(async () => {
  system = await startTestSystem();
  await signIn();
  await importList(system);
});

afterAll(() => system?.stop());

describe('R-INV-1: a code is assigned only to a partner that has all of it', () => {
  let partnerId: string;

  beforeAll(async () => {
    partnerId = await addReadyPartner(system, officer, 'Harbour Relief Society');
  });

  const refusal = (id = partnerId) => admin.refusal(assignPartnerCode, ask(id));

  test('not before the profile is complete, and not without a registration', async () => {
    const early = await addPartner(officer, 'Early Bird Association');
    expect(await refusal(early)).toBe('CONFLICT / INVALID_STATE');
    for (const state of ['DECLARATION_REVIEW', 'PROFILE_OPEN', 'WITHDRAWN']) {
      await putRegistration(system, early, state);
      expect([state, await refusal(early)]).toEqual([state, 'CONFLICT / INVALID_STATE']);
    }
  });

  test('not without a valid declaration', async () => {
    await owner(`UPDATE declaration_event SET state = 'INVALIDATED'`);
    await owner(`UPDATE partner_declaration SET state = 'INVALIDATED'`);
    expect(await refusal()).toBe('PRECONDITION_FAILED / MISSING_REQUIREMENT');
    await putDeclaration(system, partnerId);
  });

  test('not while a hold for all agencies is in force; one of a single agency does not count', async () => {
    const place = (agency: string | null) =>
      owner(
        `INSERT INTO eligibility_hold (id, partner_id, source, code, message, agency, purposes, since, placed_by, placed_at)
         VALUES ($1, $2, 'MANUAL', 'TEST', 'Test', $3, '{APPLY,SELECT}', now() - interval '1 day', 'test',
                 now() - interval '1 day')`,
        [newId(), partnerId, agency],
      );
    await place(null);
    const { errors } = await admin.ask(assignPartnerCode, ask(partnerId));
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'PRECONDITION_FAILED',
      reason: 'BLOCKED_BY_HOLD',
      rule: 'R-INV-1',
      facts: { holds: ['TEST'] },
    });
    await owner('DELETE FROM eligibility_hold WHERE partner_id = $1', [partnerId]);
    await place('WFP');
  });

  test('not while a match with a list is open, nor when it was confirmed', async () => {
    for (const status of ['HITS_OPEN', 'BLOCKED']) {
      await owner('UPDATE clearance SET status = $2 WHERE partner_id = $1', [partnerId, status]);
      expect(await refusal()).toBe('PRECONDITION_FAILED / BLOCKED_BY_SCREENING');
    }
    await owner(`UPDATE clearance SET status = 'CLEAR' WHERE partner_id = $1`, [partnerId]);
  });

  test('not while the clearance is of an older basis, or there is none', async () => {
    await owner(`UPDATE clearance SET basis_hash = 'older' WHERE partner_id = $1`, [partnerId]);
    expect(await refusal()).toBe('PRECONDITION_FAILED / CLEARANCE_STALE');
    await owner(
      'UPDATE clearance c SET basis_hash = p.basis_hash FROM partner p WHERE p.id = c.partner_id AND p.id = $1',
      [partnerId],
    );
    await owner(`UPDATE clearance SET status = 'UNKNOWN' WHERE partner_id = $1`, [partnerId]);
    expect(await refusal()).toBe('PRECONDITION_FAILED / CLEARANCE_STALE');
    await owner(`UPDATE clearance SET status = 'CLEAR' WHERE partner_id = $1`, [partnerId]);
  });

  test.each(['SUSPENDED', 'INELIGIBLE', 'INACTIVE', 'UNDER_REVIEW'])(
    'not while its standing is %s',
    async (standing) => {
      await owner('UPDATE partner SET standing = $2 WHERE id = $1', [partnerId, standing]);
      expect(await refusal()).toBe('PRECONDITION_FAILED / BLOCKED_BY_STANDING');
      await owner(`UPDATE partner SET standing = 'PROSPECT' WHERE id = $1`, [partnerId]);
    },
  );

  test('not by another agency, nor by somebody without the role', async () => {
    expect(await admin.refusal(assignPartnerCode, ask(partnerId, { agency: 'WFP' }))).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await officer.refusal(assignPartnerCode, ask(partnerId))).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await system.anybody.refusal(assignPartnerCode, ask(partnerId))).toBe('UNAUTHENTICATED');
    expect(await admin.refusal(assignPartnerCode, ask(newId()))).toBe('NOT_FOUND');
  });

  test('not with a list that nobody confirmed for 30 hours: it fails closed until somebody does', async () => {
    system.clock.advance(30 * hour);
    await signIn();
    await eventually(async () => {
      const { errors } = await admin.ask(assignPartnerCode, ask(partnerId));
      expect(errors?.[0]?.extensions).toMatchObject({ reason: 'CLEARANCE_STALE', rule: 'R-INV-1' });
      // Once the feed has been read again, only the age of the list is left.
      expect(errors?.[0]?.extensions.facts).toEqual({
        stale: [expect.stringMatching(/^the UNSC list was last confirmed/)],
      });
    }, 30_000);
    expect(await stateOf(system, partnerId)).toBe('PROFILE_COMPLETE');
    expect((await partnerOf(partnerId)).uniqueNumber).toBeNull();
    await importList(system);
    await becomesClear(system, partnerId);
  });

  test('with all of it: a unique number, a code on request, REGISTERED and ACTIVE', async () => {
    const before = await partnerOf(partnerId);
    expect(before).toMatchObject({ uniqueNumber: null, standing: 'PROSPECT', agencyIdentifiers: [] });
    const { assignPartnerCode: code } = await admin.ok(assignPartnerCode, ask(partnerId, { businessArea: 'SOM01' }));
    expect(code).toMatchObject({
      system: 'MSRP',
      kind: 'PARTNER_CODE',
      value: null,
      status: 'REQUESTED',
      businessArea: 'SOM01',
      agency: { code: 'UNHCR' },
    });
    const after = await partnerOf(partnerId);
    expect(after.uniqueNumber).toMatch(/^UNIP-\d{7}-\d{2}$/);
    expect(after).toMatchObject({ standing: 'ACTIVE', registeredAt: expect.any(String) });
    expect(await stateOf(system, partnerId)).toBe('REGISTERED');
    const events = await owner<{ type: string; count: number }>(
      `SELECT type, count(*)::int AS count FROM outbox_event
       WHERE type IN ('registry.partner-code-requested', 'registry.notice-due', 'registry.standing-changed')
         AND data ->> 'partnerId' = $1 GROUP BY type ORDER BY type`,
      [partnerId],
    );
    expect(events.map(({ type }) => type)).toEqual([
      'registry.notice-due',
      'registry.partner-code-requested',
      'registry.standing-changed',
    ]);
  });

  test('a second code of the same kind is refused; another agency adds its own to the same number', async () => {
    const { uniqueNumber } = await partnerOf(partnerId);
    expect(await admin.refusal(assignPartnerCode, ask(partnerId, { businessArea: 'SOM01' }))).toBe(
      'CONFLICT / ALREADY_ASSIGNED',
    );
    await admin.ok(assignPartnerCode, ask(partnerId, { kind: 'VENDOR_NUMBER' }));
    expect(await partnerOf(partnerId)).toMatchObject({ uniqueNumber, agencyIdentifiers: [{}, {}] });
  });
});

describe('R-INV-2: codes are unique, final and never given again', () => {
  let first: string;
  let second: string;
  let firstCode: string;
  let secondCode: string;

  beforeAll(async () => {
    first = await addReadyPartner(system, officer, 'First Lighthouse Trust');
    second = await addReadyPartner(system, officer, 'Second Lighthouse Fund');
    firstCode = await registerPartner(system, first);
    secondCode = await registerPartner(system, second);
  });

  test('the system of the agency gives the code, and the same word twice changes nothing', async () => {
    const { acknowledgeErpCode } = await erp.ok(acknowledge, { id: firstCode, value: '1234567' });
    expect(acknowledgeErpCode).toMatchObject({ value: '1234567', status: 'ACTIVE', assignedAt: expect.any(String) });
    expect((await erp.ok(acknowledge, { id: firstCode, value: '1234567' })).acknowledgeErpCode).toEqual(
      acknowledgeErpCode,
    );
    const [count] = await owner<{ count: number }>(
      `SELECT count(*)::int AS count FROM outbox_event WHERE type = 'registry.partner-code-assigned' AND data ->> 'identifierId' = $1`,
      [firstCode],
    );
    expect(count).toEqual({ count: 1 });
  });

  test('it never changes and is given to nobody else', async () => {
    expect(await erp.refusal(acknowledge, { id: firstCode, value: '7654321' })).toBe('CONFLICT / CODE_FINAL');
    expect(await erp.refusal(acknowledge, { id: secondCode, value: '1234567' })).toBe('CONFLICT / CODE_TAKEN');
    await erp.ok(acknowledge, { id: secondCode, value: 'AB-0099' });
  });

  test('nobody acknowledges for another agency', async () => {
    const other = await system.as('WFP', 'steward');
    expect(await other.refusal(acknowledge, { id: firstCode, value: '1' })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await officer.refusal(acknowledge, { id: firstCode, value: '1' })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await erp.refusal(acknowledge, { id: newId(), value: '1' })).toBe('NOT_FOUND');
  });

  test('the code and the unique number lead to the partner, in capitals or not', async () => {
    const find = 'query ($value: String!) { partnerByCode(agency: "UNHCR", system: MSRP, value: $value) { id } }';
    expect((await officer.ok(find, { value: 'ab-0099' })).partnerByCode).toEqual({ id: second });
    expect((await officer.ok(find, { value: 'nothing' })).partnerByCode).toBeNull();
    const director = await system.as('PARTNER_USERS', 'director');
    expect((await director.ok(find, { value: 'AB-0099' })).partnerByCode).toBeNull();
    const { uniqueNumber } = await partnerOf(second);
    const byNumber = 'query ($number: String) { partner(uniqueNumber: $number) { id } }';
    expect((await officer.ok(byNumber, { number: ` ${uniqueNumber.toLowerCase()}` })).partner).toEqual({ id: second });
    const typo = `${uniqueNumber.slice(0, -1)}${(Number(uniqueNumber.at(-1)) + 1) % 10}`;
    expect(await officer.refusal(byNumber, { number: typo })).toBe('INVALID_INPUT / CHECK_DIGITS');
    expect(await officer.refusal('{ partner { id } }')).toBe('INVALID_INPUT');
  });

  test.each([
    ['the value of a code', `UPDATE agency_partner_identifier SET value = 'X' WHERE value = '1234567'`],
    [
      'whose it is',
      `UPDATE agency_partner_identifier SET partner_id = (SELECT id FROM partner LIMIT 1) WHERE value = '1234567'`,
    ],
    ['that it exists', `DELETE FROM agency_partner_identifier WHERE value = '1234567'`],
    ['a unique number', `UPDATE partner SET unique_number = 'UNIP-0000009-79' WHERE unique_number IS NOT NULL`],
    ['that there is one', `UPDATE partner SET unique_number = NULL WHERE unique_number IS NOT NULL`],
  ])('not even the owner of the database changes %s', async (_what, sql) => {
    await expect(owner(sql)).rejects.toThrow('once and for ever');
  });

  test('codes follow the standing, and close for ever with their partner', async () => {
    const statusUnder = async (standing: string) => {
      // As what is later: any change of standing by its service.
      const from = (await partnerOf(first)).standing;
      await changeStanding(first, standing);
      const [code] = (await partnerOf(first)).agencyIdentifiers;
      return `${from} to ${standing}: ${code.status}`;
    };
    expect(await statusUnder('SUSPENDED')).toBe('ACTIVE to SUSPENDED: SUSPENDED');
    expect(await statusUnder('INELIGIBLE')).toBe('SUSPENDED to INELIGIBLE: SUSPENDED');
    expect(await statusUnder('SUSPENDED')).toBe('INELIGIBLE to SUSPENDED: SUSPENDED');
    expect(await statusUnder('ACTIVE')).toBe('SUSPENDED to ACTIVE: ACTIVE');
    expect(await statusUnder('CLOSED')).toBe('ACTIVE to CLOSED: CLOSED');
    expect(await erp.refusal(acknowledge, { id: firstCode, value: '1234568' })).toBe('CONFLICT / CODE_FINAL');
    const found = await officer.ok(
      '{ partnerByCode(agency: "UNHCR", system: MSRP, value: "1234567") { id standing } }',
    );
    expect(found.partnerByCode).toEqual({ id: first, standing: 'CLOSED' });
  });
});

test('the same idempotency key gives the same code and makes one', async () => {
  const partnerId = await addReadyPartner(system, officer, 'Twice Asked Cooperative');
  const again = ask(partnerId, { idempotencyKey: 'step-12-of-the-story' });
  const answers = [await admin.ok(assignPartnerCode, again), await admin.ok(assignPartnerCode, again)];
  expect(answers[1]).toEqual(answers[0]);
  expect((await partnerOf(partnerId)).agencyIdentifiers).toHaveLength(1);
  const other = ask(partnerId, { idempotencyKey: 'step-12-of-the-story', kind: 'PORTAL_ID' });
  expect(await admin.refusal(assignPartnerCode, other)).toBe('CONFLICT / IDEMPOTENCY_KEY_REUSED');
});

test('two administrators at once: one code, one number', async () => {
  const partnerId = await addReadyPartner(system, officer, 'Race Course Association');
  const answers = await Promise.all([1, 2, 3].map(() => admin.ask(assignPartnerCode, ask(partnerId))));
  expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
  expect((await partnerOf(partnerId)).agencyIdentifiers).toHaveLength(1);
});

test.each([1, 10, 50])('a page of %i partners with their codes: the page, its count, the codes', async (first) => {
  const list =
    'query ($first: Int!) { searchPartners(first: $first) { edges { node { agencyIdentifiers { value } } } } }';
  await expectSql(3, () => officer.ok(list, { first }));
});

/** By the service itself; who may suspend and how has tests of its own. */
async function changeStanding(partnerId: string, to: string): Promise<void> {
  const dataSource = await openDatabase({
    url: system.databases.registry.jobUrl,
    applicationName: 'registry-test',
    entities: [],
    poolSize: 2,
  });
  const parts = { compose, clock: system.clock, files: null as never, cipher: null, dataSource };
  try {
    await createBackground(parts, 'registry').transaction('test', 'test', ({ standings }) =>
      standings.change(partnerId, { to: to as PartnerStanding, reason: 'OTHER', source: 'test' }),
    );
  } finally {
    await dataSource.destroy();
  }
}
