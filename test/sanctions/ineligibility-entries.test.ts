import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  addSomebody,
  dayAfter,
  ineligibilityOf,
  ineligibilityQuery,
  lastTold,
  putEntry,
  refreshed,
  sql,
} from './sharing';

jest.setTimeout(60_000);

let system: TestSystem;
let officer: Caller;
let undp: Caller;
let director: Caller;
let wadajir: string;

const list = `query ($filter: IneligibilityEntryFilter! = {}, $first: Int! = 25, $after: String) {
  ineligibilityEntries(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id referenceNo partner { id } leadAgency { code } type grounds from until conditions state isShared
      unmetConditions recognitions { agency { code } outcome } } } } }`;
const publicly = `query ($filter: IneligibilityEntryFilter! = {}) { ineligibilityEntries(filter: $filter) {
  totalCount edges { node { id referenceNo leadAgencyCode type from until state } } } }`;

async function listed(caller: Caller, filter: object = {}, query = list) {
  const { ineligibilityEntries } = await caller.ok(query, { filter });
  return ineligibilityEntries.edges.map(({ node }: { node: { id: string } }) => node);
}
const idsOf = async (caller: Caller, filter: object = {}) =>
  (await listed(caller, filter, publicly)).map(({ id }: { id: string }) => id);

const setPolicy = `mutation ($input: SetSharingPolicyInput!) { setSharingPolicy(input: $input) {
  agency { code } publishesEntries integrityContact version } }`;

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  undp = await system.as('UNDP', 'admin');
  director = await system.as('PARTNER_USERS', 'director');
  const { searchPartners } = await officer.ok(
    '{ searchPartners(filter: { text: "wadajir" }) { edges { node { id } } } }',
  );
  wadajir = searchPartners.edges[0].node.id;
  await eventually(async () => {
    const [{ count }] = await sql(system, 'SELECT count(*)::int AS count FROM known_agency');
    if (count < 4) throw new Error('the agencies are not known yet');
  });
});

afterAll(() => system?.stop());

describe('JIU-64: the shared list', () => {
  test('shows every agency what all agencies decided, latest first', async () => {
    const { id } = await addSomebody(officer);
    const fraud = await putEntry(system, { partnerId: id });
    const breach = await putEntry(system, { partnerId: id, leadAgency: 'WFP', grounds: ['SERIOUS_BREACH'] });
    expect(await listed(officer, { partnerId: id })).toMatchObject([
      { id: breach.id, leadAgency: { code: 'WFP' }, unmetConditions: ['HARMONISED_GROUND'] },
      {
        id: fraud.id,
        referenceNo: fraud.referenceNo,
        partner: { id },
        leadAgency: { code: 'UNDP' },
        type: 'DEBARMENT_CONDITIONAL_RELEASE',
        grounds: ['FRAUD', 'MISREPRESENTATION'],
        conditions: ['Repay'],
        state: 'IN_FORCE',
        isShared: true,
        recognitions: [
          { agency: { code: 'DCO' }, outcome: 'AUTO_RECOGNISED' },
          { agency: { code: 'UNHCR' }, outcome: 'AUTO_RECOGNISED' },
          { agency: { code: 'UNICEF' }, outcome: 'AUTO_RECOGNISED' },
          { agency: { code: 'WFP' }, outcome: 'AUTO_RECOGNISED' },
        ],
      },
    ]);
    expect(await idsOf(officer, { partnerId: id, leadAgency: 'WFP' })).toEqual([breach.id]);
    expect(await idsOf(officer, { partnerId: id, ground: 'FRAUD' })).toEqual([fraud.id]);
    const { ineligibilityEntries: page } = await officer.ok(list, { filter: { partnerId: id }, first: 1 });
    expect(page).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    const after = page.pageInfo.endCursor;
    const { ineligibilityEntries: next } = await officer.ok(list, { filter: { partnerId: id }, first: 1, after });
    expect(next.edges).toMatchObject([{ node: { id: fraud.id } }]);
    expect(await officer.refusal(list, { filter: { partnerId: 'no id' } })).toBe('INVALID_INPUT');
    expect(await officer.refusal(list, { after: 'nonsense' })).toBe('INVALID_INPUT');
  });

  test('knows how each entry stands, and how it stood', async () => {
    const { id } = await addSomebody(officer);
    const running = await putEntry(system, { partnerId: id });
    const later = await putEntry(system, { partnerId: id, from: dayAfter(system, 3) });
    const over = await putEntry(system, {
      partnerId: id,
      type: 'DEBARMENT_FIXED',
      from: dayAfter(system, -9),
      until: dayAfter(system, 0),
    });
    const lifted = await putEntry(system, { partnerId: id });
    const before = system.clock.now().toISOString();
    await sql(system, `UPDATE ineligibility_entry SET lifted_at = $2, lift_reason = 'RELEASED' WHERE id = $1`, [
      lifted.id,
      new Date(system.clock.now().getTime() + 1),
    ]);
    system.clock.advance(5);
    const inState = (states: string[], more: object = {}) => idsOf(officer, { partnerId: id, states, ...more });
    expect(await inState(['IN_FORCE'])).toEqual([running.id]);
    expect(await inState(['UPCOMING'])).toEqual([later.id]);
    expect(await inState(['ENDED'])).toEqual([over.id]);
    expect(await inState(['LIFTED', 'SUPERSEDED'])).toEqual([lifted.id]);
    expect(await inState(['IN_FORCE'], { asOf: before })).toEqual([lifted.id, running.id]);
    expect(await inState(['IN_FORCE'], { asOf: '2020-01-01T00:00:00.000Z' })).toEqual([]);
  });

  test('is for a partner what was decided about it, without what agencies do about it', async () => {
    const { id: another } = await addSomebody(officer);
    await putEntry(system, { partnerId: another });
    const own = await putEntry(system, { partnerId: wadajir });
    const secret = await putEntry(system, { partnerId: wadajir, shared: false });
    expect(await idsOf(director)).toEqual([own.id]);
    expect(await idsOf(director, { partnerId: another })).toEqual([]);
    const field = (name: string) => `{ ineligibilityEntries { edges { node { ${name} } } } }`;
    const { ineligibilityEntries } = await director.ok(field('conditions'));
    expect(ineligibilityEntries.edges).toEqual([{ node: { conditions: ['Repay'] } }]);
    const { data } = await director.ask(field('id recognitions { outcome } '));
    expect(data.ineligibilityEntries.edges).toEqual([{ node: { id: own.id, recognitions: null } }]);
    expect(await director.refusal(field('unmetConditions'))).toBe('FORBIDDEN / ROLE_REQUIRED');
    const seen = await idsOf(undp, { partnerId: wadajir });
    expect(seen).toEqual([secret.id, own.id]);
    await sql(
      system,
      'UPDATE ineligibility_entry SET lifted_at = recorded_at, lift_reason = $2 WHERE partner_id = $1',
      [wadajir, 'RELEASED'],
    );
  });

  test('is public where the decision and the policy of the lead agency say so', async () => {
    const { id } = await addSomebody(officer);
    const open = await putEntry(system, { partnerId: id, isPublic: true });
    await putEntry(system, { partnerId: id });
    await putEntry(system, { partnerId: id, leadAgency: 'WFP', isPublic: true });
    expect(await idsOf(system.anybody, { partnerId: id })).toEqual([]);
    const policy = (more: object = {}) => ({
      input: { publishesEntries: true, integrityContact: 'OAI hotline, oai@undp.example', expectedVersion: 0, ...more },
    });
    expect(await officer.refusal(setPolicy, policy())).toBe('FORBIDDEN / ROLE_REQUIRED');
    const { setSharingPolicy: set } = await undp.ok(setPolicy, policy());
    expect(set).toMatchObject({ agency: { code: 'UNDP' }, publishesEntries: true, version: 1 });
    expect(await undp.refusal(setPolicy, policy())).toBe('CONFLICT / VERSION_CONFLICT');
    expect(await undp.refusal(setPolicy, policy({ expectedVersion: 7 }))).toBe('CONFLICT / VERSION_CONFLICT');
    expect(await listed(system.anybody, { partnerId: id }, publicly)).toMatchObject([
      { id: open.id, leadAgencyCode: 'UNDP', state: 'IN_FORCE' },
    ]);
    expect(await system.anybody.refusal(list)).toBe('UNAUTHENTICATED');
    await undp.ok(setPolicy, policy({ publishesEntries: false, expectedVersion: 1 }));
    expect(await idsOf(system.anybody, { partnerId: id })).toEqual([]);
  });

  test('costs as many statements whatever the size of the page', async () => {
    for (const first of [1, 50]) await expectSql(4, () => officer.ok(list, { first }));
  });
});

