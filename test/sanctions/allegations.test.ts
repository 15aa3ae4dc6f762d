import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { newId } from '@partner-commons/platform/id';
import { roles as allRoles } from '@partner-commons/platform/viewer';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { knownPartner } from './flags';

jest.setTimeout(60_000);

const summary = 'Cash for work was paid to people who were not on the list; the ledger was written afterwards.';
const note = 'The facts lie within our mandate and can be checked.';
const fields =
  'id source category indicators receivedOn summary triage triageNote investigatingOffice state conclusion closedAt version';
const record = `mutation ($input: RecordAllegationInput!) { recordAllegation(input: $input) { ${fields} } }`;
const triage = `mutation ($input: TriageAllegationInput!) { triageAllegation(input: $input) { ${fields} } }`;
const conclude = `mutation ($input: ConcludeAllegationInput!) { concludeAllegation(input: $input) { ${fields} } }`;
const one = `query ($id: ID!) { allegation(id: $id) { ${fields} } }`;
const list = `query ($filter: AllegationFilter!, $first: Int = 50) { allegations(filter: $filter, first: $first) { totalCount edges { node { ${fields} } } } }`;
const statistics =
  'query ($year: Int!) { allegationStatistics(year: $year) { year total categories { category allegations } } }';

let system: TestSystem;
let investigator: Caller;
let partnerId: string;

const allegationOf = (more: object = {}) => ({
  input: {
    partnerId,
    source: 'HOTLINE',
    category: 'FRAUD',
    receivedOn: '2026-01-10',
    summary,
    indicators: ['GHOST_BENEFICIARIES'],
    ...more,
  },
});
const query = (sql: string, parameters: unknown[] = []) =>
  withClient(system.databases.sanctions.adminUrl, async (client) => (await client.query(sql, parameters)).rows);

beforeAll(async () => {
  system = await startTestSystem();
  investigator = await system.as('UNDP', 'investigator');
  partnerId = await knownPartner(await system.as('UNHCR', 'officer'), 'Awdal Cash Programme');
});

afterAll(() => system?.stop());

test('JIU-104: an allegation is recorded, looked at, investigated and concluded', async () => {
  const { recordAllegation: received } = await investigator.ok(record, allegationOf());
  expect(received).toMatchObject({
    state: 'RECEIVED',
    category: 'FRAUD',
    indicators: ['GHOST_BENEFICIARIES'],
    summary,
  });
  const input = { allegationId: received.id, outcome: 'WITHIN_MANDATE', note, expectedVersion: 1 };
  expect(await investigator.refusal(triage, { input })).toBe('INVALID_INPUT');
  const end = { allegationId: received.id, state: 'SUBSTANTIATED', conclusion: summary, expectedVersion: 1 };
  expect(await investigator.refusal(conclude, { input: end })).toBe('CONFLICT / INVALID_STATE');
  const { triageAllegation: open } = await investigator.ok(triage, {
    input: { ...input, investigatingOffice: 'Office of Audit and Investigation' },
  });
  expect(open).toMatchObject({
    state: 'UNDER_INVESTIGATION',
    investigatingOffice: 'Office of Audit and Investigation',
    triageNote: note,
    summary,
  });
  expect(await investigator.refusal(conclude, { input: end })).toBe('CONFLICT / VERSION_CONFLICT');
  expect(await investigator.refusal(conclude, { input: { ...end, state: 'DISMISSED', expectedVersion: 2 } })).toBe(
    'INVALID_INPUT',
  );
  const { concludeAllegation: closed } = await investigator.ok(conclude, { input: { ...end, expectedVersion: 2 } });
  expect(closed).toMatchObject({
    state: 'SUBSTANTIATED',
    conclusion: summary,
    closedAt: expect.any(String),
    version: 3,
  });
  expect(JSON.stringify(await query('SELECT * FROM integrity_allegation'))).not.toContain('ledger');
});

