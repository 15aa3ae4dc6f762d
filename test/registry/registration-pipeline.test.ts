import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { type BegunRegistration, beginRegistration, handIn, inventName } from '../support/registered-partner';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(120_000);

const day = 86_400_000;
let system: TestSystem;
let officer: Caller;
let vetter: Caller;

beforeAll(async () => {
  system = await startTestSystem();
  await signIn();
});

afterAll(() => system?.stop());

async function signIn(): Promise<void> {
  officer = await system.as('UNHCR', 'officer');
  vetter = await system.as('UNHCR', 'vetter');
  await eventually(() => vetter.ok('{ searchPartners(first: 1) { totalCount } }'));
}

/** Tokens end and memberships grow old with the clock, so everybody signs in again. */
async function advance(milliseconds: number): Promise<void> {
  system.clock.advance(milliseconds);
  await signIn();
}

// biome-ignore lint/suspicious/noExplicitAny: rows of many tables
const sql = async (text: string, values: unknown[] = []): Promise<any[]> =>
  (await withClient(system.databases.registry.ownerUrl, (owner) => owner.query(text, values))).rows;

const noticesOf = async (registrationId: string): Promise<string[]> => {
  const rows = await sql(
    `SELECT data ->> 'kind' AS kind FROM outbox_event WHERE type = 'registry.notice-due' AND subject = $1 ORDER BY id`,
    [registrationId],
  );
  return rows.map(({ kind }) => kind);
};

const read = async (id: string) =>
  (
    await officer.ok('query ($id: ID!) { registration(id: $id) { state reason lapsesAt clock { awaited overdue } } }', {
      id,
    })
  ).registration;

const decide = `mutation ($id: ID!, $reasons: [String!]!) {
  decideVetting(input: { registrationId: $id, decision: REQUEST_INFO, reasons: $reasons }) { state } }`;
const restart = 'mutation ($id: ID!) { restartRegistration(input: { partnerId: $id }) { id channel } }';

let serial = 0;
const begin = (legalName: string): Promise<BegunRegistration> => {
  serial += 1;
  return beginRegistration(system, { legalName, admin: `admin-${serial}` });
};
async function inVetting(legalName: string): Promise<BegunRegistration> {
  const begun = await begin(legalName);
  await handIn(system, begun);
  return begun;
}

describe('time', () => {
  test('reminds once, then lapses what the applicant does not act on, and the partner may begin again', async () => {
    const { registrationId, partnerId } = await begin('Forgotten Union');
    await advance(165 * day);
    expect((await read(registrationId)).state).toBe('DOCUMENTS_REQUESTED');
    expect(await noticesOf(registrationId)).toEqual(['DOCUMENTS_REQUESTED']);
    await advance(2 * day);
    await eventually(async () => expect(await noticesOf(registrationId)).toContain('REGISTRATION_LAPSES_SOON'));
    await advance(12 * day);
    expect((await read(registrationId)).state).toBe('DOCUMENTS_REQUESTED');
    await advance(2 * day);
    await eventually(async () => expect((await read(registrationId)).state).toBe('LAPSED'));
    expect(await read(registrationId)).toMatchObject({
      reason: 'TIME_UP',
      lapsesAt: null,
      clock: { awaited: 'NOBODY' },
    });
    expect(await noticesOf(registrationId)).toEqual([
      'DOCUMENTS_REQUESTED',
      'REGISTRATION_LAPSES_SOON',
      'REGISTRATION_LAPSED',
    ]);
    expect((await officer.ok(restart, { id: partnerId })).restartRegistration).toMatchObject({
      channel: 'AGENCY_ON_BEHALF',
    });
  });

  test('lapses a question of vetting after 90 days, and what waits for the agency never', async () => {
    const asked = await inVetting('Never Answered');
    const waiting = await inVetting('Never Vetted');
    await vetter.ok(decide, { id: asked.registrationId, reasons: ['More'] });
    await advance(91 * day);
    await eventually(async () => expect((await read(asked.registrationId)).state).toBe('LAPSED'));
    expect(await read(waiting.registrationId)).toMatchObject({ state: 'IN_VETTING', clock: { overdue: true } });
  });

  test('lapses by the times of the table, which are data', async () => {
    await sql(`UPDATE registration_deadline SET lapse_days = 30 WHERE state = 'DOCUMENTS_REQUESTED'`);
    const { registrationId } = await begin('Short Time');
    await advance(31 * day);
    await eventually(async () => expect((await read(registrationId)).state).toBe('LAPSED'));
    await sql(`UPDATE registration_deadline SET lapse_days = 180 WHERE state = 'DOCUMENTS_REQUESTED'`);
  });
});