describe('what binds a partner', () => {
  test('is what binds its headquarters, and never the other way round', async () => {
    const headquarters = await addSomebody(officer);
    const office = await addSomebody(officer);
    const relation = [newId(), office.id, headquarters.id];
    await sql(
      system,
      `INSERT INTO partner_relation (id, kind, from_id, to_id, state) VALUES ($1, 'COUNTRY_OFFICE_OF', $2, $3, 'CONFIRMED')`,
      relation,
    );
    const entry = await putEntry(system, { partnerId: headquarters.id });
    const own = await putEntry(system, { partnerId: office.id });
    expect((await ineligibilityOf(officer, office.id)).entries).toMatchObject([{ id: entry.id }, { id: own.id }]);
    expect((await ineligibilityOf(officer, headquarters.id)).entries).toMatchObject([{ id: entry.id }]);
    const told = await lastTold(system, 'sanctions.ineligibility-changed', office.id);
    expect(told.data.entries).toMatchObject([{ entryId: own.id, partnerId: office.id }]);
  });

  test('S-INV-10: is not what binds an affiliate', async () => {
    const [one, other] = [await addSomebody(officer), await addSomebody(officer)];
    await sql(
      system,
      `INSERT INTO partner_relation (id, kind, from_id, to_id, state) VALUES ($1, 'AFFILIATE_OF', $2, $3, 'CONFIRMED')`,
      [newId(), one.id, other.id],
    );
    await putEntry(system, { partnerId: other.id });
    expect(await ineligibilityOf(officer, one.id)).toMatchObject({ isIneligible: false, entries: [] });
  });

  test('is what binds a partner that was merged into it', async () => {
    const [survivor, old] = [await addSomebody(officer), await addSomebody(officer)];
    const entry = await putEntry(system, { partnerId: old.id });
    await sql(system, 'INSERT INTO partner_redirect (old_id, survivor_id) VALUES ($1, $2)', [old.id, survivor.id]);
    await refreshed(system, old.id);
    expect(await ineligibilityOf(officer, survivor.id)).toMatchObject({
      isIneligible: true,
      entries: [{ id: entry.id }],
    });
    expect((await lastTold(system, 'sanctions.ineligibility-changed', survivor.id)).data).toMatchObject({
      ineligible: true,
      entries: [{ entryId: entry.id, partnerId: old.id }],
    });
  });

  test('is closed to partners and to nobody', async () => {
    expect(await director.refusal(ineligibilityQuery, { id: wadajir })).toBe('FORBIDDEN / ROLE_REQUIRED');
    const { data } = await system.anybody.ask(ineligibilityQuery, { id: wadajir });
    expect(data?.partner?.ineligibility ?? null).toBeNull();
  });
});
