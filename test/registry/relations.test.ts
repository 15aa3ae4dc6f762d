import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql, watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { partnerOf, stateOf } from './registered-partner';

jest.setTimeout(90_000);

let system: TestSystem;
let officer: Caller;
let director: Caller;
/** The partner whose administrator the director is. */
let hq: string;

const add = `mutation ($input: AddRelationInput!) { addRelation(input: $input) {
  id kind state role since until version from { id } to { id } } }`;
const decide =
  'mutation ($id: ID!, $accept: Boolean!) { decideRelation(input: { relationId: $id, accept: $accept }) { state version } }';
const end =
  'mutation ($id: ID!, $version: Int!) { endRelation(input: { relationId: $id, expectedVersion: $version }) { state until } }';
const read = `query ($id: ID!, $direction: RelationDirection) { partner(id: $id) { hq { id legalName }
  relations(direction: $direction) { totalCount edges { node { id kind state from { id } to { id } } } } } }`;
const createOffice = `mutation ($input: CreateCountryOfficeInput!) { createCountryOffice(input: $input) {
  id state fromId to { id } } }`;

async function addPartner(legalName: string, more: object = {}): Promise<string> {
  const { addPartner: added } = await officer.ok(
    'mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }',
    { input: { legalName, primaryType: 'INTERNATIONAL_NGO', countryOfOrigin: 'KE', ...more } },
  );
  return added.id;
}

const relate = (partnerId: string, kind: string, otherId: string, more: object = {}) => ({
  input: { partnerId, kind, otherId, ...more },
});

const owner = (sql: string, values: unknown[]) =>
  withClient(system.databases.registry.ownerUrl, async (client) => (await client.query(sql, values)).rows);

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  director = await system.as('PARTNER_USERS', 'director');
  hq = await partnerOf(director, officer);
  await owner(
    `UPDATE partner SET standing = 'ACTIVE', registered_at = now(), website = 'https://wadajir.example',
    categories = '{WOMEN}', country_of_origin = 'SO' WHERE id = $1`,
    [hq],
  );
});

afterAll(() => system?.stop());

