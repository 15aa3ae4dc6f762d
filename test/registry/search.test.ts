import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(90_000);

let system: TestSystem;
let officer: Caller;
const ids = new Map<string, string>();

interface NewPartner {
  legalName: string;
  primaryType?: string;
  countryOfOrigin?: string;
  otherNames?: { value: string; kind: string }[];
}

async function add({ primaryType = 'NATIONAL_NGO', countryOfOrigin = 'SO', ...names }: NewPartner): Promise<string> {
  const input = { primaryType, countryOfOrigin, ...names };
  const { addPartner } = await officer.ok('mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }', {
    input,
  });
  ids.set(names.legalName, addPartner.id);
  return addPartner.id;
}

const idOf = (name: string) => ids.get(name) as string;

interface Search {
  filter?: object;
  sort?: string;
  first?: number;
  after?: string | null;
}

const page = `query ($filter: PartnerFilter!, $sort: PartnerSort, $first: Int!, $after: String) {
  searchPartners(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount nearWords edges { cursor node { legalName } } pageInfo { hasNextPage endCursor } } }`;

async function ask({ filter = {}, sort, first = 100, after = null }: Search) {
  const { searchPartners } = await officer.ok(page, { filter, sort, first, after });
  return searchPartners;
}

async function namesFound(search: Search): Promise<string[]> {
  const { edges, totalCount } = await ask(search);
  const found = edges.map(({ node }: { node: { legalName: string } }) => node.legalName);
  expect(totalCount).toBeGreaterThanOrEqual(found.length);
  return found;
}

const findText = (text: string) => namesFound({ filter: { text } });

const write = (sql: string, values: unknown[] = []) =>
  withClient(system.databases.registry.ownerUrl, (owner) => owner.query(sql, values));

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  await add({ legalName: 'Amal' });
  await add({ legalName: 'Amal Health Trust', countryOfOrigin: 'KE' });
  await add({ legalName: 'Kenya Amal', countryOfOrigin: 'KE' });
  await add({ legalName: 'Jamal Foundation', primaryType: 'FOUNDATION', countryOfOrigin: 'ET' });
  await add({
    legalName: 'Somali Relief Association',
    otherNames: [
      { value: 'جمعية الإغاثة الصومالية', kind: 'ALIAS' },
      { value: 'SORA', kind: 'ACRONYM' },
      { value: 'Ассоциация помощи Сомали', kind: 'ALIAS' },
    ],
  });
});

afterAll(() => system?.stop());

describe('text', () => {
  test('ranks the whole name, its beginning, whole words, parts of words', async () => {
    expect(await findText('amal')).toEqual(['Amal', 'Amal Health Trust', 'Kenya Amal', 'Jamal Foundation']);
  });

  test.each([
    ['in Arabic', 'الإغاثة الصومالية'],
    ['in Cyrillic', 'помощи сомали'],
    ['by acronym', 'sora'],
    ['with words in another order', 'association somali'],
    ['with marks of direction', '\u202bجمعية الإغاثة\u202c'],
    ['with accents that nobody wrote', 'Sómàli Rélief'],
  ])('finds %s', async (_case, text) => {
    expect(await findText(text)).toEqual(['Somali Relief Association']);
  });

  test.each([
    ['a wrong letter', 'Somali Relief Asociation', ['Somali Relief Association']],
    ['swapped letters', 'Relief Associatoin', ['Somali Relief Association']],
    ['a missing letter', 'Heath Trust', ['Amal Health Trust']],
    ['a letter too many', 'Foundattion', ['Jamal Foundation']],
    ['Arabic with a wrong letter', 'الإغاثه الصومالييه', ['Somali Relief Association']],
  ])('forgives %s', async (_case, text, expected) => {
    expect(await findText(text)).toEqual(expected);
  });

  test('says what it looked for instead, and nothing when it looked for the words themselves', async () => {
    const { nearWords } = await ask({ filter: { text: 'Heath Trust' } });
    expect(nearWords).toEqual([['heath', 'health'], ['trust']]);
    expect((await ask({ filter: { text: 'Health Trust' } })).nearWords).toBeNull();
  });

  test('does not take a name for misspelt that the other filters keep out', async () => {
    expect(await namesFound({ filter: { text: 'amal health', countries: ['SO'] } })).toEqual([]);
    expect(await namesFound({ filter: { text: 'amal heath', countries: ['KE'] } })).toEqual(['Amal Health Trust']);
  });

  test.each(['zzzqqq', '12345678', 'xx'])('finds nothing for %s', async (text) => {
    expect(await findText(text)).toEqual([]);
  });

  test.each(['%', '__', '\\', '...', '\u202e', '—'])('refuses a text of nothing but signs: %j', async (text) => {
    expect(await officer.refusal(page, { filter: { text }, first: 5 })).toBe('INVALID_INPUT');
  });

  test('refuses one that is too long, and takes wildcards and quotes as signs', async () => {
    expect(await officer.refusal(page, { filter: { text: 'a'.repeat(201) }, first: 5 })).toBe('INVALID_INPUT');
    expect(await findText("he'alth%amal_")).toEqual(['Amal Health Trust']);
    expect(await findText('am(al|x)')).toEqual([]);
  });

  test('finds a partner once by its unique number, as it is written', async () => {
    await write(`UPDATE partner SET unique_number = 'UNIP-0000012-31' WHERE id = $1`, [idOf('Kenya Amal')]);
    expect(await findText('unip-0000012-31')).toEqual(['Kenya Amal']);
    expect(await findText(' UNIP-0000012-31 ')).toEqual(['Kenya Amal']);
  });
});

