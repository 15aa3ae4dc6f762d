import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { addSomebody, dayAfter, openCase, sql } from './sharing';

jest.setTimeout(60_000);

let system: TestSystem;
let investigator: Caller;
let legal: Caller;
let caseId: string;

const fields = 'id caseId authority country authorityName summary state sentOn version steps { state on note }';
const create = `mutation ($input: CreateReferralInput!) { createReferral(input: $input) { ${fields} } }`;
const update = `mutation ($input: UpdateReferralInput!) { updateReferral(input: $input) { ${fields} } }`;
const list = `query ($filter: ReferralFilter! = {}, $first: Int! = 25) {
  referrals(filter: $filter, first: $first) { totalCount edges { node { ${fields} } } } }`;

const draft = (more: object = {}) => ({
  input: {
    caseId,
    authority: 'PROSECUTOR',
    country: 'KE',
    authorityName: 'Director of Public Prosecutions',
    summary: 'Invoices of 184,250 dollars were invented.',
    ...more,
  },
});
const step = (referral: { id: string; version: number }, state: string, more: object = {}) => ({
  input: { referralId: referral.id, state, expectedVersion: referral.version, ...more },
});

beforeAll(async () => {
  system = await startTestSystem();
  investigator = await system.as('UNDP', 'investigator');
  legal = await system.as('UNDP', 'legal');
  const partner = await addSomebody(await system.as('UNHCR', 'officer'));
  caseId = (await openCase(system, investigator, [partner.id])).id;
});

afterAll(() => system?.stop());

test('JIU-94: a referral is cleared by a legal officer who did not write it, sent, and followed to its outcome', async () => {
  const { createReferral: drafted } = await investigator.ok(create, draft());
  expect(drafted).toMatchObject({ state: 'DRAFT', authority: 'PROSECUTOR', country: 'KE', sentOn: null, version: 1 });
  expect(await investigator.refusal(update, step(drafted, 'SENT'))).toBe('CONFLICT / INVALID_STATE');
  expect(await investigator.refusal(update, step(drafted, 'LEGAL_CLEARANCE'))).toBe('FORBIDDEN / ROLE_REQUIRED');
  const { updateReferral: cleared } = await legal.ok(update, step(drafted, 'LEGAL_CLEARANCE'));
  expect(await legal.refusal(update, step(drafted, 'SENT'))).toBe('CONFLICT / VERSION_CONFLICT');
  expect(await legal.refusal(update, step(cleared, 'SENT', { on: dayAfter(system, 1) }))).toBe('INVALID_INPUT');
  expect(await legal.refusal(update, step(cleared, 'SENT', { on: dayAfter(system, -5) }))).toBe('INVALID_INPUT');
  expect(await legal.refusal(update, step(cleared, 'SENT', { note: 'The witness is Hodan Ali.' }))).toBe(
    'INVALID_INPUT / PERSONAL_DATA',
  );
  const { updateReferral: sent } = await legal.ok(update, step(cleared, 'SENT', { note: 'By courier.' }));
  expect(sent).toMatchObject({ state: 'SENT', sentOn: dayAfter(system, 0) });
  let referral = sent;
  for (const state of ['ACKNOWLEDGED', 'UNDER_INVESTIGATION', 'PROSECUTED', 'CONVICTED']) {
    ({ updateReferral: referral } = await investigator.ok(update, step(referral, state)));
  }
  expect(referral.steps.map(({ state }: { state: string }) => state)).toEqual([
    'DRAFT',
    'LEGAL_CLEARANCE',
    'SENT',
    'ACKNOWLEDGED',
    'UNDER_INVESTIGATION',
    'PROSECUTED',
    'CONVICTED',
  ]);
  expect(referral.steps[2]).toEqual({ state: 'SENT', on: dayAfter(system, 0), note: 'By courier.' });
  expect(await legal.refusal(update, step(referral, 'ACQUITTED'))).toBe('CONFLICT / INVALID_STATE');
});

test('a legal officer who wrote it does not clear it', async () => {
  const { createReferral: own } = await legal.ok(create, draft());
  expect(await legal.refusal(update, step(own, 'LEGAL_CLEARANCE'))).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
});

test('it takes a case of one own and plain facts, and a repeated call makes one', async () => {
  for (const id of [newId(), 'no id']) expect(await legal.refusal(create, draft({ caseId: id }))).toBe('NOT_FOUND');
  expect(await legal.refusal(create, draft({ country: 'XX' }))).toBe('INVALID_INPUT');
  expect(await legal.refusal(create, draft({ summary: 'The survivor Amina Hassan was heard.' }))).toBe(
    'INVALID_INPUT / PERSONAL_DATA',
  );
  const once = draft({ idempotencyKey: newId() });
  const { createReferral: first } = await legal.ok(create, once);
  const { createReferral: again } = await legal.ok(create, once);
  expect(again.id).toBe(first.id);
});

test('nobody but the legal and investigation offices of the agency learns of it, and its words are sealed', async () => {
  const { createReferral: secret } = await investigator.ok(create, draft());
  for (const [agency, subject] of [
    ['UNDP', 'admin'],
    ['UNDP', 'panel'],
    ['UNDP', 'finance'],
    ['UNICEF', 'admin'],
    ['WFP', 'adjudicator'],
    ['PARTNER_USERS', 'director'],
  ] as const) {
    const caller = await system.as(agency, subject);
    expect(await caller.refusal(list)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await caller.refusal(update, step(secret, 'SENT'))).toBe('FORBIDDEN / ROLE_REQUIRED');
  }
  for (const table of ['referral', 'referral_step', 'audit_event', 'outbox_event']) {
    const rows = await sql(system, `SELECT row_to_json(t)::text AS text FROM ${table} t`);
    expect(rows.filter(({ text }) => /invented|courier|Prosecutions/.test(text))).toEqual([]);
  }
  const { referrals } = await legal.ok(list, { filter: { caseId, state: 'DRAFT' } });
  expect(referrals.edges.map(({ node }: { node: { id: string } }) => node.id)).toContain(secret.id);
  expect(await legal.refusal(list, { filter: { caseId: 'no id' } })).toBe('INVALID_INPUT');
});

test('a page of referrals costs as many statements whatever its size', async () => {
  for (const first of [1, 50]) await expectSql(4, () => legal.ok(list, { first }));
});
