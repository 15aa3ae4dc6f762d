import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { sendPaper } from '../support/registered-partner';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { addPartner, partnerOf, putRegistration } from './registered-partner';

jest.setTimeout(60_000);

let system: TestSystem;
let officer: Caller;
let director: Caller;
let wadajir: string;

const fields = 'version categories roles attributes website protectedListing isNonProfit identificationChannel';
const describePartner = `mutation ($input: DescribePartnerInput!) { describePartner(input: $input) {
  ${fields} attributeClaims { code hasEvidence evidenceDocumentId } } }`;
const read = `query ($id: ID!) { partner(id: $id) { ${fields} attributeClaims { code hasEvidence } } }`;
const versionOf = async () => (await officer.ok(read, { id: wadajir })).partner.version;
const describeIt = async (by: Caller, input: object) => {
  const expectedVersion = await versionOf();
  return (await by.ok(describePartner, { input: { partnerId: wadajir, expectedVersion, ...input } })).describePartner;
};

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  director = await system.as('PARTNER_USERS', 'director');
  wadajir = await partnerOf(director, officer);
});

afterAll(() => system?.stop());

test('HAB-13, UNICEF-7: any number of codes; what is not given stays, what is given as null goes', async () => {
  const first = await describeIt(director, {
    categories: ['WOMEN', 'CIVIL_SOCIETY_CBO_FAITH_BASED', 'WOMEN'],
    roles: ['IMPLEMENTING'],
    website: 'https://wadajir.example',
    isNonProfit: true,
    identificationChannel: 'SELF_REQUEST',
  });
  expect(first).toMatchObject({
    categories: ['CIVIL_SOCIETY_CBO_FAITH_BASED', 'WOMEN'],
    roles: ['IMPLEMENTING'],
    website: 'https://wadajir.example',
    isNonProfit: true,
    identificationChannel: 'SELF_REQUEST',
    protectedListing: false,
  });
  const second = await describeIt(director, { website: null, protectedListing: true });
  expect(second).toMatchObject({
    categories: first.categories,
    roles: ['IMPLEMENTING'],
    website: null,
    protectedListing: true,
  });
  expect(second.version).toBe(first.version + 1);
});

test('UNICEF-36: attributes carry a flag of evidence, and only documents of the partner count', async () => {
  await putRegistration(system, wadajir, 'DOCUMENTS_REQUESTED');
  const { uploadDocument } = await director.ok(
    'mutation ($input: UploadDocumentInput!) { uploadDocument(input: $input) { id } }',
    {
      input: {
        partnerId: wadajir,
        type: 'STATUTE_OR_CONSTITUTION',
        title: 'Statute',
        fileId: await sendPaper(director, 'Statute'),
      },
    },
  );
  const described = await describeIt(director, {
    attributes: [{ code: 'WOMEN_LED', evidenceDocumentId: uploadDocument.id }, { code: 'LOCAL' }],
  });
  expect(described.attributes).toEqual(['LOCAL', 'WOMEN_LED']);
  expect(described.attributeClaims).toEqual([
    { code: 'LOCAL', hasEvidence: false, evidenceDocumentId: null },
    { code: 'WOMEN_LED', hasEvidence: true, evidenceDocumentId: uploadDocument.id },
  ]);
  const other = await addPartner(officer, 'Other Described Society');
  const borrowed = { attributes: [{ code: 'OPD', evidenceDocumentId: uploadDocument.id }] };
  const { errors } = await officer.ask(describePartner, {
    input: { partnerId: other, expectedVersion: 1, ...borrowed },
  });
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'INVALID_INPUT',
    field: 'input.attributes.0.evidenceDocumentId',
  });
});

test.each([
  ['categories', { categories: ['WOMEN', 'NOPE'] }, 'input.categories.1'],
  ['roles', { roles: ['NOPE'] }, 'input.roles.0'],
  ['attributes', { attributes: [{ code: 'NOPE' }] }, 'input.attributes.0'],
  ['identificationChannel', { identificationChannel: 'NOPE' }, 'input.identificationChannel'],
])('an unknown code in %s is refused with its path', async (_field, input, field) => {
  const { errors } = await director.ask(describePartner, {
    input: { partnerId: wadajir, expectedVersion: 1, ...input },
  });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', reason: 'UNKNOWN_CODE', field });
});

test('a stale version, a wrong address and a foreign partner are refused', async () => {
  const refusal = (by: Caller, input: object) => by.refusal(describePartner, { input });
  expect(await refusal(director, { partnerId: wadajir, expectedVersion: 1, roles: [] })).toBe(
    'CONFLICT / VERSION_CONFLICT',
  );
  const version = await versionOf();
  expect(await refusal(director, { partnerId: wadajir, expectedVersion: version, website: 'javascript:x' })).toBe(
    'INVALID_INPUT',
  );
  const foreign = await addPartner(officer, 'Foreign Described Society');
  expect(await refusal(director, { partnerId: foreign, expectedVersion: 1, roles: [] })).toBe('NOT_FOUND');
  expect(await refusal(await system.as('WFP', 'reader'), { partnerId: foreign, expectedVersion: 1, roles: [] })).toBe(
    'FORBIDDEN / ROLE_REQUIRED',
  );
});

test('each change is on record, field by field', async () => {
  const rows = await withClient(system.databases.registry.ownerUrl, async (owner) => {
    const result = await owner.query(
      'SELECT field, before, after FROM partner_change WHERE partner_id = $1 ORDER BY id',
      [wadajir],
    );
    return result.rows;
  });
  expect(rows).toContainEqual({ field: 'website', before: null, after: 'https://wadajir.example' });
  expect(rows).toContainEqual({ field: 'website', before: 'https://wadajir.example', after: null });
  expect(rows).toContainEqual({ field: 'attributes', before: null, after: 'LOCAL, WOMEN_LED' });
});

test('a partner is entered with its codes, and once for each key', async () => {
  const input = {
    legalName: 'Coded From The Start',
    primaryType: 'NATIONAL_NGO',
    countryOfOrigin: 'KE',
    categories: ['MEDIA'],
    roles: ['ADVOCACY'],
    attributes: ['LOCAL'],
    identificationChannel: 'DESK_RESEARCH',
    idempotencyKey: 'coded-from-the-start',
  };
  const add = `mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id categories roles attributes identificationChannel } }`;
  const { addPartner: first } = await officer.ok(add, { input });
  expect(first).toMatchObject({ categories: ['MEDIA'], roles: ['ADVOCACY'], attributes: ['LOCAL'] });
  expect((await officer.ok(add, { input })).addPartner).toEqual(first);
  expect(await officer.refusal(add, { input: { ...input, idempotencyKey: 'another-key', roles: ['NOPE'] } })).toBe(
    'INVALID_INPUT / UNKNOWN_CODE',
  );
});

test.each([1, 50])(
  'a page of %i partners with the evidence of their attributes costs one statement more',
  async (first) => {
    const list =
      'query ($first: Int!) { searchPartners(first: $first) { edges { node { attributeClaims { code hasEvidence } } } } }';
    await expectSql(3, () => officer.ok(list, { first }));
  },
);