describe('numbers, codes and merged partners', () => {
  beforeAll(async () => {
    await write(
      `INSERT INTO agency_partner_identifier (id, partner_id, agency, system, kind, value, status, requested_at, requested_by,
         assigned_at, assigned_by)
       VALUES ($1, $2, 'UNHCR', 'MSRP', 'PARTNER_CODE', '17-00412', 'ACTIVE', now(), 'test', now(), 'test')`,
      [newId(), idOf('Amal')],
    );
    await write(
      `INSERT INTO org_identifier (id, partner_id, scheme, value, folded, exclusive, added_by, added_at, ended_at, ended_by)
       VALUES ($1, $3, 'GB-CHC', '290836', '290836', true, 'test', now(), NULL, NULL),
              ($2, $4, 'GB-CHC', '111111', '111111', true, 'test', now(), now(), 'test')`,
      [newId(), newId(), idOf('Jamal Foundation'), idOf('Amal')],
    );
  });

  test.each([
    ['17-00412', ['Amal']],
    ['GB-CHC-290836', ['Jamal Foundation']],
    ['gb-chc 290 836', ['Jamal Foundation']],
    ['290836', ['Jamal Foundation']],
    ['GB-CHC-111111', []],
    ['29083', []],
  ])('%s finds %j', async (text, expected) => expect(await findText(text)).toEqual(expected));

  test('a merged partner is found by none of its names but stands behind the one that is kept, once', async () => {
    await add({ legalName: 'Hiiraan Youth Voice', otherNames: [{ value: 'Kenya Amal Youth', kind: 'ALIAS' }] });
    const survivor = idOf('Kenya Amal');
    await write('INSERT INTO partner_redirect (old_id, survivor_id) VALUES ($1, $2)', [
      idOf('Hiiraan Youth Voice'),
      survivor,
    ]);
    expect(await findText('hiiraan')).toEqual(['Kenya Amal']);
    expect(await findText('hiiran voice')).toEqual(['Kenya Amal']);
    expect(await findText('kenya amal')).toEqual(['Kenya Amal']);
    expect(await namesFound({})).not.toContain('Hiiraan Youth Voice');
    await write('DELETE FROM partner_redirect');
    expect(await findText('hiiraan')).toEqual(['Hiiraan Youth Voice']);
    await write(`INSERT INTO partner_redirect (old_id, survivor_id) VALUES ($1, $2)`, [
      idOf('Hiiraan Youth Voice'),
      survivor,
    ]);
  });
});