test('OWNER_ONLY: investigators of the agency alone; for all others there is none', async () => {
  const { recordAllegation: received } = await investigator.ok(record, allegationOf());
  const useradmin = await system.as('UNHCR', 'useradmin');
  await useradmin.ok('mutation ($input: SetMemberInput!) { setMember(input: $input) }', {
    input: { issuer: localIssuerOf('UNHCR'), subject: 'investigator', grants: [{ role: 'INVESTIGATOR' }] },
  });
  const other = await system.as('UNHCR', 'investigator');
  await eventually(async () => expect((await other.ok(list, { filter: {} })).allegations.totalCount).toBe(0));
  expect((await other.ok(one, { id: received.id })).allegation).toBeNull();
  const input = { allegationId: received.id, outcome: 'INSUFFICIENT', note, expectedVersion: 1 };
  expect(await other.refusal(triage, { input })).toBe(
    await other.refusal(triage, { input: { ...input, allegationId: newId() } }),
  );
  for (const [agency, subject] of [
    ['UNDP', 'panel'],
    ['UNDP', 'admin'],
    ['UNHCR', 'auditor'],
    ['PARTNER_USERS', 'director'],
  ] as const) {
    const caller = await system.as(agency, subject);
    await eventually(async () =>
      expect(await caller.refusal(one, { id: received.id })).toBe('FORBIDDEN / ROLE_REQUIRED'),
    );
  }
  const viewer = JSON.stringify({
    kind: 'AGENCY',
    subject: 'x#y',
    agency: 'UNDP',
    partnerId: null,
    partnerIds: [],
    purpose: null,
    roles: allRoles.filter((role) => role !== 'INVESTIGATOR').map((role) => ({ role, office: null })),
  });
  await withClient(system.databases.sanctions.appUrl, async (client) => {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('commons.viewer', $1, true)`, [viewer]);
    expect((await client.query('SELECT FROM integrity_allegation')).rowCount).toBe(0);
  });
});

test('S-INV-11: no field takes who survived, complained or witnessed; and the other refusals', async () => {
  const named = 'The survivor Amina Hassan told the driver of the agency about it.';
  const { recordAllegation: received } = await investigator.ok(record, allegationOf());
  const refusal = (more: object) => investigator.refusal(record, allegationOf(more));
  expect(await refusal({ summary: named })).toBe('INVALID_INPUT / PERSONAL_DATA');
  const input = { allegationId: received.id, outcome: 'INSUFFICIENT', note: named, expectedVersion: 1 };
  expect(await investigator.refusal(triage, { input })).toBe('INVALID_INPUT / PERSONAL_DATA');
  const office = { ...input, outcome: 'WITHIN_MANDATE', note, investigatingOffice: 'ask the complainant Fatuma Ali' };
  expect(await investigator.refusal(triage, { input: office })).toBe('INVALID_INPUT / PERSONAL_DATA');
  expect(await refusal({ receivedOn: '2199-01-01' })).toBe('INVALID_INPUT');
  expect(await refusal({ indicators: ['NO_SUCH_SIGN'] })).toBe('INVALID_INPUT');
  expect(await refusal({ partnerId: newId() })).toBe('NOT_FOUND');
});

test('the signs to look for are data that agencies read', async () => {
  const reader = await system.as('WFP', 'reader');
  const { redFlagIndicators } = await reader.ok('{ redFlagIndicators { code area label } }');
  expect(redFlagIndicators.length).toBeGreaterThan(20);
  expect(redFlagIndicators).toContainEqual(expect.objectContaining({ code: 'MISSING_RECEIPTS', area: 'FINANCIAL' }));
  expect(await (await system.as('PARTNER_USERS', 'director')).refusal('{ redFlagIndicators { code } }')).toBe(
    'FORBIDDEN / ROLE_REQUIRED',
  );
});

test('numbers are told from five on, over all agencies, and none that tells a smaller one', async () => {
  const reader = await system.as('WFP', 'reader');
  const of = async () => (await reader.ok(statistics, { year: 2024 })).allegationStatistics;
  for (let number = 0; number < 4; number += 1)
    await investigator.ok(record, allegationOf({ receivedOn: '2024-05-01' }));
  await investigator.ok(record, allegationOf({ receivedOn: '2024-05-01', category: 'RETALIATION' }));
  await eventually(async () => expect(await of()).toMatchObject({ year: 2024, total: 5 }));
  await investigator.ok(record, allegationOf({ receivedOn: '2024-06-01' }));
  await eventually(async () => expect((await of()).categories).toContainEqual({ category: 'FRAUD', allegations: 5 }));
  expect(await of()).toMatchObject({ total: null });
  expect((await of()).categories).toContainEqual({ category: 'RETALIATION', allegations: null });
  expect((await of()).categories).toContainEqual({ category: 'COLLUSION', allegations: null });
  // Nor does the database of requests hold the small number.
  expect(await query('SELECT allegations FROM allegation_figure WHERE allegations < 5')).toEqual([]);
});

test('a page costs the same statements whatever its size: page, count, record', async () => {
  for (const first of [1, 6]) await expectSql(3, () => investigator.ok(list, { filter: {}, first }));
});

test('the words are deleted ten years after the end', async () => {
  const { recordAllegation: received } = await investigator.ok(record, allegationOf());
  await investigator.ok(triage, {
    input: { allegationId: received.id, outcome: 'INSUFFICIENT', note, expectedVersion: 1 },
  });
  await query(`UPDATE integrity_allegation SET closed_at = closed_at - interval '10 years 1 day' WHERE id = $1`, [
    received.id,
  ]);
  await eventually(async () => {
    const { allegation } = await investigator.ok(one, { id: received.id });
    expect(allegation).toMatchObject({ state: 'DISMISSED', summary: null, triageNote: null, category: 'FRAUD' });
  });
});
