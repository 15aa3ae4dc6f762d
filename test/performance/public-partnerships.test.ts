import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let finance: Caller;
let unit: Caller;
let reader: Caller;
let officer: Caller;
let director: Caller;
let wadajir: string;
let agreement: string;

type Row = Record<string, unknown>;

const act = (name: string, type: string, fields: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
const addPartner = act('addPartner', 'AddPartnerInput', 'id');
const record = act('recordEngagement', 'RecordEngagementInput', 'id');
const setFramework = act('setResultsFramework', 'SetResultsFrameworkInput', 'id');
const measure = act('recordResultValues', 'RecordResultValuesInput', 'added refused');
const verify = act('verifyResultValue', 'VerifyResultValueInput', 'claim');
const publish = act('publishPartnershipResult', 'PublishPartnershipResultInput', 'id claim sdgs isPublic');
const setPublication = act('setPublication', 'SetPublicationInput', 'publishes publishesAmounts from version');
const describePartner = act('describePartner', 'DescribePartnerInput', 'version protectedListing');

const engagementReport = `query ($agency: String!) { engagementReport(agency: $agency, year: 2025) { agency { code } year
  classes { counterpart engagements partners committedUsd disbursedUsd suppressed moreResults
    results { statement indicator value claim } } } }`;
const contribution = 'counterpart engagements partners committedUsd suppressed verifiedResults impactResults';
const sdgReport = `query ($agencies: [String!]) { sdgReport(agencies: $agencies, year: 2025) { withoutGoal
  total { ${contribution} } goals { sdg total { ${contribution} } classes { ${contribution} } } } }`;
const publicPage = `query ($filter: PublicPartnershipFilter, $first: Int, $after: String) {
  publicPartnerships(filter: $filter, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } edges { node {
    id agencyName agency { code } partner { id name type country uniqueNumber } country sector from to budgetBand amountUsd
    results { statement value sdgs } } } } }`;

const newPartner = async (legalName: string, primaryType: string): Promise<string> =>
  (await officer.ok(addPartner, { input: { legalName, primaryType, countryOfOrigin: 'KE' } })).addPartner.id;
const agree = async (externalId: string, change: Row = {}): Promise<string> => {
  const amounts = { amount: '1000000', undisbursed: '600000', currency: 'USD', state: 'ACTIVE' };
  const period = { from: '2025-01-01', to: '2026-12-31', country: 'SO', sector: 'WASH' };
  const input = { partnerId: wadajir, externalId, ...period, ...amounts, ...change };
  return (await eventually(() => finance.ok(record, { input }))).recordEngagement.id;
};
const shown = async (filter: Row = {}) => (await system.anybody.ok(publicPage, { filter })).publicPartnerships;
const iati = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${system.url}/iati/activities.xml?${query}`, { headers });
const listPartner = async (protectedListing: boolean) => {
  const { partner } = await officer.ok('query ($id: ID!) { partner(id: $id) { version } }', { id: wadajir });
  const input = { partnerId: wadajir, expectedVersion: partner.version, protectedListing };
  await officer.ok(describePartner, { input });
};

beforeAll(async () => {
  system = await startTestSystem();
  finance = await system.as('UNDP', 'finance');
  unit = await system.as('UNDP', 'admin');
  reader = await system.as('WFP', 'reader');
  officer = await system.as('UNHCR', 'officer');
  director = await system.as('PARTNER_USERS', 'director');
  wadajir = await eventually(async () => {
    const { searchPartners } = await reader.ok(
      '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
    );
    return searchPartners.edges[0].node.id;
  });
  agreement = await agree('UNDP-A');
  await agree('UNDP-PLAN', { state: 'PLANNED' });
  const bank = await newPartner('Bank of All', 'IGO_OR_DEVELOPMENT_BANK');
  await agree('UNDP-BANK', { partnerId: bank, amount: '50000', undisbursed: '0', sector: null });
  for (let number = 1; number <= 5; number++) {
    const partnerId = await newPartner(`Works ${number}`, 'PRIVATE_SECTOR');
    await agree(`UNDP-W${number}`, { partnerId, amount: '1000', undisbursed: '0' });
  }
  const indicator = {
    ...{ externalId: 'I1', level: 'OUTPUT', result: 'Water', indicator: 'Persons reached', dueOn: '2025-12-31' },
    ...{ unit: 'persons', baseline: '0', target: '1000', method: 'Household survey', sdgs: [6, 3] },
  };
  const vague = { ...indicator, externalId: 'I2', unit: null, sdgs: [3] };
  const indicators = [indicator, vague];
  await finance.ok(setFramework, { input: { engagementId: agreement, indicators, expectedVersion: 0 } });
  const value = { externalId: 'R1', engagement: 'UNDP-A', indicator: 'I1', on: '2025-06-30', value: '900' };
  await finance.ok(measure, { input: { values: [value, { ...value, externalId: 'R2', indicator: 'I2' }] } });
}, 60_000);

afterAll(() => system?.stop());

const results = `query ($id: ID!) { engagement(id: $id) { results { indicators { id externalId sdgs values { id version } } } } }`;

test('PSFP-33, PSFP-31: by goal and kind of partner, each agreement once, and impact only where it can be checked', async () => {
  const before = (await reader.ok(sdgReport)).sdgReport;
  expect(before.goals.map(({ sdg }: Row) => sdg)).toEqual([3, 6]);
  expect(before.total).toMatchObject({ engagements: 1, partners: 1, verifiedResults: 0, impactResults: 0 });
  const { engagement } = await unit.ok(results, { id: agreement });
  expect(engagement.results.indicators[0].sdgs).toEqual([3, 6]);
  for (const { values } of engagement.results.indicators) {
    const [{ id: valueId, version: expectedVersion }] = values;
    await unit.ok(verify, { input: { valueId, expectedVersion } });
  }
  const own = (await finance.ok(sdgReport, { agencies: ['UNDP'] })).sdgReport;
  const national = { counterpart: 'NATIONAL_NGO', engagements: 1, partners: 1, committedUsd: '1000000.00' };
  expect(own.goals[0]).toMatchObject({
    sdg: 3,
    total: { committedUsd: '1000000.00', verifiedResults: 2, impactResults: 1 },
    classes: [{ ...national, suppressed: false, verifiedResults: 2, impactResults: 1 }],
  });
  expect(own.goals[1]).toMatchObject({ sdg: 6, total: { verifiedResults: 1, impactResults: 1 } });
  // Two goals, and still one agreement with its money.
  expect(own.total).toMatchObject({
    counterpart: null,
    engagements: 1,
    committedUsd: '1000000.00',
    verifiedResults: 2,
  });
  expect(own.withoutGoal).toBe(6);
  const foreign = (await reader.ok(sdgReport, { agencies: ['UNDP'] })).sdgReport;
  expect(foreign.goals[0].classes).toEqual([expect.objectContaining({ committedUsd: null, suppressed: true })]);
  expect(foreign.goals[0].total).toMatchObject({ committedUsd: null, suppressed: true, engagements: 1 });
  expect(foreign.total).toMatchObject({ committedUsd: null, suppressed: true });
  expect(await reader.refusal(sdgReport, { agencies: ['NOBODY'] })).toBe('INVALID_INPUT');
  expect(await director.refusal(sdgReport)).toBe('FORBIDDEN / ROLE_REQUIRED');

  const change = act('setResultsFramework', 'SetResultsFrameworkInput', 'id');
  const [first] = engagement.results.indicators;
  expect(first.externalId).toBe('I1');
  const bad = { externalId: 'I1', level: 'OUTPUT', result: 'x', indicator: 'x', dueOn: '2025-12-31', sdgs: [18] };
  const input = { engagementId: agreement, indicators: [bad], expectedVersion: 1 };
  expect(await finance.refusal(change, { input })).toBe('INVALID_INPUT');
});

test('UNICEF-22: partners by kind with verified results, amounts of few for the agency alone', async () => {
  const { engagement } = await unit.ok(results, { id: agreement });
  const indicatorId = engagement.results.indicators[0].id;
  const inner = { indicatorId, statement: 'Nearly all of the camp drinks clean water.' };
  expect((await unit.ok(publish, { input: inner })).publishPartnershipResult).toMatchObject({
    ...{ claim: 'VERIFIED', sdgs: [3, 6], isPublic: false },
  });
  const open = { indicatorId, statement: 'Nine of ten drink clean water.', sdgs: [6], isPublic: true };
  expect((await unit.ok(publish, { input: open })).publishPartnershipResult).toMatchObject({
    sdgs: [6],
    isPublic: true,
  });
  const classesFor = async (by: Caller) => (await by.ok(engagementReport, { agency: 'UNDP' })).engagementReport.classes;
  const find = (classes: Row[], counterpart: string) => classes.find((one) => one.counterpart === counterpart);

  const own = await classesFor(finance);
  expect(own).toHaveLength(8);
  expect(find(own, 'INTERNATIONAL_FINANCIAL_INSTITUTION')).toMatchObject({
    ...{ engagements: 1, partners: 1, committedUsd: '50000.00', disbursedUsd: '0.00', suppressed: false, results: [] },
  });
  expect(find(own, 'UN_AGENCY')).toMatchObject({ engagements: 0, partners: 0, committedUsd: '0.00', results: [] });
  expect(find(own, 'NATIONAL_NGO')).toMatchObject({
    ...{ engagements: 1, committedUsd: '1000000.00', moreResults: 0 },
    results: [{ statement: open.statement, value: '900', claim: 'VERIFIED' }, { statement: inner.statement }],
  });
  const foreign = await classesFor(reader);
  expect(find(foreign, 'INTERNATIONAL_FINANCIAL_INSTITUTION')).toMatchObject({
    ...{ partners: 1, committedUsd: null, disbursedUsd: null, suppressed: true },
  });
  expect(find(foreign, 'PRIVATE_SECTOR')).toMatchObject({ partners: 5, committedUsd: '5000.00', suppressed: false });
  expect(find(foreign, 'NATIONAL_NGO')?.results).toHaveLength(2);
  expect(await reader.refusal(engagementReport, { agency: 'NOBODY' })).toBe('INVALID_INPUT');
  expect(await director.refusal(engagementReport, { agency: 'UNDP' })).toBe('FORBIDDEN / ROLE_REQUIRED');
});

test('UNICEF-18: nothing is public until agency and partner are; protected listing wins over both', async () => {
  expect(await shown()).toMatchObject({ totalCount: 0, edges: [] });
  expect((await iati('agency=UNDP')).status).toBe(404);
  const input = { publishes: true, publishesAmounts: false, from: '2025-06-01', expectedVersion: 0 };
  expect(await finance.refusal(setPublication, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await unit.refusal(setPublication, { input: { ...input, publishes: false, publishesAmounts: true } })).toBe(
    'INVALID_INPUT',
  );
  // An administrator of one office does not open the agreements of all.
  const ofOffice = { role: 'IP_UNIT_ADMIN' as const, office: '01890a5d-ac96-774b-bcce-b302099a8057' };
  const kept = { kind: 'AGENCY' as const, subject: 'UNDP#kept', agency: 'UNDP', partnerId: null, partnerIds: [] };
  const viewer = { ...kept, roles: [ofOffice], purpose: null };
  const { errors } = await system.askService('performance', viewer, setPublication, { input });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'NOT_THE_WHOLE_AGENCY' });
  expect((await unit.ok(setPublication, { input })).setPublication).toEqual({
    ...{ publishes: true, publishesAmounts: false, from: '2025-06-01', version: 1 },
  });
  expect(await unit.refusal(setPublication, { input })).toBe('CONFLICT / VERSION_CONFLICT');
  // Not registered yet, so nobody outside of agencies knows of the partners.
  expect((await shown()).totalCount).toBe(0);

  await withClient(system.databases.registry.adminUrl, (client) =>
    client.query('UPDATE partner SET registered_at = now() WHERE id = $1', [wadajir]),
  );
  await listPartner(true);
  await listPartner(false);
  await agree('UNDP-OLD', { from: '2024-01-01', to: '2025-05-31' });
  const [{ node }] = await eventually(async () => {
    const { edges } = await shown({ agency: 'UNDP' });
    expect(edges).toHaveLength(1);
    return edges;
  });
  expect(node).toEqual({
    ...{ id: agreement, agencyName: 'United Nations Development Programme', agency: { code: 'UNDP' }, country: 'SO' },
    partner: {
      id: wadajir,
      name: expect.stringContaining('Wadajir'),
      type: 'NATIONAL_NGO',
      country: 'SO',
      uniqueNumber: null,
    },
    ...{ sector: 'WASH', from: '2025-01-01', to: '2026-12-31', budgetBand: 'FROM_1M', amountUsd: null },
    results: [{ statement: 'Nine of ten drink clean water.', value: '900', sdgs: [6] }],
  });
  expect((await shown({ partnerId: wadajir, country: 'SO' })).totalCount).toBe(1);
  expect((await shown({ country: 'KE' })).totalCount).toBe(0);
  expect((await shown({ agency: 'UNHCR' })).totalCount).toBe(0);

  const file = await iati('agency=UNDP', { authorization: 'Bearer nonsense' });
  expect(file.headers.get('content-type')).toBe('application/xml; charset=utf-8');
  const xml = await file.text();
  expect(xml).toContain('<iati-activities version="2.03"');
  expect(xml).toContain(`<iati-identifier>XM-DAC-41114-${agreement}</iati-identifier>`);
  expect(xml).toContain('<actual value="900"/>');
  expect(xml).not.toContain('<budget');
  expect(xml).not.toContain('Nearly all of the camp');

  await unit.ok(setPublication, { input: { ...input, publishesAmounts: true, from: null, expectedVersion: 1 } });
  expect((await shown()).totalCount).toBe(2);
  expect((await shown({ agency: 'UNDP' })).edges[1].node.amountUsd).toBe('1000000.00');
  // The file is kept for two minutes.
  expect(await (await iati('agency=UNDP')).text()).toBe(xml);
  await system.travel(121_000);
  expect(await (await iati('agency=UNDP')).text()).toContain('value-date="2025-01-01">1000000.00</value>');

  await listPartner(true);
  await eventually(async () => expect((await shown()).totalCount).toBe(0));
  expect((await shown({ partnerId: wadajir })).totalCount).toBe(0);
  await system.travel(121_000);
  expect(await (await iati('agency=UNDP')).text()).not.toContain('iati-identifier');
  await listPartner(false);
  await eventually(async () => expect((await shown()).totalCount).toBe(2));
  const silence = { publishes: false, expectedVersion: 2 };
  await unit.ok(setPublication, { input: silence });
  expect((await shown()).totalCount).toBe(0);
  await system.travel(121_000);
  expect((await iati('agency=UNDP')).status).toBe(404);
  expect((await iati('agency=UNDP&year=2025')).status).toBe(400);
  await unit.ok(setPublication, { input: { ...silence, publishes: true, expectedVersion: 3 } });
}, 60_000);

test('the public list and the reports cost the same number of statements, however long they are', async () => {
  for (const first of [1, 2]) {
    const { publicPartnerships } = await expectSql(3, () => system.anybody.ok(publicPage, { first }));
    expect(publicPartnerships.edges).toHaveLength(first);
  }
  // The agencies, the report in two statements, and the results in one.
  await expectSql(4, () => finance.ok(engagementReport, { agency: 'UNDP' }));
  await expectSql(3, () => finance.ok(sdgReport, { agencies: ['UNDP'] }));
});
