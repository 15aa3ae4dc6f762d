import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  addPartner,
  answersOf,
  codesOf,
  makeOffice,
  noteKeyed,
  register,
  tellAdjudication,
  tellClearance,
  tellLists,
  verify,
  verifyRefusal,
} from './standing-facts';

jest.setTimeout(90_000);

const day = 86_400_000;
let system: TestSystem;
let officer: Caller;
let verifier: Caller;
let reader: Caller;
/** Registered, with all papers, cleared. */
let partnerId: string;

const state = async (caller: Caller, id: string) => {
  const { partner } = await caller.ok(
    `query State($id: ID!) { partner(id: $id) {
       verification { result at validUntil by { code } inheritedFrom needsReview reviewBecause } } }`,
    { id },
  );
  return partner.verification;
};

async function cleared(legalName: string, options = {}, before?: (id: string) => Promise<void>): Promise<string> {
  const id = await addPartner(officer, legalName);
  await register(system, id, options);
  await before?.(id);
  await tellClearance(system, id, 'CLEAR');
  // Against a list that is a day old nothing is verified, so this tells when the feed has been read.
  await eventually(async () => expect(await codesOf(officer, id)).not.toContain('CLEARANCE_STALE'));
  return id;
}

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  verifier = await system.as('UNICEF', 'verifier');
  reader = await system.as('WFP', 'reader');
  await tellLists(system);
  partnerId = await cleared('Baraka Water Trust');
});

afterAll(() => system?.stop());

test('the questions are data, in English and French', async () => {
  const ask = async (language: string) => {
    const { verificationQuestions } = await reader.ok(
      'query Questions($language: String!) { verificationQuestions(language: $language) { code text expected version } }',
      { language },
    );
    return verificationQuestions as { code: string; text: string; expected: boolean }[];
  };
  const english = await ask('en');
  expect(english.map(({ code, expected }) => [code, expected])).toEqual([
    ['Q1', true],
    ['Q2', true],
    ['Q3', true],
    ['Q4', false],
    ['Q5', false],
  ]);
  expect((await ask('fr')).map(({ text }) => text)).not.toEqual(english.map(({ text }) => text));
  // A language without a text of its own reads English.
  expect(await ask('ar')).toEqual(english);
});

test('before anybody verified it is PENDING, and nobody may select it', async () => {
  expect(await state(reader, partnerId)).toMatchObject({ result: 'PENDING', by: null, needsReview: false });
  expect(await codesOf(reader, partnerId, { agency: 'WFP' })).toEqual(['VERIFICATION_PENDING']);
});

test.each([
  ['a question is left out', answersOf('YYYN')],
  ['a question is answered twice', [...answersOf('YYYN'), ...answersOf('Y')]],
  ['there is a question too many', answersOf('YYYNNN')],
  ['a comment is missing', answersOf('YYYNN').map((answer) => ({ ...answer, comment: '' }))],
])('refused when %s', async (_case, answers) =>
  expect(await verifyRefusal(verifier, partnerId, answers)).toMatch(/^INVALID_INPUT/),
);

test('only verifiers verify', async () => {
  for (const caller of [officer, reader, await system.as('UNHCR', 'admin')])
    expect(await verifyRefusal(caller, partnerId)).toBe('FORBIDDEN / ROLE_REQUIRED');
});

test('one of the five answers that is not as expected makes it NOT_VERIFIED; the next one supersedes it', async () => {
  const { verifyPartner: first } = await verify(verifier, partnerId, 'YYYNY');
  expect(first).toMatchObject({ result: 'NOT_VERIFIED', by: { code: 'UNICEF' }, supersedesId: null });
  expect(await codesOf(reader, partnerId, { agency: 'WFP' })).toEqual(['VERIFICATION_NOT_VERIFIED']);
  const { verifyPartner: second } = await verify(verifier, partnerId);
  expect(second).toMatchObject({ result: 'VERIFIED', supersedesId: first.id });
});