describe('order and pages', () => {
  const walk = async (search: Search, size: number) => {
    const found: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 20; pages += 1) {
      const { edges, pageInfo } = await ask({ ...search, first: size, after });
      found.push(...edges.map(({ node }: { node: { legalName: string } }) => node.legalName));
      if (!pageInfo.hasNextPage) return found;
      after = pageInfo.endCursor;
    }
    throw new Error('no end');
  };

  test.each(['NAME', 'COUNTRY', 'REGISTERED_AT', 'UPDATED_AT', 'RELEVANCE', undefined])(
    'pages by %s give each partner once, in the order of one page',
    async (sort) => {
      const whole = await namesFound({ sort });
      expect(new Set(whole).size).toBe(6);
      expect(await walk({ sort }, 1)).toEqual(whole);
      expect(await walk({ sort }, 4)).toEqual(whole);
    },
  );

  test('pages of relevance, and of names that come near', async () => {
    const filter = { text: 'amal' };
    expect(await walk({ filter }, 1)).toEqual(await namesFound({ filter }));
    const near = { text: 'amahl' };
    expect(await namesFound({ filter: near })).toHaveLength(4);
    expect(await walk({ filter: near }, 1)).toEqual(await namesFound({ filter: near }));
    expect(await walk({ filter: near, sort: 'COUNTRY' }, 3)).toEqual(
      await namesFound({ filter: near, sort: 'COUNTRY' }),
    );
  });

  test('by name, by country, by latest registration, by latest change', async () => {
    expect((await namesFound({ sort: 'NAME' }))[0]).toBe('Amal');
    expect((await namesFound({ sort: 'COUNTRY' })).slice(0, 3)).toEqual([
      'Jamal Foundation',
      'Amal Health Trust',
      'Kenya Amal',
    ]);
    await write(`UPDATE partner SET registered_at = '2026-01-01T00:00:00.123456Z' WHERE id = $1`, [idOf('Kenya Amal')]);
    await write(`UPDATE partner SET registered_at = '2026-01-01T00:00:00.123457Z' WHERE id = $1`, [idOf('Amal')]);
    expect((await namesFound({ sort: 'REGISTERED_AT' })).slice(0, 2)).toEqual(['Amal', 'Kenya Amal']);
    expect((await walk({ sort: 'REGISTERED_AT' }, 1)).slice(0, 2)).toEqual(['Amal', 'Kenya Amal']);
    await write(
      `INSERT INTO partner_change (id, partner_id, field, actor, at) VALUES ($1, $2, 'website', 'test', '2031-01-01')`,
      [newId(), idOf('Jamal Foundation')],
    );
    expect((await namesFound({ sort: 'UPDATED_AT' }))[0]).toBe('Jamal Foundation');
  });

  test('a cursor of another order is refused', async () => {
    const { pageInfo } = await ask({ sort: 'NAME', first: 1 });
    expect(await officer.refusal(page, { filter: {}, sort: 'COUNTRY', first: 1, after: pageInfo.endCursor })).toBe(
      'INVALID_INPUT',
    );
  });
});