describe('the tree of offices', () => {
  let region: string;
  let country: string;
  let top: string;

  beforeAll(async () => {
    top = await addPartner('Global Hands');
    region = await addPartner('Global Hands East Africa');
    country = await addPartner('Global Hands Somalia', { countryOfOrigin: 'SO' });
  });

  test('an office knows its headquarters through all levels, and since when', async () => {
    const since = { since: '2015-04-01', role: 'Horn of Africa' };
    const { addRelation } = await officer.ok(add, relate(country, 'COUNTRY_OFFICE_OF', region, since));
    expect(addRelation).toMatchObject({ state: 'CONFIRMED', ...since, until: null, from: { id: country } });
    await officer.ok(add, relate(region, 'REGIONAL_OFFICE_OF', top));
    const { partner } = await officer.ok(read, { id: country });
    expect(partner.hq).toEqual({ id: top, legalName: 'Global Hands' });
    expect((await officer.ok(read, { id: top })).partner.hq).toBeNull();
    const below = await officer.ok(read, { id: region, direction: 'CHILDREN' });
    expect(below.partner.relations.edges.map(({ node }: { node: { from: object } }) => node.from)).toEqual([
      { id: country },
    ]);
    expect((await officer.ok(read, { id: region })).partner.relations.totalCount).toBe(2);
  });

  test('has no circles, no second parents and not too many levels', async () => {
    expect(await officer.refusal(add, relate(top, 'COUNTRY_OFFICE_OF', country))).toBe('CONFLICT / RELATION_CYCLE');
    expect(await officer.refusal(add, relate(country, 'COUNTRY_OFFICE_OF', top))).toBe('CONFLICT / ALREADY_RELATED');
    expect(await officer.refusal(add, relate(country, 'COUNTRY_OFFICE_OF', region))).toBe('CONFLICT / ALREADY_RELATED');
    expect(await officer.refusal(add, relate(top, 'COUNTRY_OFFICE_OF', top))).toBe('INVALID_INPUT');
    const [field, deepest] = [await addPartner('Field one'), await addPartner('Field two')];
    await officer.ok(add, relate(field, 'COUNTRY_OFFICE_OF', country));
    expect(await officer.refusal(add, relate(deepest, 'COUNTRY_OFFICE_OF', field))).toBe(
      'PRECONDITION_FAILED / RELATION_TOO_DEEP',
    );
  });

  test('has none either when two relations are added at once that make a circle together', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await addPartner(`Circle A ${round}`), await addPartner(`Circle B ${round}`)];
      const answers = await Promise.all([
        officer.ask(add, relate(a, 'COUNTRY_OFFICE_OF', b)),
        officer.ask(add, relate(b, 'COUNTRY_OFFICE_OF', a)),
      ]);
      expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
      const reason = answers.flatMap(({ errors }) => errors?.[0]?.extensions.reason ?? []);
      expect(reason).toEqual(['RELATION_CYCLE']);
    }
  });

  test('an ended relation stays on record and makes room for another', async () => {
    const { partner } = await officer.ok(read, { id: country, direction: 'PARENTS' });
    const { id } = partner.relations.edges[0].node;
    expect(await officer.refusal(end, { id, version: 7 })).toBe('CONFLICT / VERSION_CONFLICT');
    const { endRelation } = await officer.ok(end, { id, version: 1 });
    expect(endRelation).toEqual({ state: 'CONFIRMED', until: system.clock.now().toISOString().slice(0, 10) });
    expect(await officer.refusal(end, { id, version: 2 })).toBe('CONFLICT / INVALID_STATE');
    expect((await officer.ok(read, { id: country })).partner.hq).toBeNull();
    await officer.ok(add, relate(country, 'COUNTRY_OFFICE_OF', top));
    const all = await officer.ok(
      'query ($id: ID!) { partner(id: $id) { relations(direction: PARENTS, includeEnded: true) { totalCount } } }',
      { id: country },
    );
    expect(all.partner.relations.totalCount).toBe(2);
  });
});

test('UNHCR-62: networks are partners with members; only they have members', async () => {
  const network = await addPartner('Somalia NGO Consortium', { primaryType: 'NETWORK_OR_COALITION' });
  const member = await addPartner('Member Organisation');
  const { addRelation } = await officer.ok(add, relate(member, 'NETWORK_MEMBER_OF', network, { role: 'Chair' }));
  expect(addRelation).toMatchObject({ kind: 'NETWORK_MEMBER_OF', role: 'Chair' });
  expect(await officer.refusal(add, relate(network, 'NETWORK_MEMBER_OF', member))).toBe(
    'PRECONDITION_FAILED / RELATION_MISFIT',
  );
  expect(await officer.refusal(add, relate(member, 'COUNTRY_OFFICE_OF', network))).toBe(
    'PRECONDITION_FAILED / RELATION_MISFIT',
  );
  expect(await officer.refusal(add, relate(member, 'AFFILIATE_OF', newId()))).toBe('NOT_FOUND');
});

describe('what one partner claims about another', () => {
  let other: string;

  beforeAll(async () => {
    other = await addPartner('Widely Known Federation');
    await owner('UPDATE partner SET registered_at = now() WHERE id = $1', [other]);
  });

  test('is only proposed, and neither confirmed by itself nor in force', async () => {
    const { addRelation } = await director.ok(add, relate(hq, 'AFFILIATE_OF', other));
    expect(addRelation.state).toBe('PROPOSED');
    expect(await director.refusal(decide, { id: addRelation.id, accept: true })).toBe('NOT_FOUND');
    const { decideRelation } = await officer.ok(decide, { id: addRelation.id, accept: true });
    expect(decideRelation).toEqual({ state: 'CONFIRMED', version: 2 });
    expect(await officer.refusal(decide, { id: addRelation.id, accept: false })).toBe('CONFLICT / INVALID_STATE');
  });

  test('gives no power over an office that did not agree', async () => {
    const { addRelation } = await director.ok(add, relate(other, 'COUNTRY_OFFICE_OF', hq));
    expect(addRelation.state).toBe('PROPOSED');
    expect((await officer.ok(read, { id: other })).partner.hq).toBeNull();
    const { decideRelation } = await officer.ok(decide, { id: addRelation.id, accept: false });
    expect(decideRelation.state).toBe('DECLINED');
  });

  test('needs an end that is theirs and another that they may know of', async () => {
    const [unknown, third] = [await addPartner('Nobody Knows'), other];
    expect(await director.refusal(add, relate(hq, 'AFFILIATE_OF', unknown))).toBe('NOT_FOUND');
    expect(await director.refusal(add, relate(third, 'AFFILIATE_OF', unknown))).toBe('NOT_FOUND');
    expect(await system.anybody.refusal(add, relate(hq, 'AFFILIATE_OF', other))).toBe('UNAUTHENTICATED');
  });
});

