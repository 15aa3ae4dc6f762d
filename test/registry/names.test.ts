import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { startTestSystem, type TestSystem } from '../support/system';
import { addReadyPartner, becomesClear, importList, registerPartner } from './ready-partner';
import { addPartner, partnerOf } from './registered-partner';

jest.setTimeout(90_000);

let system: TestSystem;
let officer: Caller;
let director: Caller;
let wadajir: string;
let other: string;

const add = `mutation ($input: AddPartnerNameInput!) { addPartnerName(input: $input) {
  id value kind script language validFrom validUntil } }`;
const end =
  'mutation ($id: ID!, $until: Date) { endPartnerName(input: { nameId: $id, validUntil: $until }) { id validUntil } }';
const rename = `mutation ($id: ID!, $name: String!, $version: Int!, $on: Date) {
  renamePartner(input: { partnerId: $id, legalName: $name, expectedVersion: $version, effectiveOn: $on }) { legalName version } }`;
const read = `query ($id: ID!) { partner(id: $id) { legalName version
  names { id value kind script language validFrom validUntil } } }`;

const basisOf = (id: string) =>
  withClient(system.databases.registry.ownerUrl, async (owner) => {
    const { rows } = await owner.query('SELECT basis_hash FROM partner WHERE id = $1', [id]);
    return rows[0].basis_hash;
  });
const today = () => system.clock.now().toISOString().slice(0, 10);

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  director = await system.as('PARTNER_USERS', 'director');
  wadajir = await partnerOf(director, officer);
  other = await addPartner(officer, 'Other Names Society');
});

afterAll(() => system?.stop());

test('any number of names with kind, script, language and validity; each asks for a new screening', async () => {
  const before = await basisOf(wadajir);
  const names = [
    { value: 'جمعية وداجر للمياه', kind: 'ORIGINAL_SCRIPT', language: 'ar' },
    { value: 'Association Wadajir pour l’eau', kind: 'TRANSLATION', language: 'fr' },
    { value: 'WWSA', kind: 'ACRONYM' },
    { value: 'Wadajir Wells', kind: 'FORMER', validFrom: '2009-05-01', validUntil: '2014-12-31' },
  ];
  const scripts = [];
  for (const name of names) {
    const { addPartnerName } = await director.ok(add, { input: { partnerId: wadajir, ...name } });
    expect(addPartnerName).toMatchObject(name);
    scripts.push(addPartnerName.script);
  }
  expect(scripts).toEqual(['Arab', 'Latn', 'Latn', 'Latn']);
  expect(await basisOf(wadajir)).not.toBe(before);
  const found = await officer.ok('{ searchPartners(filter: { text: "wadajir wells" }) { edges { node { id } } } }');
  expect(found.searchPartners.edges).toEqual([{ node: { id: wadajir } }]);
});

test.each([
  ['the legal name', { value: 'Another', kind: 'LEGAL' }, 'INVALID_INPUT'],
  ['a name it has', { value: 'Wadajir Water & Shelter Association', kind: 'ALIAS' }, 'CONFLICT / NAME_EXISTS'],
  ['a name it has, but for spaces', { value: ' WWSA ', kind: 'ACRONYM' }, 'CONFLICT / NAME_EXISTS'],
  ['nothing but signs', { value: '***', kind: 'ALIAS' }, 'INVALID_INPUT'],
  ['a language that is none', { value: 'Name', kind: 'ALIAS', language: 'xx' }, 'INVALID_INPUT'],
  ['a name of the future', { value: 'Name', kind: 'ALIAS', validFrom: '2999-01-01' }, 'INVALID_INPUT'],
  [
    'an end before the beginning',
    { value: 'Name', kind: 'ALIAS', validFrom: '2020-01-02', validUntil: '2020-01-01' },
    'INVALID_INPUT',
  ],
])('%s is refused', async (_case, name, refusal) => {
  expect(await director.refusal(add, { input: { partnerId: wadajir, ...name } })).toBe(refusal);
});

test('an ended name stays, the legal one does not end', async () => {
  const { addPartnerName } = await director.ok(add, {
    input: { partnerId: wadajir, value: 'Wells of Wadajir', kind: 'ALIAS' },
  });
  const basis = await basisOf(wadajir);
  expect((await director.ok(end, { id: addPartnerName.id })).endPartnerName.validUntil).toBe(today());
  expect(await director.refusal(end, { id: addPartnerName.id })).toBe('INVALID_INPUT / UNCHANGED');
  // It is still screened.
  expect(await basisOf(wadajir)).toBe(basis);
  const { partner } = await officer.ok(read, { id: wadajir });
  const legal = partner.names.find(({ kind }: { kind: string }) => kind === 'LEGAL');
  expect(await director.refusal(end, { id: legal.id })).toBe('PRECONDITION_FAILED / LEGAL_NAME_REQUIRED');
});

