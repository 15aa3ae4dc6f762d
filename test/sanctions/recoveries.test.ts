import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { issueNotice, openCase } from './cases';
import { addSomebody, dayAfter, knownToSanctions, lastTold, sql } from './sharing';

jest.setTimeout(60_000);

let system: TestSystem;
let officer: Caller;
let investigator: Caller;
let legal: Caller;
let finance: Caller;

const fields = `id caseId partner { id } currency claimed recovered writtenOff outstanding method state version
  receipts { amount method receivedOn } writeOffs { amount reason decision }`;
const create = `mutation ($input: CreateRecoveryClaimInput!) { createRecoveryClaim(input: $input) { ${fields} } }`;
const record = `mutation ($input: RecordRecoveryInput!) { recordRecovery(input: $input) { ${fields} } }`;
const writeOff = `mutation ($input: WriteOffInput!) { writeOff(input: $input) { ${fields} } }`;
const decide = `mutation ($input: DecideWriteOffInput!) { decideWriteOff(input: $input) { ${fields} } }`;
const totals = `query ($filter: RecoveryTotalFilter!) {
  recoveryTotals(filter: $filter) { agency { code } currency claimed recovered writtenOff outstanding } }`;
const list = `query ($filter: RecoveryClaimFilter! = {}, $first: Int! = 25) {
  recoveryClaims(filter: $filter, first: $first) { totalCount edges { node { ${fields} } } } }`;

beforeAll(async () => {
  system = await startTestSystem();
  [officer, investigator, legal, finance] = await Promise.all([
    system.as('UNHCR', 'officer'),
    system.as('UNDP', 'investigator'),
    system.as('UNDP', 'legal'),
    system.as('UNDP', 'finance'),
  ]);
});

afterAll(() => system?.stop());

async function claimed(amount = '184250', more: object = {}) {
  const { id: partnerId } = await addSomebody(officer);
  await knownToSanctions(system, [partnerId]);
  const opened = await openCase(system, investigator, [partnerId]);
  const { id: caseId } = opened;
  const early = { caseId, amount, currency: 'USD', method: 'OFFSET' };
  expect(await legal.refusal(create, { input: early })).toBe('CONFLICT / INVALID_STATE');
  await issueNotice(investigator, opened, [partnerId]);
  const input = { caseId, amount, currency: 'USD', method: 'OFFSET', ...more };
  return { partnerId, caseId, claim: (await legal.ok(create, { input })).createRecoveryClaim };
}

test('4.b, step 9: 184,250 claimed, 60,000 recovered by offset, 124,250 outstanding', async () => {
  const { partnerId, caseId, claim } = await claimed();
  expect(claim).toMatchObject({ claimed: '184250.00', recovered: '0.00', outstanding: '184250.00', state: 'OPEN' });
  const { recordRecovery: after } = await finance.ok(record, {
    input: { claimId: claim.id, amount: '60000', method: 'OFFSET', on: dayAfter(system, -1) },
  });
  expect(after).toMatchObject({
    partner: { id: partnerId },
    recovered: '60000.00',
    outstanding: '124250.00',
    state: 'PARTLY_RECOVERED',
    receipts: [{ amount: '60000.00', method: 'OFFSET', receivedOn: dayAfter(system, -1) }],
  });
  expect(await lastTold(system, 'sanctions.recovery-changed', claim.id)).toEqual({
    audience: 'INTERNAL',
    data: {
      claimId: claim.id,
      partnerId,
      agency: 'UNDP',
      currency: 'USD',
      claimed: '184250.00',
      recovered: '60000.00',
      writtenOff: '0.00',
      claimedOn: dayAfter(system, 0),
      at: expect.any(String),
    },
  });
  const sums = { agency: { code: 'UNDP' }, currency: 'USD', claimed: '184250.00', recovered: '60000.00' };
  for (const filter of [{ partnerId }, { partnerId, agency: 'UNDP' }]) {
    expect((await officer.ok(totals, { filter })).recoveryTotals).toMatchObject([sums]);
  }
  expect((await legal.ok(totals, { filter: { caseId } })).recoveryTotals).toMatchObject([sums]);
  expect((await officer.ok(totals, { filter: { caseId } })).recoveryTotals).toEqual([]);
  expect((await officer.ok(totals, { filter: { partnerId, agency: 'WFP' } })).recoveryTotals).toEqual([]);
});

