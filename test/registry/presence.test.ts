import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { addPartner, partnerOf } from './registered-partner';

jest.setTimeout(90_000);

let system: TestSystem;
let officer: Caller;
let director: Caller;
let own: string;
let foreign: string;

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  director = await system.as('PARTNER_USERS', 'director');
  own = await partnerOf(director, officer);
  foreign = await addPartner(officer, 'Kono Health Workers');
});

afterAll(() => system?.stop());

const versionOf = async (id: string) => {
  const { partner } = await officer.ok('query ($id: ID!) { partner(id: $id) { version } }', { id });
  return partner.version;
};

describe('sectors', () => {
  const set = `mutation ($input: SetPartnerSectorsInput!) { setPartnerSectors(input: $input) {
    version updatedAt sectorsOfWork { sector specialisation experience sinceYear listVersion } } }`;
  const health = { sector: 'HEALTH', specialisation: 'HEALTH_MENTAL', experience: 'OVER_10', sinceYear: 2009 };
  const water = { sector: 'WASH_ENVIRONMENT', specialisation: 'WASH_WATER', experience: 'UNDER_1' };
  const input = async (partnerId: string, sectors: object[], change: object = {}) => ({
    input: { partnerId, sectors, expectedVersion: await versionOf(partnerId), ...change },
  });

  test('are a list in two languages that everybody may read', async () => {
    const list = `query ($language: String!) { sectors(language: $language) { version effectiveFrom sectors {
      code label cluster dacSector labels { language } specialisations { code label cluster areaOfResponsibility dacSector } } } }`;
    const { sectors } = await system.anybody.ok(list, { language: 'fr' });
    expect(sectors.sectors).toHaveLength(13);
    expect(sectors).toMatchObject({ version: 1, effectiveFrom: '2026-01-01' });
    expect(sectors.sectors.find(({ code }: { code: string }) => code === 'HEALTH')).toMatchObject({
      label: 'Santé',
      cluster: 'HEALTH',
      dacSector: '120',
    });
    expect((await officer.ok(list, { language: 'ru' })).sectors.sectors[0].label).toMatch(/^Camp coordination/);
    expect(await officer.refusal(list, { language: 'xx' })).toBe('INVALID_INPUT');
    expect(await officer.refusal('{ sectors(version: 2) { version } }')).toBe('INVALID_INPUT / UNKNOWN_CODE');
  });

  test('of a partner are set by itself, as one version, and leave a trace', async () => {
    const { setPartnerSectors } = await director.ok(set, await input(own, [water, health]));
    expect(setPartnerSectors.sectorsOfWork).toEqual([
      { ...health, listVersion: 1 },
      { ...water, sinceYear: null, listVersion: 1 },
    ]);
    expect(setPartnerSectors.updatedAt).toBeTruthy();
    await director.ok(set, await input(own, [health]));
    const changes = await withClient(system.databases.registry.ownerUrl, async (owner) => {
      const { rows } = await owner.query(
        `SELECT field, before, after FROM partner_change WHERE partner_id = $1 AND field LIKE 'sectors.%' ORDER BY id`,
        [own],
      );
      return rows;
    });
    expect(changes).toContainEqual({ field: 'sectors.WASH_WATER', before: 'UNDER_1', after: null });
    expect(changes).toContainEqual({ field: 'sectors.HEALTH_MENTAL', before: null, after: 'OVER_10 since 2009' });
    const { searchPartners } = await officer.ok(
      '{ searchPartners(filter: { sectors: ["HEALTH_MENTAL"] }) { edges { node { id } } } }',
    );
    expect(searchPartners.edges).toEqual([{ node: { id: own } }]);
  });

  test.each<[string, object[], object, string]>([
    ['an unknown sector', [{ ...health, sector: 'SORCERY' }], {}, 'INVALID_INPUT / UNKNOWN_CODE'],
    ['the specialisation of another one', [{ ...health, sector: 'SHELTER' }], {}, 'INVALID_INPUT / UNKNOWN_CODE'],
    ['the same one twice', [health, health], {}, 'INVALID_INPUT'],
    ['a year that is none', [{ ...health, sinceYear: 3 }], {}, 'INVALID_INPUT'],
    ['an old version', [health], { expectedVersion: 1 }, 'CONFLICT / VERSION_CONFLICT'],
  ])('refuses %s', async (_case, sectors, change, refusal) => {
    expect(await director.refusal(set, await input(own, sectors, change))).toBe(refusal);
  });

  test('of another partner are not for a partner, nor for readers', async () => {
    expect(await director.refusal(set, await input(foreign, [health]))).toBe('NOT_FOUND');
    const reader = await system.as('WFP', 'reader');
    expect(await reader.refusal(set, await input(foreign, [health]))).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await system.anybody.refusal(set, await input(foreign, [health]))).toBe('UNAUTHENTICATED');
  });
});