describe('the pipeline (UNHCR-52)', () => {
  const list = `query ($first: Int!, $after: String, $filter: PipelineFilter!) {
    registrationPipeline(first: $first, after: $after, filter: $filter) {
      totalCount pageInfo { endCursor }
      edges { node { id state partner { legalName } sponsorAgency { code } office { name } clock { overdue } } }
    } }`;
  const namesIn = (connection: { edges: { node: { partner: { legalName: string } } }[] }) =>
    connection.edges.map(({ node }) => node.partner.legalName);
  const filter = { country: 'ET' };
  const names = Array.from({ length: 4 }, inventName);
  const ofWfp = inventName();
  let officeId: string;

  beforeAll(async () => {
    for (const legalName of names) {
      await beginRegistration(system, { legalName, countryOfOrigin: 'ET', admin: `admin of ${legalName}` });
    }
    await beginRegistration(system, { legalName: ofWfp, countryOfOrigin: 'ET', agency: 'WFP', admin: 'admin of WFP' });
    officeId = (await sql("SELECT id FROM office WHERE name = 'UNHCR Ethiopia'"))[0].id;
  });

  test('is oldest first, by pages, in as many statements as one page', async () => {
    const { registrationPipeline: whole } = await officer.ok(list, { first: 10, filter });
    expect(namesIn(whole)).toEqual([...names, ofWfp]);
    // The page, its count, the rows, their partners, agencies and offices.
    const { registrationPipeline: first } = await expectSql(6, () => officer.ok(list, { first: 2, filter }));
    const after = first.pageInfo.endCursor;
    const { registrationPipeline: second } = await expectSql(6, () => officer.ok(list, { first: 10, after, filter }));
    expect([...namesIn(first), ...namesIn(second)]).toEqual(namesIn(whole));
    expect(second.totalCount).toBe(5);
  });

  test.each<[string, () => object, string[]]>([
    ['agency', () => ({ agency: 'WFP' }), [ofWfp]],
    ['office', () => ({ office: officeId }), names],
    ['state', () => ({ states: ['IN_VETTING'] }), []],
    ['age', () => ({ olderThanDays: 1 }), []],
    ['stalled', () => ({ stalled: true }), []],
  ])('is narrowed by %s', async (_by, more, expected) => {
    const { registrationPipeline } = await officer.ok(list, { first: 10, filter: { ...filter, ...more() } });
    expect(namesIn(registrationPipeline)).toEqual(expected);
  });

  test('of the headquarters covers its offices', async () => {
    const [{ id: office }] = await sql("SELECT id FROM office WHERE name = 'UNHCR Headquarters'");
    const { registrationPipeline } = await officer.ok(list, { first: 10, filter: { ...filter, office } });
    expect(registrationPipeline.totalCount).toBe(4);
  });

  test('counts and lists the same as stalled', async () => {
    await advance(40 * day);
    const counts = `{ registrationCounts(agency: "WFP") { state count stalled } }`;
    const { registrationCounts } = await expectSql(1, () => officer.ok(counts));
    expect(registrationCounts).toEqual([{ state: 'DOCUMENTS_REQUESTED', count: 1, stalled: 1 }]);
    const { registrationPipeline } = await officer.ok(list, {
      first: 10,
      filter: { ...filter, stalled: true, olderThanDays: 39 },
    });
    expect(registrationPipeline.totalCount).toBe(5);
    expect(registrationPipeline.edges[0].node.clock.overdue).toBe(true);
  });

  test('is not for partners, and its cursor is no door', async () => {
    const director = await system.as('PARTNER_USERS', 'director');
    expect(await director.refusal(list, { first: 1, filter })).toBe('FORBIDDEN / ROLE_REQUIRED');
    for (const after of [
      'x',
      Buffer.from('["2026-01-01","x"]').toString('base64url'),
      Buffer.from('["",""]').toString('base64url'),
    ]) {
      expect(await officer.refusal(list, { first: 1, after, filter })).toBe('INVALID_INPUT');
    }
  });
});