test('nothing is recovered twice, and amounts are exact', async () => {
  const { claim } = await claimed('0.30');
  const recover = (amount: string, more: object = {}) => ({
    input: { claimId: claim.id, amount, method: 'REFUND', ...more },
  });
  await finance.ok(record, recover('0.10'));
  const once = recover('0.10', { idempotencyKey: newId() });
  await finance.ok(record, once);
  await finance.ok(record, once);
  expect(await finance.refusal(record, recover('0.11'))).toBe('CONFLICT / EXCEEDS_CLAIM');
  const { recordRecovery: all } = await finance.ok(record, recover('0.1'));
  expect(all).toMatchObject({ recovered: '0.30', outstanding: '0.00', state: 'RECOVERED' });
  for (const amount of ['0', '-1', '0.001', '1e2']) {
    expect(await finance.refusal(record, recover(amount))).toBe('INVALID_INPUT');
  }
  expect(await finance.refusal(record, recover('1', { on: dayAfter(system, 1) }))).toBe('INVALID_INPUT');
});

test('of two recoveries at once that together pass the claim, one is refused', async () => {
  const { claim } = await claimed('100');
  const input = { claimId: claim.id, amount: '60', method: 'REFUND' };
  const answers = await Promise.all([finance.ask(record, { input }), finance.ask(record, { input })]);
  expect(answers.map(({ errors }) => errors?.[0]?.extensions.reason ?? 'ok').sort()).toEqual(['EXCEEDS_CLAIM', 'ok']);
});

test('it takes two people to write off', async () => {
  const { claim } = await claimed('1000');
  const propose = (amount: string, version: number) => ({
    input: {
      claimId: claim.id,
      amount,
      reason: 'The partner is insolvent; nothing is left.',
      expectedVersion: version,
    },
  });
  const decision = (verdict: string, version: number) => ({
    input: { claimId: claim.id, decision: verdict, expectedVersion: version },
  });
  expect(await finance.refusal(writeOff, propose('1000.01', 1))).toBe('CONFLICT / EXCEEDS_CLAIM');
  expect(await finance.refusal(writeOff, propose('400', 2))).toBe('CONFLICT / VERSION_CONFLICT');
  expect(await legal.refusal(decide, decision('APPROVED', 1))).toBe('CONFLICT / INVALID_STATE');
  await finance.ok(writeOff, propose('400', 1));
  expect(await legal.refusal(writeOff, propose('100', 1))).toBe('CONFLICT / ALREADY_PROPOSED');
  expect(await finance.refusal(decide, decision('APPROVED', 1))).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
  const { decideWriteOff: refused } = await legal.ok(decide, decision('REFUSED', 1));
  expect(refused).toMatchObject({ writtenOff: '0.00', outstanding: '1000.00', state: 'OPEN', version: 2 });
  await legal.ok(writeOff, propose('1000', 2));
  const { decideWriteOff: done } = await finance.ok(decide, decision('APPROVED', 2));
  expect(done).toMatchObject({
    writtenOff: '1000.00',
    outstanding: '0.00',
    state: 'WRITTEN_OFF',
    writeOffs: [
      { amount: '400.00', decision: 'REFUSED', reason: 'The partner is insolvent; nothing is left.' },
      { amount: '1000.00', decision: 'APPROVED' },
    ],
  });
  const rows = await sql(system, 'SELECT row_to_json(w)::text AS text FROM recovery_write_off w');
  expect(rows.filter(({ text }) => text.includes('insolvent'))).toEqual([]);
});

test('a claim is about a respondent of a case of one own, and stays in the agency', async () => {
  const { partnerId, caseId, claim } = await claimed();
  const { id: another } = await addSomebody(officer);
  const input = { caseId, amount: '1', currency: 'USD', method: 'REFUND' };
  expect(await legal.refusal(create, { input: { ...input, partnerId: another } })).toBe('INVALID_INPUT');
  expect(await legal.refusal(create, { input: { ...input, caseId: newId() } })).toBe('NOT_FOUND');
  expect(await legal.refusal(create, { input: { ...input, currency: 'XYZ' } })).toBe('INVALID_INPUT');
  expect(await finance.refusal(record, { input: { claimId: newId(), amount: '1', method: 'REFUND' } })).toBe(
    'NOT_FOUND',
  );
  const { recoveryClaims } = await finance.ok(list, { filter: { partnerId, isOutstanding: true } });
  expect(recoveryClaims.edges).toMatchObject([{ node: { id: claim.id } }]);
  for (const [agency, subject] of [
    ['UNDP', 'admin'],
    ['UNICEF', 'admin'],
    ['PARTNER_USERS', 'director'],
  ] as const) {
    const caller = await system.as(agency, subject);
    expect(await caller.refusal(list)).toBe('FORBIDDEN / ROLE_REQUIRED');
  }
  const director = await system.as('PARTNER_USERS', 'director');
  expect(await director.refusal(totals, { filter: { partnerId } })).toBe('FORBIDDEN / ROLE_REQUIRED');
  for (const filter of [{}, { caseId, partnerId }, { partnerId: 'no id' }]) {
    expect(await officer.refusal(totals, { filter })).toBe('INVALID_INPUT');
  }
});

test('a page of claims costs as many statements whatever its size', async () => {
  for (const first of [1, 50]) await expectSql(5, () => finance.ok(list, { first }));
});
