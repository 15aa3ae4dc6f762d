import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { registerPartner } from '../support/registered-partner';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { addPartner, eventuallyStatus } from './hits';
import { importList, list2026, rosterScreened } from './lists';

let system: TestSystem;
let officer: Caller;
let screener: Caller;
let erp: Caller;

const checkName = `query ($input: CheckNameInput!) { checkName(input: $input) {
  outcome note checkedAt scorerVersion threshold strongFrom matchCount warnings { place code }
  listVersions { source version isStale }
  parties { score band entries { score band askedName listedName binding features { name value detail }
                                 subject { source externalId } } } } }`;
const checkPartner = `query ($input: CheckPartnerInput!) { checkPartner(input: $input) {
  outcome reasons note codeStatus scorerVersion partner { id legalName } ineligibility { isIneligible }
  clearance { status checkedAt listVersions { source version } } } }`;
const person = (name: string, more: object = {}) => ({ input: { names: [name], kind: 'INDIVIDUAL', ...more } });
const party = (name: string, more: object = {}) => ({ input: { names: [name], kind: 'ENTITY', ...more } });

const audited = (action: string) =>
  withClient(
    system.databases.sanctions.adminUrl,
    async (client) =>
      (await client.query('SELECT actor, detail FROM audit_event WHERE action = $1 ORDER BY at DESC LIMIT 1', [action]))
        .rows[0],
  );

beforeAll(async () => {
  system = await startTestSystem();
  [officer, screener, erp] = await Promise.all([
    system.as('UNHCR', 'officer'),
    system.as('UNICEF', 'screener'),
    system.as('UNHCR', 'erp'),
  ]);
}, 60_000);

afterAll(() => system?.stop());

test('S-INV-12: before a list is in force the answer is UNKNOWN, and names no version', async () => {
  const { checkName: check } = await officer.ok(checkName, party('Al Rashid Trust'));
  expect(check).toMatchObject({ outcome: 'UNKNOWN', listVersions: [], parties: [] });
});