test('story 4.a, steps 13 and 14: verified by UNICEF for five years, usable by every agency', async () => {
  const { result, by, at, validUntil } = await state(reader, partnerId);
  expect([result, by.code]).toEqual(['VERIFIED', 'UNICEF']);
  expect(new Date(validUntil).getUTCFullYear() - new Date(at).getUTCFullYear()).toBe(5);
  for (const agency of ['WFP', 'UNHCR', 'UNICEF']) {
    const { partner } = await reader.ok(
      `query Capabilities($id: ID!, $agency: String!) { partner(id: $id) {
         capabilities(agency: $agency) { canApply canBeSelected canSign canReceiveFunds blockers { code source } } } }`,
      { id: partnerId, agency },
    );
    expect(partner.capabilities).toEqual({
      canApply: true,
      canBeSelected: true,
      canSign: false,
      canReceiveFunds: false,
      blockers: [
        { code: 'DUE_DILIGENCE_REQUIRED', source: 'assessments' },
        { code: 'AGREEMENT_REQUIRED', source: 'performance' },
      ],
    });
  }
});

test('comments are for the agency that verified, whose reading is recorded; others get a redaction', async () => {
  const read = async (caller: Caller) => {
    const { partner } = await caller.ok(
      `query Details($id: ID!) { partner(id: $id) { verifications { totalCount edges { node {
         result details { answers { question answer comment } redaction { reason howToRequest } } } } } } }`,
      { id: partnerId },
    );
    expect(partner.verifications.totalCount).toBe(2);
    return partner.verifications.edges[0].node.details;
  };
  const own = await read(verifier);
  expect(own.redaction).toBeNull();
  expect(own.answers).toHaveLength(5);
  expect(own.answers[0]).toEqual({ question: 'Q1', answer: true, comment: 'What answer 1 rests on' });
  const { rows } = await withClient(system.databases.registry.adminUrl, (client) =>
    client.query(`SELECT DISTINCT actor FROM audit_event WHERE action = 'Verification.details'`),
  );
  expect(rows).toEqual([{ actor: expect.stringMatching(/#verifier$/) }]);
  const otherVerifier = await system.as('WFP', 'admin');
  for (const caller of [reader, otherVerifier, await system.as('UNICEF', 'screener')]) {
    expect(await read(caller)).toMatchObject({ answers: null, redaction: { reason: 'CONFIDENTIAL' } });
  }
});

test('R-INV-6: who keyed its data does not verify it', async () => {
  const id = await cleared('Keyed For Others');
  const { members } = await (await system.as('UNICEF', 'admin')).ok(
    '{ members(first: 100) { edges { node { issuer subject } } } }',
  );
  const { issuer } = members.edges[0].node;
  await noteKeyed(system, id, `${issuer}#verifier`);
  expect(await verifyRefusal(verifier, id)).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
});

test('Z12: who decided on a sanctions match of a partner does not verify it', async () => {
  const { members } = await (await system.as('UNICEF', 'admin')).ok(
    '{ members(first: 100) { edges { node { issuer subject } } } }',
  );
  const { issuer } = members.edges[0].node;
  const deciders = [`${issuer}#verifier`, `${issuer}#adjudicator`];
  // In the order of the feed: once it counts as cleared, registry also knows who decided.
  const id = await cleared('Twice The Same Person', {}, (partner) => tellAdjudication(system, partner, deciders));
  expect(await verifyRefusal(verifier, id)).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
  expect(await state(reader, id)).toMatchObject({ result: 'PENDING' });
  // The same person verifies others: the match of one partner says nothing about another.
  await verify(verifier, partnerId);
});

test('Z12: who decides on a later match of a partner that it verified does not verify it again', async () => {
  const { members } = await (await system.as('UNICEF', 'admin')).ok(
    '{ members(first: 100) { edges { node { issuer subject } } } }',
  );
  const { issuer } = members.edges[0].node;
  const id = await cleared('Verified Before The Match');
  await verify(verifier, id);
  await tellAdjudication(system, id, [`${issuer}#verifier`, `${issuer}#adjudicator`]);
  await eventually(async () => expect(await verifyRefusal(verifier, id)).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES'));
});

test('an incomplete profile, open matches and an old clearance are refused', async () => {
  const open = await cleared('Profile Still Open', { state: 'PROFILE_OPEN', standing: 'PROSPECT' });
  expect(await verifyRefusal(verifier, open)).toBe('CONFLICT / INVALID_STATE');
  const unknown = await addPartner(officer, 'No Registration At All');
  expect(await verifyRefusal(verifier, unknown)).toBe('CONFLICT / INVALID_STATE');
  const hits = await cleared('Open Matches');
  await tellClearance(system, hits, 'HITS_OPEN');
  await eventually(async () =>
    expect(await verifyRefusal(verifier, hits)).toBe('PRECONDITION_FAILED / BLOCKED_BY_SCREENING'),
  );
  const unscreened = await addPartner(officer, 'Never Screened');
  await register(system, unscreened);
  expect(await verifyRefusal(verifier, unscreened)).toBe('PRECONDITION_FAILED / CLEARANCE_STALE');
  expect(await verifyRefusal(verifier, '01a1fd10-0000-7000-8000-000000000000')).toBe('NOT_FOUND');
});

test('R-INV-8: an office is verified after its headquarters, and follows it from then on', async () => {
  const [hq, office] = [await cleared('Global Hands'), await cleared('Global Hands Somalia')];
  await makeOffice(system, office, hq);
  expect(await verifyRefusal(verifier, office)).toBe('PRECONDITION_FAILED / MISSING_REQUIREMENT');
  await verify(verifier, hq);
  await verify(verifier, office);
  expect(await state(reader, office)).toMatchObject({ result: 'VERIFIED', inheritedFrom: null });
  // What happens to the headquarters reaches the office without anybody doing anything there.
  await verify(verifier, hq, 'YYNNN');
  expect(await state(reader, office)).toMatchObject({ result: 'NOT_VERIFIED', inheritedFrom: hq });
  expect(await codesOf(reader, office, { agency: 'WFP' })).toEqual(['VERIFICATION_NOT_VERIFIED']);
  await verify(verifier, hq);
  expect(await state(reader, office)).toMatchObject({ result: 'VERIFIED', inheritedFrom: null });
  // A confirmed match of the headquarters ends it, and shows where it comes from.
  await tellClearance(system, hq, 'BLOCKED');
  await eventually(async () =>
    expect(await codesOf(reader, office, { agency: 'WFP' })).toEqual(['HQ_BLOCKED', 'HQ_HIT_CONFIRMED']),
  );
  expect(await verifyRefusal(verifier, office)).toBe('PRECONDITION_FAILED / MISSING_REQUIREMENT');
  // The reverse needs a decision: a match of an office leaves the headquarters alone.
  const [other, branch] = [await cleared('Other Hands'), await cleared('Other Hands Kenya')];
  await makeOffice(system, branch, other);
  await tellClearance(system, branch, 'BLOCKED');
  await eventually(async () => expect(await codesOf(reader, branch)).toContain('BLOCKED'));
  expect(await codesOf(reader, other)).toEqual(['VERIFICATION_PENDING']);
});

test('a new name asks for a review of the result, which stands until then (feature 36)', async () => {
  expect(await state(reader, partnerId)).toMatchObject({ needsReview: false, reviewBecause: null });
  const { partner } = await officer.ok('query Version($id: ID!) { partner(id: $id) { version } }', { id: partnerId });
  await officer.ok(
    `mutation Rename($id: ID!, $version: Int!) {
       renamePartner(input: { partnerId: $id, legalName: "Baraka Water and Health Trust", expectedVersion: $version }) { id } }`,
    { id: partnerId, version: partner.version },
  );
  expect(await state(reader, partnerId)).toMatchObject({
    result: 'VERIFIED',
    needsReview: true,
    reviewBecause: 'LEGAL_NAME_CHANGED',
  });
});

test('a list costs the same number of statements, however long it is', async () => {
  const list = `query List($first: Int!) { searchPartners(first: $first) { edges { node {
    verification { result by { code } } verifications(first: 5) { totalCount edges { node { result } } } } } } }`;
  const count = async (first: number) => {
    const { searchPartners } = await expectSql(8, () => reader.ok(list, { first }));
    return searchPartners.edges.length;
  };
  expect(await count(2)).toBe(2);
  expect(await count(10)).toBe(10);
});

test('after five years it is EXPIRED', async () => {
  system.clock.advance(5 * 366 * day);
  reader = await system.as('WFP', 'reader');
  await eventually(async () => expect((await state(reader, partnerId)).result).toBe('EXPIRED'), 20_000);
});