describe('countries of operation', () => {
  const set = `mutation ($input: SetPartnerPresenceInput!) { setPartnerPresence(input: $input) {
    version countriesOfOperation { country since } } }`;
  const setTo = async (caller: Caller, partnerId: string, countries: object[], change: object = {}) =>
    (
      await caller.ok(set, {
        input: { partnerId, countries, expectedVersion: await versionOf(partnerId), ...change },
      })
    ).setPartnerPresence.countriesOfOperation;

  test('are set as a whole; those left out end and may come back', async () => {
    const kenya = { country: 'KE', since: '2015-01-01' };
    expect(await setTo(director, own, [{ country: 'SO' }, kenya])).toEqual([kenya, { country: 'SO', since: null }]);
    expect(await setTo(officer, own, [{ country: 'SO' }])).toEqual([{ country: 'SO', since: null }]);
    expect(await setTo(director, own, [{ country: 'SO' }, kenya])).toEqual([kenya, { country: 'SO', since: null }]);
    const rows = await withClient(system.databases.registry.ownerUrl, async (owner) => {
      const found = await owner.query(
        'SELECT country FROM operating_country WHERE partner_id = $1 AND until IS NOT NULL',
        [own],
      );
      return found.rows;
    });
    expect(rows).toEqual([{ country: 'KE' }]);
  });

  test.each<[object[], object, string]>([
    [[{ country: 'SO' }, { country: 'SO' }], {}, 'INVALID_INPUT'],
    [[{ country: 'XX' }], {}, 'INVALID_INPUT'],
    [[{ country: 'SO', since: '2999-01-01' }], {}, 'INVALID_INPUT'],
    [[{ country: 'SO' }], { expectedVersion: 1 }, 'CONFLICT / VERSION_CONFLICT'],
  ])('refuses %j %j', async (countries, change, refusal) => {
    const input = { partnerId: own, countries, expectedVersion: await versionOf(own), ...change };
    expect(await director.refusal(set, { input })).toBe(refusal);
  });
});

/** Places as the response to Ebola in West Africa named them (data/west-africa-ebola-3w-2014.csv). */
const areas = [
  ['SL', 'SLE003001', 2, 'Bo'],
  ['SL', 'SLE001003', 2, 'Kono'],
  ['SL', 'SLE004000', 2, 'Western Area'],
  ['GN', 'GIN008006', 2, 'Gueckedou'],
  ['LR', 'LBR05', 1, 'Grand Cape Mount'],
] as const;