test('a new legal name keeps the old one with its last day, and is on record', async () => {
  const { partner } = await officer.ok(read, { id: other });
  const names = { id: other, name: 'Renamed Names Society', version: partner.version };
  const { renamePartner } = await officer.ok(rename, { ...names, on: '2026-01-15' });
  expect(renamePartner).toEqual({ legalName: 'Renamed Names Society', version: partner.version + 1 });
  const after = (await officer.ok(read, { id: other })).partner.names;
  expect(after).toContainEqual(
    expect.objectContaining({ value: 'Other Names Society', kind: 'FORMER', validUntil: '2026-01-15' }),
  );
  expect(after).toContainEqual(
    expect.objectContaining({ value: 'Renamed Names Society', kind: 'LEGAL', validFrom: '2026-01-15' }),
  );
  expect(await officer.refusal(rename, names)).toBe('INVALID_INPUT / UNCHANGED');
  expect(await officer.refusal(rename, { ...names, name: 'Third' })).toBe('CONFLICT / VERSION_CONFLICT');
});

test('a partner has at most 100 names', async () => {
  const { partner } = await officer.ok(read, { id: other });
  const left = 100 - partner.names.length;
  await withClient(system.databases.registry.ownerUrl, (owner) =>
    owner.query(
      `INSERT INTO partner_name (id, partner_id, value, kind, script, folded)
       SELECT gen_random_uuid(), $1, 'Name ' || n, 'ALIAS', 'Latn', 'name ' || n FROM generate_series(1, $2::int) AS n`,
      [other, left],
    ),
  );
  expect(await officer.refusal(add, { input: { partnerId: other, value: 'One more', kind: 'ALIAS' } })).toBe(
    'PRECONDITION_FAILED / TOO_MANY_NAMES',
  );
});

test('nobody names a partner that is not theirs', async () => {
  const [name] = (await officer.ok(read, { id: other })).partner.names;
  const input = { partnerId: other, value: 'Mine', kind: 'ALIAS' };
  expect(await director.refusal(add, { input })).toBe('NOT_FOUND');
  expect(await director.refusal(end, { id: name.id })).toBe('NOT_FOUND');
  expect(await director.refusal(end, { id: newId() })).toBe('NOT_FOUND');
  expect(await system.anybody.refusal(add, { input })).toBe('UNAUTHENTICATED');
});

describe('what everybody sees of a partner (domain-model.md 2.8)', () => {
  const seen = `query ($id: ID!) { partner(id: $id) {
    id uniqueNumber legalName primaryType countryOfOrigin categories website names { value } identifiers { orgId } } }`;
  const set = (id: string, column: string, value: unknown) =>
    withClient(system.databases.registry.ownerUrl, (owner) =>
      owner.query(`UPDATE partner SET ${column} = $2 WHERE id = $1`, [id, value]),
    );
  let registered: string;

  beforeAll(async () => {
    await importList(system);
    registered = await addReadyPartner(system, officer, 'Publicly Known Trust');
    await becomesClear(system, registered);
    expect((await system.anybody.ok(seen, { id: registered })).partner).toBeNull();
    await registerPartner(system, registered);
  });

  test('after registration: name, type, country, categories, website, identifiers', async () => {
    const { partner } = await system.anybody.ok(seen, { id: registered });
    expect(partner).toMatchObject({ legalName: 'Publicly Known Trust', countryOfOrigin: 'SO' });
    const byNumber = await system.anybody.ok('query ($number: String) { partner(uniqueNumber: $number) { id } }', {
      number: partner.uniqueNumber,
    });
    expect(byNumber.partner).toEqual({ id: registered });
    expect((await director.ok(seen, { id: registered })).partner).toEqual(partner);
  });

  test.each(['standing', 'version', 'attributes', 'agencyIdentifiers { value }', 'registeredAt'])(
    '%s stays with agencies and the partner itself',
    async (field) => {
      const query = `query ($id: ID!) { partner(id: $id) { id ${field} } }`;
      expect(await system.anybody.refusal(query, { id: registered })).toBe('UNAUTHENTICATED');
      expect(await director.refusal(query, { id: registered })).toBe('FORBIDDEN / ROLE_REQUIRED');
      await officer.ok(query, { id: registered });
    },
  );

  test.each([
    ['a partner in danger', 'protected_listing', true, false],
    ['a person', 'kind', 'INDIVIDUAL', 'ORGANISATION'],
  ])('%s is as absent as one that is not there', async (_case, column, value, usual) => {
    await set(registered, column, value);
    expect((await system.anybody.ok(seen, { id: registered })).partner).toBeNull();
    expect((await director.ok(seen, { id: registered })).partner).toBeNull();
    expect((await officer.ok(seen, { id: registered })).partner).not.toBeNull();
    await set(registered, column, usual);
  });

  test('a partner that is not registered is absent', async () => {
    expect((await system.anybody.ok(seen, { id: wadajir })).partner).toBeNull();
    expect((await system.anybody.ok(seen, { id: newId() })).partner).toBeNull();
  });
});
