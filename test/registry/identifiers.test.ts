import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { addPartner, partnerOf, putRegistration } from './registered-partner';

jest.setTimeout(60_000);

let system: TestSystem;
let officer: Caller;
let verifier: Caller;
let director: Caller;
let wadajir: string;
let other: string;

const add = `mutation ($input: AddOrgIdentifierInput!) { addOrgIdentifier(input: $input) {
  id scheme value orgId authority verified } }`;
const end = 'mutation ($id: ID!) { endOrgIdentifier(input: { identifierId: $id }) { id endedAt } }';
const verify = `mutation ($id: ID!) { verifyOrgIdentifier(input: { identifierId: $id, evidence: "https://register.example" }) {
  verified verifiedAt evidence } }`;
const listed = 'query ($id: ID!) { partner(id: $id) { identifiers { id orgId verified endedAt } } }';
const idOf = (answer: { addOrgIdentifier: { id: string } }) => answer.addOrgIdentifier.id;

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  verifier = await system.as('UNICEF', 'verifier');
  director = await system.as('PARTNER_USERS', 'director');
  wadajir = await partnerOf(director, officer);
  other = await addPartner(officer, 'Other Identity Society');
});

afterAll(() => system?.stop());

test('a partner adds its identifiers, by scheme and value or as IATI writes them', async () => {
  const byScheme = { partnerId: wadajir, scheme: 'GB-CHC', value: '290836' };
  expect((await director.ok(add, { input: byScheme })).addOrgIdentifier).toMatchObject({
    orgId: 'GB-CHC-290836',
    verified: false,
  });
  const asOrgId = { partnerId: wadajir, orgId: 'XI-IATI-WADAJIR' };
  expect((await director.ok(add, { input: asOrgId })).addOrgIdentifier).toMatchObject({
    scheme: 'XI-IATI',
    value: 'WADAJIR',
  });
  const national = {
    partnerId: wadajir,
    scheme: 'SO-REG',
    value: 'SO-MOI 4471/2016',
    authority: 'Ministry of Interior',
  };
  expect((await director.ok(add, { input: national })).addOrgIdentifier).toMatchObject({
    orgId: 'SO-REG-SO-MOI 4471/2016',
    authority: 'Ministry of Interior',
  });
});

test.each([
  ['an unknown scheme', { scheme: 'GB-NOPE', value: '1' }, 'INVALID_INPUT / UNKNOWN_CODE'],
  ['a number of another form', { scheme: 'GB-CHC', value: 'ABC' }, 'INVALID_INPUT / FORMAT'],
  ['wrong check digits', { scheme: 'XI-LEI', value: '5493000IBP23UQZ0KL24' }, 'INVALID_INPUT / CHECK_DIGITS'],
  ['a national number without its authority', { scheme: 'SO-REG', value: '1' }, 'INVALID_INPUT'],
  [
    'a national number of no country',
    { scheme: 'XX-REG', value: '1', authority: 'x y' },
    'INVALID_INPUT / UNKNOWN_CODE',
  ],
  ['two forms at once', { scheme: 'GB-CHC', value: '290836', orgId: 'GB-CHC-290836' }, 'INVALID_INPUT / FORMAT'],
  ['an orgId of no scheme', { orgId: 'NOPE-1' }, 'INVALID_INPUT / FORMAT'],
])('%s is refused', async (_case, more, refusal) => {
  expect(await officer.refusal(add, { input: { partnerId: other, ...more } })).toBe(refusal);
});

test('an entry of a primary register belongs to one partner; whose it is stays unsaid', async () => {
  const { errors } = await officer.ask(add, { input: { partnerId: other, scheme: 'GB-CHC', value: '290836' } });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'IDENTIFIER_TAKEN' });
  expect(JSON.stringify(errors)).not.toContain(wadajir);
  expect(JSON.stringify(errors)).not.toMatch(/wadajir/i);
});

test('signs and capitals do not make it another entry', async () => {
  const ein = { partnerId: other, scheme: 'US-EIN', value: '13-5562351' };
  await officer.ok(add, { input: ein });
  expect(await officer.refusal(add, { input: { ...ein, partnerId: wadajir, value: '135562351' } })).toBe(
    'CONFLICT / IDENTIFIER_TAKEN',
  );
});

test('entries of other registers may stand with two partners, but not twice with one', async () => {
  const number = { scheme: 'KE-NCB', value: 'OP.218/051/2002/0128' };
  await officer.ok(add, { input: { partnerId: other, ...number } });
  await director.ok(add, { input: { partnerId: wadajir, ...number } });
  expect(await director.refusal(add, { input: { partnerId: wadajir, ...number } })).toBe('CONFLICT / IDENTIFIER_TAKEN');
});

test('an ended one is free for another partner, and stays on record', async () => {
  const entry = { scheme: 'AU-ABN', value: '51824753556' };
  const id = idOf(await officer.ok(add, { input: { partnerId: other, ...entry } }));
  expect((await officer.ok(end, { id })).endOrgIdentifier.endedAt).toEqual(expect.any(String));
  expect(await officer.refusal(end, { id })).toBe('INVALID_INPUT / UNCHANGED');
  await officer.ok(add, { input: { partnerId: wadajir, ...entry } });
  const { partner } = await officer.ok(listed, { id: other });
  expect(partner.identifiers.at(-1)).toMatchObject({ id, endedAt: expect.any(String) });
});

test('R-INV-6: who keyed it, or anything of the registration, does not verify it', async () => {
  const byPartner = idOf(await director.ok(add, { input: { partnerId: wadajir, orgId: 'XM-OCHA-4471' } }));
  expect(await officer.refusal(verify, { id: byPartner })).toBe('FORBIDDEN / ROLE_REQUIRED');
  const { verifyOrgIdentifier } = await verifier.ok(verify, { id: byPartner });
  expect(verifyOrgIdentifier).toMatchObject({ verified: true, evidence: 'https://register.example' });
  expect(await verifier.refusal(verify, { id: newId() })).toBe('NOT_FOUND');
});

test('nobody adds to, ends or learns of identifiers of a partner that is not theirs', async () => {
  const id = idOf(await officer.ok(add, { input: { partnerId: other, orgId: 'XI-IATI-OTHER' } }));
  expect(await director.refusal(add, { input: { partnerId: other, orgId: 'XI-IATI-MINE' } })).toBe('NOT_FOUND');
  expect(await director.refusal(end, { id })).toBe('NOT_FOUND');
  expect(await system.anybody.refusal(end, { id })).toBe('UNAUTHENTICATED');
  expect((await director.ok(listed, { id: other })).partner).toBeNull();
});

test('while a registration runs, only staff of its agency key for the partner', async () => {
  await putRegistration(system, other, 'DOCUMENTS_REQUESTED', 'WFP');
  expect(await officer.refusal(add, { input: { partnerId: other, orgId: 'XI-IATI-LATER' } })).toMatch(/^FORBIDDEN/);
});

test.each([1, 50])(
  'a page of %i partners with their identifiers: the page, its count, the identifiers',
  async (first) => {
    const list =
      'query ($first: Int!) { searchPartners(first: $first) { edges { node { identifiers { orgId verified } } } } }';
    await expectSql(3, () => officer.ok(list, { first }));
  },
);