describe('places', () => {
  const add = `mutation ($input: AddLocationInput!) { addLocation(input: $input) {
    id country scheme code level name since until latitude longitude } }`;
  const coverage = `query ($country: String!, $sector: String, $first: Int!, $after: String) {
    partnerCoverage(country: $country, sector: $sector, first: $first, after: $after) {
      totalCount pageInfo { endCursor } edges { node { scheme code level name partners registered latitude longitude } } } }`;
  const place = (partnerId: string, [country, code, level, name]: (typeof areas)[number], change: object = {}) => ({
    input: { partnerId, country, scheme: 'OCHA_PCODE', code, level, name, ...change },
  });
  const ended = 'mutation ($id: ID!, $until: Date!) { endLocation(input: { id: $id, until: $until }) { until } }';
  let bo: string;

  beforeAll(async () => {
    const { addLocation } = await director.ok(add, place(own, areas[0], { latitude: 7.96472, longitude: -11.73833 }));
    bo = addLocation.id;
    expect(addLocation).toMatchObject({
      code: 'SLE003001',
      level: 2,
      latitude: 7.96472,
      longitude: -11.73833,
      until: null,
    });
    for (const area of areas.slice(1)) await director.ok(add, place(own, area));
    for (const area of areas.slice(0, 2)) await officer.ok(add, place(foreign, area));
  });

  test('are counted by area, by sector, page by page', async () => {
    const ask = async (variables: object) => (await officer.ok(coverage, { first: 10, ...variables })).partnerCoverage;
    const all = await ask({ country: 'SL' });
    expect(
      all.edges.map(({ node }: { node: { code: string; partners: number } }) => [node.code, node.partners]),
    ).toEqual([
      ['SLE001003', 2],
      ['SLE003001', 2],
      ['SLE004000', 1],
    ]);
    expect(all.edges[1].node).toMatchObject({ name: 'Bo', level: 2, registered: 0, latitude: 7.96472 });
    expect(all.totalCount).toBe(3);
    const first = await ask({ country: 'SL', first: 1 });
    const second = await ask({ country: 'SL', first: 2, after: first.pageInfo.endCursor });
    expect([...first.edges, ...second.edges]).toEqual(all.edges);
    expect(
      (await ask({ country: 'SL', sector: 'HEALTH' })).edges.map(
        ({ node }: { node: { partners: number } }) => node.partners,
      ),
    ).toEqual([1, 1, 1]);
    expect((await ask({ country: 'SL', sector: 'SHELTER' })).totalCount).toBe(0);
    expect((await ask({ country: 'LR' })).edges[0].node).toMatchObject({ code: 'LBR05', level: 1 });
  });

  test('find partners by the area around them', async () => {
    const find = async (areaCodes: string[]) => {
      const { searchPartners } = await officer.ok(
        'query ($areas: [String!]) { searchPartners(filter: { areas: $areas }) { totalCount } }',
        { areas: areaCodes },
      );
      return searchPartners.totalCount;
    };
    expect(await find(['SLE003'])).toBe(2);
    expect(await find(['SLE004'])).toBe(1);
    expect(await find(['GIN'])).toBe(1);
    expect(await find(['GIN001'])).toBe(0);
  });

  test('are added once, and the same call again gives the same place', async () => {
    expect(await director.refusal(add, place(own, areas[0]))).toBe('INVALID_INPUT / UNCHANGED');
    const call = place(own, ['SL', 'SLE002004', 2, 'Port Loko'] as never, { idempotencyKey: 'port-loko-1' });
    const first = await director.ok(add, call);
    expect(await director.ok(add, call)).toEqual(first);
  });

  test.each<[object, string]>([
    [{ code: 'LBR05' }, 'INVALID_INPUT / FORMAT'],
    [{ code: 'sle003' }, 'INVALID_INPUT / FORMAT'],
    [{ level: 0 }, 'INVALID_INPUT / FORMAT'],
    [{ level: 3 }, 'INVALID_INPUT'],
    [{ scheme: 'ISO_3166_2' }, 'INVALID_INPUT / FORMAT'],
    [{ country: 'ZZ' }, 'INVALID_INPUT'],
    [{ latitude: 91, longitude: 0 }, 'INVALID_INPUT'],
    [{ latitude: 9 }, 'INVALID_INPUT'],
    [{ since: '2999-01-01' }, 'INVALID_INPUT'],
  ])('refuses a place with %j', async (change, refusal) => {
    expect(await director.refusal(add, place(own, ['SL', 'SLE002001', 2, 'Bombali'] as never, change))).toBe(refusal);
  });

  test('end once, and are no longer counted', async () => {
    expect(await director.refusal(ended, { id: bo, until: '2999-01-01' })).toBe('INVALID_INPUT');
    expect((await director.ok(ended, { id: bo, until: '2026-01-31' })).endLocation).toEqual({ until: '2026-01-31' });
    expect(await director.refusal(ended, { id: bo, until: '2026-01-31' })).toBe('CONFLICT / INVALID_STATE');
    const { partner } = await director.ok('query ($id: ID!) { partner(id: $id) { locations { code } } }', { id: own });
    expect(partner.locations.map(({ code }: { code: string }) => code)).not.toContain('SLE003001');
  });

  test('of another partner are as absent as invented ones', async () => {
    const { partner } = await officer.ok('query ($id: ID!) { partner(id: $id) { locations { id } } }', { id: foreign });
    expect(await director.refusal(ended, { id: partner.locations[0].id, until: '2026-01-31' })).toBe('NOT_FOUND');
    expect(await director.refusal(ended, { id: '01a1fd10-0000-7000-8000-000000000000', until: '2026-01-31' })).toBe(
      'NOT_FOUND',
    );
    expect(await director.refusal(add, place(foreign, areas[2]))).toBe('NOT_FOUND');
    expect(await director.refusal(coverage, { country: 'SL', first: 1 })).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test.each([1, 2, 100])('a page of %i areas: page and count', async (first) => {
    await expectSql(2, () => officer.ok(coverage, { country: 'SL', first }));
  });

  test.each([1, 5, 100])(
    'sectors, countries and places of a page of %i partners: one statement each',
    async (first) => {
      const list = `query ($first: Int!) { searchPartners(first: $first) { edges { node {
      sectorsOfWork { sector } countriesOfOperation { country } locations { code } } } } }`;
      await expectSql(5, () => officer.ok(list, { first }));
    },
  );
});
