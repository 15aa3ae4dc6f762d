import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let officer: Caller;
let ghi: string;

const record = 'mutation ($input: RecordEngagementInput!) { recordEngagement(input: $input) { id version } }';
const period = { from: '2025-01-01', to: '2026-12-31', currency: 'USD', state: 'ACTIVE' };
const agree = async (agency: string, subject: string, change: Record<string, unknown>) => {
  const input = { ...period, partnerId: ghi, externalId: `${agency}-1`, undisbursed: '0', ...change };
  const caller = await system.as(agency, subject);
  // A partner is known here as soon as its event has arrived.
  return eventually(() => caller.ok(record, { input }));
};
const check = `query ($id: ID!, $asOf: DateTime) { partner(id: $id) { legalName exposure(asOf: $asOf) {
  agencies { code } totalActiveUsd undisbursedUsd asOf
  byAgency { agency { code } activeUsd undisbursedUsd engagements }
  byCountry { country activeUsd undisbursedUsd engagements agencies { code } share { countryUsd percent concentrated } } } } }`;
const exposureOf = async (id: string, asOf?: string) => (await officer.ok(check, { id, asOf })).partner.exposure;

const addPartner = async (legalName: string): Promise<string> => {
  const input = { legalName, primaryType: 'INTERNATIONAL_NGO', countryOfOrigin: 'KE' };
  const add = 'mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }';
  return (await officer.ok(add, { input })).addPartner.id;
};

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  ghi = await addPartner('Global Hands International');
  await agree('UNDP', 'finance', { country: 'SO', amount: '1200000', undisbursed: '400000' });
  await agree('UNICEF', 'admin', { country: 'SO', amount: '650000' });
  await agree('WFP', 'admin', { country: 'SS', amount: '900000' });
}, 60_000);

afterAll(() => system?.stop());

test('story 4.b: what all agencies have running with GHI, as UNHCR asks, who has nothing', async () => {
  await agree('UNHCR', 'admin', { country: 'SO', amount: '5', state: 'PLANNED' });
  await agree('UNHCR', 'admin', { country: 'SO', amount: '7', state: 'CLOSED', externalId: 'UNHCR-2' });
  expect(await exposureOf(ghi)).toMatchObject({
    agencies: [{ code: 'UNDP' }, { code: 'UNICEF' }, { code: 'WFP' }],
    totalActiveUsd: '2750000.00',
    undisbursedUsd: '400000.00',
    byAgency: [
      { agency: { code: 'UNDP' }, activeUsd: '1200000.00', undisbursedUsd: '400000.00', engagements: 1 },
      { agency: { code: 'UNICEF' }, activeUsd: '650000.00', undisbursedUsd: '0.00', engagements: 1 },
      { agency: { code: 'WFP' }, activeUsd: '900000.00', undisbursedUsd: '0.00', engagements: 1 },
    ],
    byCountry: [
      {
        country: 'SO',
        activeUsd: '1850000.00',
        agencies: [{ code: 'UNDP' }, { code: 'UNICEF' }],
        share: { countryUsd: '1850000.00', percent: '100.00', concentrated: true },
      },
      { country: 'SS', activeUsd: '900000.00', engagements: 1 },
    ],
  });
});

test('JIU-42: the share of a country counts what others carry there', async () => {
  const other = await addPartner('Rafiki Relief Network');
  await agree('WFP', 'admin', { partnerId: other, externalId: 'WFP-SS-2', country: 'SS', amount: '3000000' });
  const { byCountry } = await exposureOf(ghi);
  expect(byCountry[1].share).toEqual({ countryUsd: '3900000.00', percent: '23.08', concentrated: false });
});

test('asOf answers with what was on record then', async () => {
  const before = system.clock.now().toISOString();
  await system.travel(60_000);
  await agree('UNDP', 'finance', { country: 'SO', amount: '1200000', undisbursed: '100000', state: 'SUSPENDED' });
  await agree('WFP', 'admin', { country: 'SS', amount: '900000', state: 'CLOSED' });
  const now = { totalActiveUsd: '1850000.00', undisbursedUsd: '100000.00' };
  expect(await exposureOf(ghi)).toMatchObject(now);
  expect(await exposureOf(ghi, '2999-01-01T00:00:00Z')).toMatchObject(now);
  expect(await exposureOf(ghi, before)).toMatchObject({
    totalActiveUsd: '2750000.00',
    undisbursedUsd: '400000.00',
    asOf: before,
  });
  expect(await exposureOf(ghi, '2020-01-01T00:00:00Z')).toMatchObject({ totalActiveUsd: '0.00', agencies: [] });
});

test('INTER_AGENCY: the partner itself sees neither its exposure nor the sums of its losses', async () => {
  const director = await system.as('PARTNER_USERS', 'director');
  const own = await eventually(async () => {
    const { searchPartners } = await officer.ok(
      '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
    );
    const { id } = searchPartners.edges[0].node;
    await director.ok('query ($id: ID!) { partner(id: $id) { legalName } }', { id });
    return id;
  });
  const query = 'query ($id: ID!) { partner(id: $id) { exposure { totalActiveUsd } } }';
  expect(await director.refusal(query, { id: own })).toBe('FORBIDDEN / ROLE_REQUIRED');
  const around = 'query ($id: ID!) { partner(id: $id) { losses { lostUsd } } }';
  expect(await director.refusal(around, { id: own })).toBe('FORBIDDEN / ROLE_REQUIRED');
});

test('exposure of a list costs the same number of statements, however long it is', async () => {
  for (const name of ['Budget One', 'Budget Two', 'Budget Three']) {
    await agree('WFP', 'admin', { partnerId: await addPartner(name), externalId: name, country: 'UG', amount: '10' });
  }
  const query = `query ($first: Int!) { searchPartners(first: $first, filter: { text: "Budget" }) { edges { node {
    exposure { totalActiveUsd byCountry { share { percent } } } } } } }`;
  const statementsOf = async (first: number) => {
    const { statements } = await watchSql(() => officer.ok(query, { first }));
    return statements.flatMap((sql) => /\/\* (Exposure\S*) \*\//.exec(sql)?.[1] ?? []).sort();
  };
  for (const first of [1, 3]) {
    expect(await statementsOf(first)).toEqual(['ExposureRepository.findCells', 'ExposureRepository.findCountries']);
  }
});