describe('filters and facets', () => {
  const facets = `query ($filter: PartnerFilter!) { partnerFacets(filter: $filter) {
    types { value count } categories { value count } countries { value count } areas { value count }
    sectors { value count } attributes { value count } standings { value count } riskBands { value count }
    clearances { value count } } }`;

  async function facetsOf(filter: object): Promise<Record<string, Record<string, number>>> {
    const { partnerFacets } = await officer.ok(facets, { filter });
    return Object.fromEntries(
      Object.entries(partnerFacets as Record<string, { value: string; count: number }[]>).map(([facet, counts]) => [
        facet,
        Object.fromEntries(counts.map(({ value, count }) => [value, count])),
      ]),
    );
  }

  beforeAll(async () => {
    const [amal, health, kenya, jamal] = ['Amal', 'Amal Health Trust', 'Kenya Amal', 'Jamal Foundation'].map(idOf);
    await write(
      `UPDATE partner SET categories = '{WOMEN,MEDIA}', attributes = '{WOMEN_LED}', roles = '{IMPLEMENTING}' WHERE id = $1`,
      [amal],
    );
    await write(`UPDATE partner SET categories = '{MEDIA}', attributes = '{WOMEN_LED,LOCAL}' WHERE id = $1`, [health]);
    await write(`UPDATE partner SET standing = 'ACTIVE' WHERE id = $1`, [kenya]);
    await write(
      `INSERT INTO partner_sector (partner_id, sector, specialisation, list_version, experience, first_of_sector)
       VALUES ($1, 'WASH_ENVIRONMENT', 'WASH_WATER', 1, 'OVER_10', true), ($1, 'WASH_ENVIRONMENT', 'WASH_HYGIENE', 1, 'OVER_10', false),
              ($2, 'HEALTH', 'HEALTH_MENTAL', 1, 'UNDER_1', true)`,
      [amal, health],
    );
    await write(`INSERT INTO operating_country (id, partner_id, country) VALUES ($1, $2, 'SL')`, [newId(), amal]);
    await write(
      `INSERT INTO partner_location (id, partner_id, country, scheme, code, level, name, until)
       VALUES ($1, $4, 'SL', 'OCHA_PCODE', 'SLE003001', 2, 'Bo', NULL),
              ($2, $5, 'SL', 'OCHA_PCODE', 'SLE004000', 2, 'Western Area', NULL),
              ($3, $5, 'SL', 'OCHA_PCODE', 'SLE003001', 2, 'Bo', '2020-01-01')`,
      [newId(), newId(), newId(), amal, health],
    );
    await write(
      `INSERT INTO partner_rating (assessment_id, partner_id, kind, band, owner, finalised_on, valid_until)
       VALUES ($1, $5, 'HACT_MICRO', 'LOW', 'UNICEF', '2025-01-01', '2090-01-01'),
              ($2, $5, 'PSEA_CAPACITY', 'SIGNIFICANT', 'UNICEF', '2025-01-01', '2090-01-01'),
              ($3, $6, 'HACT_MICRO', 'HIGH', 'UNICEF', '2020-01-01', '2090-01-01'),
              ($4, $6, 'HACT_MICRO', 'LOW_ASSUMED', 'UNICEF', '2025-01-01', '2090-01-01'),
              ($7, $8, 'HACT_MICRO', 'HIGH', 'UNICEF', '2020-01-01', '2021-01-01')`,
      [newId(), newId(), newId(), newId(), amal, health, newId(), jamal],
    );
    await write(
      `INSERT INTO clearance (partner_id, status, basis_hash, checked_at)
       SELECT id, 'HITS_OPEN', basis_hash, now() FROM partner WHERE id = $1
       ON CONFLICT (partner_id) DO UPDATE SET status = 'HITS_OPEN'`,
      [kenya],
    );
    const verifications = `INSERT INTO verification (id, partner_id, question_version, result, agency, verified_by, at, valid_until)
      VALUES ($1, $2, '2026.1', $3, 'UNHCR', 'test', now(), '2090-01-01')`;
    await write(verifications, [newId(), amal, 'VERIFIED']);
    await write(verifications, [newId(), health, 'VERIFIED']);
    await write(verifications, [newId(), health, 'NOT_VERIFIED']);
  });

  test.each<[string, object, string[]]>([
    ['type', { types: ['FOUNDATION'] }, ['Jamal Foundation']],
    ['category', { categories: ['WOMEN'] }, ['Amal']],
    ['any of two categories', { categories: ['WOMEN', 'MEDIA'] }, ['Amal', 'Amal Health Trust']],
    ['role', { roles: ['IMPLEMENTING'] }, ['Amal']],
    ['attribute', { attributes: ['LOCAL'] }, ['Amal Health Trust']],
    ['country of origin', { countries: ['ET'] }, ['Jamal Foundation']],
    ['country of operation', { operatingCountries: ['SL'] }, ['Amal']],
    ['area', { areas: ['SLE003001'] }, ['Amal']],
    ['area around', { areas: ['SLE'] }, ['Amal', 'Amal Health Trust']],
    ['sector', { sectors: ['WASH_ENVIRONMENT'] }, ['Amal']],
    ['specialisation', { sectors: ['HEALTH_MENTAL'] }, ['Amal Health Trust']],
    ['standing', { standings: ['ACTIVE'] }, ['Kenya Amal']],
    ['the worst of its valid ratings', { riskBands: ['SIGNIFICANT'] }, ['Amal']],
    ['the latest of two ratings', { riskBands: ['LOW'] }, ['Amal Health Trust']],
    ['a rating that has expired', { riskBands: ['HIGH'] }, []],
    ['clearance', { clearances: ['HITS_OPEN'] }, ['Kenya Amal']],
    ['verified, by the latest verification', { verified: true }, ['Amal']],
    ['all together', { text: 'amal', verified: true, sectors: ['WASH_ENVIRONMENT'], areas: ['SLE003'] }, ['Amal']],
  ])('by %s', async (_case, filter, expected) => expect(await namesFound({ filter })).toEqual(expected));

  test('no filter hides the rest: what one value leaves out, the others hold', async () => {
    const all = await namesFound({});
    for (const flag of ['registered', 'verified', 'emergencyReady']) {
      const both = [
        ...(await namesFound({ filter: { [flag]: true } })),
        ...(await namesFound({ filter: { [flag]: false } })),
      ];
      expect(both.sort()).toEqual([...all].sort());
    }
  });

  test('G05: one request asks for facets twice at most, since each takes a processor for a while', async () => {
    const thrice =
      '{ a: partnerFacets { types { value } } b: partnerFacets { types { value } } c: partnerFacets { types { value } } }';
    expect(await officer.refusal(thrice)).toBe('INVALID_INPUT / QUERY_TOO_COSTLY');
  });

  test('facets count by value', async () => {
    const { types, categories, attributes, areas, sectors, standings, riskBands, clearances } = await facetsOf({});
    expect(types).toEqual({ NATIONAL_NGO: 5, FOUNDATION: 1 });
    expect(categories).toEqual({ MEDIA: 2, WOMEN: 1 });
    expect(attributes).toEqual({ WOMEN_LED: 2, LOCAL: 1 });
    expect(areas).toEqual({ SLE003001: 1, SLE004000: 1 });
    expect(sectors).toEqual({ WASH_ENVIRONMENT: 1, HEALTH: 1 });
    expect(standings).toEqual({ PROSPECT: 5, ACTIVE: 1 });
    expect(riskBands).toEqual({ NOT_ASSESSED: 4, LOW: 1, SIGNIFICANT: 1 });
    expect(clearances?.HITS_OPEN).toBe(1);
  });

  test('a facet obeys all filters but its own', async () => {
    const found = await facetsOf({ countries: ['KE'], types: ['NATIONAL_NGO'], attributes: ['WOMEN_LED'] });
    expect(found.countries).toEqual({ SO: 1, KE: 1 });
    expect(found.types).toEqual({ NATIONAL_NGO: 1 });
    expect(found.attributes).toEqual({ WOMEN_LED: 1, LOCAL: 1 });
    expect(found.sectors).toEqual({ HEALTH: 1 });
    expect(await facetsOf({ text: 'jamal', verified: false })).toMatchObject({ types: { FOUNDATION: 1 } });
    expect((await facetsOf({ text: 'amahl' })).types).toEqual({ NATIONAL_NGO: 3, FOUNDATION: 1 });
  });

  test.each([1, 3, 100])('a page of %i: page and count', async (first) => {
    await expectSql(2, () =>
      ask({ filter: { text: 'amal', countries: ['KE', 'SO'], sectors: ['WASH_ENVIRONMENT'] }, first }),
    );
  });

  test('all facets: one statement', async () => {
    await expectSql(1, () => facetsOf({ text: 'amal', countries: ['KE', 'SO'] }));
    await expectSql(1, () => facetsOf({}));
    await expectSql(3, () => facetsOf({ text: 'amahl' }));
  });

  test.each([1, 3, 100])('a page of %i that comes near: search, words, search', async (first) => {
    await expectSql(5, () => ask({ filter: { text: 'amahl' }, first }));
  });
});

test('neither partners nor the public search', async () => {
  const director = await system.as('PARTNER_USERS', 'director');
  await eventually(async () =>
    expect(await director.refusal('{ searchPartners { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED'),
  );
  const facets = '{ partnerFacets { clearances { value } } }';
  expect(await director.refusal(facets)).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await system.anybody.refusal('{ searchPartners { totalCount } }')).toBe('UNAUTHENTICATED');
  expect(await system.anybody.refusal(facets)).toBe('UNAUTHENTICATED');
});