describe('with the list of 2026-02-27', () => {
  beforeAll(async () => {
    await importList(screener, list2026);
    await rosterScreened(screener);
  }, 60_000);

  test('another spelling is found, with the reasons, the entry and the versions', async () => {
    const { checkName: check } = await officer.ok(checkName, party('Al Rashed Trust', { countries: ['PK'] }));
    expect(check).toMatchObject({
      outcome: 'POSSIBLE_MATCH',
      threshold: 0.7,
      strongFrom: 0.9,
      listVersions: [{ source: 'UNSC', isStale: false }],
    });
    expect(check.listVersions[0].version).toMatch(/^\d{4}-\d\d-\d\d/);
    const [best] = check.parties[0].entries;
    expect(best).toMatchObject({
      askedName: 'Al Rashed Trust',
      binding: 'MANDATORY',
      subject: { externalId: 'QDe.005' },
    });
    const sum = best.features.reduce((total: number, { value }: { value: number }) => total + value, 0);
    expect(sum).toBeCloseTo(best.score, 3);
  });

  test('S-INV-12: no match names the versions and never says "safe"', async () => {
    const { checkName: check } = await officer.ok(checkName, party('Baraka Water Trust of Nowhere'));
    expect(check).toMatchObject({ outcome: 'NO_MATCH_FOUND', parties: [], matchCount: 0 });
    expect(check.listVersions).toHaveLength(1);
    expect(JSON.stringify(check)).not.toMatch(/\bsafe\b/i);
  });

  test('look-alike letters match and are warned of', async () => {
    const { checkName: check } = await officer.ok(checkName, party('Al R\u0430shid Tr\u200bust'));
    expect(check.outcome).toBe('POSSIBLE_MATCH');
    expect(check.warnings).toEqual([
      { place: 0, code: 'INVISIBLE_CHARACTERS' },
      { place: 0, code: 'MIXED_SCRIPTS' },
    ]);
  });

  test('a name without a letter is UNKNOWN, and what is too long is refused', async () => {
    const { checkName: check } = await officer.ok(checkName, party('— …'));
    expect(check.outcome).toBe('UNKNOWN');
    expect(await officer.refusal(checkName, party('x'.repeat(501)))).toMatch(/^INVALID_INPUT/);
    expect(await officer.refusal(checkName, party('A', { threshold: 0.2 }))).toMatch(/^INVALID_INPUT/);
    expect(await officer.refusal(checkName, person('A', { birthDate: '1960-01-01', birthYear: 1961 }))).toMatch(
      /^INVALID_INPUT/,
    );
  });

  test('each look is recorded with a hash, never with the name', async () => {
    await officer.ok(checkName, person('Somebody Quite Unheard Of'));
    const { detail } = await audited('checkName');
    expect(detail).toMatchObject({ asked: expect.any(String), outcome: 'NO_MATCH_FOUND', matchCount: 0 });
    expect(JSON.stringify(detail)).not.toContain('Unheard');
  });

  test('it costs the same few statements for one match as for many', async () => {
    await officer.ok(checkName, party('Al Rashid Trust'));
    await expectSql(5, () => officer.ok(checkName, party('Al Rashid Trust')));
    await expectSql(5, () => officer.ok(checkName, person('Mohammed Ahmad', { threshold: 0.6 })));
  });

  test('an agency moves its own lines, which are recorded with the answer; nobody else’s move', async () => {
    const set =
      'mutation ($input: SetScreeningThresholdInput!) { setScreeningThreshold(input: $input) { review version } }';
    const input = {
      review: 0.95,
      strong: 0.97,
      reason: 'Only near-certain matches are looked at here.',
      expectedVersion: 0,
    };
    expect(await officer.refusal(set, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
    const admin = await system.as('UNHCR', 'admin');
    expect(await admin.refusal(set, { input: { ...input, strong: 0.9 } })).toMatch(/^INVALID_INPUT/);
    expect((await admin.ok(set, { input })).setScreeningThreshold).toEqual({ review: 0.95, version: 1 });
    expect(await admin.refusal(set, { input })).toBe('CONFLICT / VERSION_CONFLICT');
    const mine = (await officer.ok(checkName, party('Al Rashed Trusst'))).checkName;
    const theirs = (await screener.ok(checkName, party('Al Rashed Trusst'))).checkName;
    expect([mine.threshold, mine.outcome]).toEqual([0.95, 'NO_MATCH_FOUND']);
    expect([theirs.threshold, theirs.outcome]).toEqual([0.7, 'POSSIBLE_MATCH']);
  });

  test.each([
    ['WFP', 'reader'],
    ['PARTNER_USERS', 'director'],
  ])('%s %s may ask about neither names nor partners', async (agency, subject) => {
    const caller = await system.as(agency, subject);
    expect(await caller.refusal(checkName, party('Al Rashid Trust'))).toMatch(/^FORBIDDEN/);
    expect(await caller.refusal(checkPartner, { input: { partnerId: system.url } })).toMatch(/^FORBIDDEN/);
  });

  describe('a program asks about a partner before it pays', () => {
    let partnerId: string;
    let uniqueNumber: string;
    const code = (value: string, system = 'MSRP') => ({ input: { code: { agency: 'UNHCR', system, code: value } } });

    beforeAll(async () => {
      ({ partnerId } = await registerPartner(system, { legalName: 'Barwaaqo Wells Initiative', admin: 'hodan' }));
      const { partner } = await officer.ok(
        'query ($id: ID!) { partner(id: $id) { uniqueNumber agencyIdentifiers { id } } }',
        { id: partnerId },
      );
      uniqueNumber = partner.uniqueNumber;
      await erp.ok(
        'mutation ($id: ID!) { acknowledgeErpCode(input: { identifierId: $id, value: "UNH-77-01" }) { value } }',
        { id: partner.agencyIdentifiers[0].id },
      );
    }, 90_000);

    test('by its code, its number and its id, and gets the clearance with its versions', async () => {
      const { checkPartner: check } = await eventually(() => erp.ok(checkPartner, code(' unh-77-01 ')));
      expect(check).toMatchObject({
        outcome: 'NO_REASON_FOUND',
        reasons: [],
        codeStatus: 'ACTIVE',
        partner: { id: partnerId },
        ineligibility: { isIneligible: false },
        clearance: { status: 'CLEAR', checkedAt: expect.any(String), listVersions: [{ source: 'UNSC' }] },
      });
      expect(check.note).not.toMatch(/safe/i);
      for (const input of [{ partnerId }, { uniqueNumber: uniqueNumber.toLowerCase() }]) {
        const { checkPartner: other } = await erp.ok(checkPartner, { input });
        expect(other).toMatchObject({ partner: { id: partnerId }, codeStatus: null, outcome: 'NO_REASON_FOUND' });
      }
    });

    test('a code that nobody has, or one of another system, is NOT_FOUND', async () => {
      expect(await erp.refusal(checkPartner, code('UNH-00-00'))).toBe('NOT_FOUND');
      expect(await erp.refusal(checkPartner, code('UNH-77-01', 'VISION'))).toBe('NOT_FOUND');
      expect(await erp.refusal(checkPartner, { input: { partnerId: 'nobody' } })).toBe('NOT_FOUND');
      expect(await erp.refusal(checkPartner, { input: {} })).toMatch(/^INVALID_INPUT/);
      expect(await erp.refusal(checkPartner, { input: { partnerId, uniqueNumber } })).toMatch(/^INVALID_INPUT/);
    });

    test('an undecided match stops it, and says no more than that', async () => {
      const listed = await addPartner(officer, 'Al Rashed Trust');
      await eventuallyStatus(officer, listed.id, 'HITS_OPEN');
      const { checkPartner: check } = await erp.ok(checkPartner, { input: { partnerId: listed.id } });
      expect(check).toMatchObject({ outcome: 'STOP', reasons: ['MATCH_UNDECIDED'] });
      expect(await audited('checkPartner')).toMatchObject({
        detail: { outcome: 'STOP', reasons: ['MATCH_UNDECIDED'] },
      });
    });

    test('a list that was not confirmed for more than a day stops it too', async () => {
      await system.travel(25 * 3_600_000);
      const later = await system.as('UNHCR', 'erp');
      const { checkPartner: check } = await later.ok(checkPartner, { input: { partnerId } });
      expect(check).toMatchObject({ outcome: 'STOP', reasons: ['LIST_STALE'] });
      const { checkName: name } = await later.ok(checkName, party('Baraka Water Trust of Nowhere'));
      expect(name.outcome).toBe('UNKNOWN');
    });
  });
});