describe('country offices (features 12 to 14)', () => {
  let office: string;

  test('are not made by ordinary users of a partner, nor for another one', async () => {
    const input = { hqId: hq, country: 'ET' };
    expect(await director.refusal(createOffice, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
    await makeHeadquartersAdmin();
    const foreign = { hqId: await addPartner('Foreign HQ'), country: 'ET' };
    expect(await director.refusal(createOffice, { input: foreign })).toBe('NOT_FOUND');
  });

  test('are made by the headquarters, whose users act for them at once', async () => {
    const input = { hqId: hq, country: 'ET', idempotencyKey: 'office-in-ethiopia' };
    const { createCountryOffice } = await director.ok(createOffice, { input });
    expect(createCountryOffice).toMatchObject({ state: 'CONFIRMED', to: { id: hq } });
    expect((await director.ok(createOffice, { input })).createCountryOffice.id).toBe(createCountryOffice.id);
    office = createCountryOffice.fromId;
    expect(await stateOf(system, office)).toBe('DOCUMENTS_REQUESTED');
    await eventually(async () => {
      const { partner } = await director.ok('query ($id: ID!) { partner(id: $id) { standing countryOfOrigin } }', {
        id: office,
      });
      expect(partner).toEqual({ standing: 'PROSPECT', countryOfOrigin: 'ET' });
    });
    await director.ok(
      'mutation ($id: ID!) { addPartnerName(input: { partnerId: $id, value: "WWSA Ethiopia", kind: ALIAS }) { id } }',
      { id: office },
    );
  });

  test('one for each country, and none of an office', async () => {
    expect(await director.refusal(createOffice, { input: { hqId: hq, country: 'ET' } })).toBe(
      'CONFLICT / OFFICE_EXISTS',
    );
    expect(await director.refusal(createOffice, { input: { hqId: hq, country: 'SO' } })).toBe(
      'CONFLICT / OFFICE_EXISTS',
    );
    expect(await director.refusal(createOffice, { input: { hqId: hq, country: 'XX' } })).toBe('INVALID_INPUT');
    await owner(`UPDATE partner SET standing = 'ACTIVE' WHERE id = $1`, [office]);
    expect(await officer.refusal(createOffice, { input: { hqId: office, country: 'DJ' } })).toBe(
      'PRECONDITION_FAILED / RELATION_MISFIT',
    );
    const prospect = await addPartner('Prospect HQ');
    expect(await officer.refusal(createOffice, { input: { hqId: prospect, country: 'DJ' } })).toBe(
      'PRECONDITION_FAILED / BLOCKED_BY_STANDING',
    );
  });

  test('show what they have from their headquarters as inherited', async () => {
    const inherited = `query ($id: ID!) { partner(id: $id) { website inheritedFacts { field values from { id } } } }`;
    const { partner } = await director.ok(inherited, { id: office });
    expect(partner).toEqual({
      website: null,
      inheritedFacts: [
        { field: 'legalName', values: ['Wadajir Water & Shelter Association'], from: { id: hq } },
        { field: 'website', values: ['https://wadajir.example'], from: { id: hq } },
        { field: 'categories', values: ['WOMEN'], from: { id: hq } },
      ],
    });
    expect((await director.ok(inherited, { id: hq })).partner.inheritedFacts).toEqual([]);
  });

  test('are renamed with their headquarters until they have a name of their own', async () => {
    const rename = `mutation ($id: ID!, $name: String!, $version: Int!) {
      renamePartner(input: { partnerId: $id, legalName: $name, expectedVersion: $version }) { legalName } }`;
    const of = async (id: string) =>
      (await officer.ok('query ($id: ID!) { partner(id: $id) { legalName version names { value kind } } }', { id }))
        .partner;
    await officer.ok(rename, { id: hq, name: 'Wadajir International', version: (await of(hq)).version });
    const renamed = await of(office);
    expect(renamed.legalName).toBe('Wadajir International');
    expect(renamed.names).toContainEqual({ value: 'Wadajir Water & Shelter Association', kind: 'FORMER' });
    await owner('UPDATE registration SET sponsor_agency = $2 WHERE partner_id = $1', [office, 'UNHCR']);
    await officer.ok(rename, { id: office, name: 'Wadajir Ethiopia', version: renamed.version });
    await officer.ok(rename, { id: hq, name: 'Wadajir Worldwide', version: (await of(hq)).version });
    expect((await of(office)).legalName).toBe('Wadajir Ethiopia');
  });

  test('a national record is claimed, and theirs only once it agreed (feature 13)', async () => {
    const national = await addPartner('Wadajir Djibouti', { countryOfOrigin: 'DJ' });
    const claim = { input: { hqId: hq, country: 'DJ', existingPartnerId: national } };
    expect(await director.refusal(createOffice, claim)).toBe('NOT_FOUND');
    await owner('UPDATE partner SET registered_at = now() WHERE id = $1', [national]);
    expect(await director.refusal(createOffice, { input: { ...claim.input, country: 'ER' } })).toBe('INVALID_INPUT');
    const { createCountryOffice } = await director.ok(createOffice, claim);
    expect(createCountryOffice.state).toBe('PROPOSED');
    const standing = 'query ($id: ID!) { partner(id: $id) { standing } }';
    expect(await director.refusal(standing, { id: national })).toBe('FORBIDDEN / ROLE_REQUIRED');
    await officer.ok(decide, { id: createCountryOffice.id, accept: true });
    await eventually(() => director.ok(standing, { id: national }));
    // And no longer once the relation ended.
    await officer.ok(end, { id: createCountryOffice.id, version: 2 });
    await eventually(async () => expect(await director.refusal(standing, { id: national })).toMatch(/^FORBIDDEN/));
  });
});

test.each([30, 100])('a page of up to %i partners with relations and headquarters costs the same', async (first) => {
  const list = `query ($first: Int!) { searchPartners(first: $first) { edges { node {
    hq { legalName } relations(first: 5) { totalCount edges { node { kind to { legalName } } } } } } } }`;
  const { statements } = await watchSql(() => officer.ok(list, { first }));
  // The page, its count, the way up, relations and their count, and the partners at either end of both, together or apart.
  expect([6, 7]).toContain(statements.length);
});

test('relations alone cost two statements for the whole page', async () => {
  const list = 'query ($first: Int!) { searchPartners(first: $first) { edges { node { relations { totalCount } } } } }';
  for (const first of [1, 30]) await expectSql(4, () => officer.ok(list, { first }));
});

async function makeHeadquartersAdmin(): Promise<void> {
  const { partnerUsers } = await director.ok(
    'query ($id: ID!) { partnerUsers(partnerId: $id) { edges { node { id } } } }',
    { id: hq },
  );
  await director.ok(
    `mutation ($id: ID!) { setPartnerUser(input: { memberId: $id, roles: ["PARTNER_HQ_ADMIN", "PARTNER_ADMIN"], active: true }) { id } }`,
    { id: partnerUsers.edges[0].node.id },
  );
  await eventually(async () =>
    expect(await director.refusal(createOffice, { input: { hqId: newId(), country: 'ET' } })).toBe('NOT_FOUND'),
  );
}
