import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { expectSql, watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let finance: Caller;
let unit: Caller;
let reader: Caller;
let director: Caller;
let wadajir: string;
let ghi: string;

type Row = Record<string, unknown>;
const record = `mutation ($input: RecordEngagementInput!) { recordEngagement(input: $input) { id version sector strategicOutcomeRefs } }`;
const agree = async (by: Caller, externalId: string, change: Row = {}): Promise<string> => {
  const amounts = { amount: '1000000', undisbursed: '600000', currency: 'USD', state: 'ACTIVE' };
  const period = { from: '2025-01-01', to: '2026-12-31', country: 'SO', sector: 'WASH' };
  const input = { partnerId: wadajir, externalId, ...period, ...amounts, ...change };
  return (await eventually(() => by.ok(record, { input }))).recordEngagement.id;
};
const counts = 'added updated unchanged refused rowsRefused { row externalId reason }';
const pay = async (facts: Row[], by = finance) =>
  (
    await by.ok(`mutation ($input: RecordMoneyFactsInput!) { recordMoneyFacts(input: $input) { ${counts} } }`, {
      input: { sourceSystem: 'ATLAS', facts },
    })
  ).recordMoneyFacts;
const money = (externalId: string, change: Row = {}) => ({
  externalId,
  kind: 'DISBURSEMENT',
  engagement: 'UNDP-A',
  on: '2025-03-10',
  amount: '400000',
  currency: 'USD',
  ...change,
});
const setFramework = 'mutation ($input: SetResultsFrameworkInput!) { setResultsFramework(input: $input) { id } }';
const measure = async (values: Row[], by = finance) =>
  (
    await by.ok(`mutation ($input: RecordResultValuesInput!) { recordResultValues(input: $input) { ${counts} } }`, {
      input: { values },
    })
  ).recordResultValues;
const schedule = async (items: Row[], by = finance) =>
  (
    await by.ok(`mutation ($input: RecordScheduleInput!) { recordSchedule(input: $input) { ${counts} } }`, {
      input: { items },
    })
  ).recordSchedule;
const one = `query ($id: ID!) { engagement(id: $id) { moneyByYear { year kind amountUsd }
  reconciliation { disbursedUsd reportedUsd outstandingUsd state acceptedAt }
  schedule { items { externalId kind state amountUsd } redaction { reason } }
  results { version indicators { id externalId milestones { on value } values { id version value claim } } redaction { reason } }
  subPartners { items { name local amountUsd partner { id } } passedOnUsd localPercent redaction { reason } } } }`;
const engagement = async (id: string, by = finance) => (await by.ok(one, { id })).engagement;
const issuesQuery = `query ($agency: String!, $filter: CorroborationFilter, $first: Int! = 25) {
  corroborationIssues(agency: $agency, filter: $filter, first: $first) { totalCount edges { node {
    id kind state amountUsd version explanation task { owner dueOn overdue } engagement { externalId } } } } }`;
const issues = async (filter: Row = {}, by = finance) =>
  (await by.ok(issuesQuery, { agency: 'UNDP', filter })).corroborationIssues.edges.map(
    ({ node }: { node: Row }) => node,
  );

let a: string;

beforeAll(async () => {
  system = await startTestSystem();
  finance = await system.as('UNDP', 'finance');
  unit = await system.as('UNDP', 'admin');
  reader = await system.as('WFP', 'reader');
  director = await system.as('PARTNER_USERS', 'director');
  const officer = await system.as('UNHCR', 'officer');
  const { addPartner } = await officer.ok('mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }', {
    input: { legalName: 'Global Hands International', primaryType: 'INTERNATIONAL_NGO', countryOfOrigin: 'KE' },
  });
  ghi = addPartner.id;
  wadajir = await eventually(async () => {
    const { searchPartners } = await reader.ok(
      '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
    );
    const { id } = searchPartners.edges[0].node;
    await director.ok('query ($id: ID!) { partner(id: $id) { legalName } }', { id });
    return id;
  });
  a = await agree(finance, 'UNDP-A', { strategicOutcomeRefs: ['SO-2', 'SO-1', 'SO-2'] });
}, 60_000);

afterAll(() => system?.stop());

test('JIU-27, JIU-62: an agreement has a field of work and serves outcomes', async () => {
  const { engagements } = await reader.ok(
    '{ engagements(filter: { sector: "WASH" }) { edges { node { id sector strategicOutcomeRefs } } } }',
  );
  expect(engagements.edges).toEqual([{ node: { id: a, sector: 'WASH', strategicOutcomeRefs: ['SO-1', 'SO-2'] } }]);
});

test('a results framework, its values, and who may say that they were checked (JIU-45, UNICEF-26)', async () => {
  const indicator = {
    externalId: 'I1',
    level: 'OUTPUT',
    result: 'Water',
    indicator: 'Persons reached',
    dueOn: '2025-12-31',
    milestones: [{ on: '2025-06-30', value: '400' }],
  };
  const whole = { unit: 'persons', baseline: '0', target: '1000', method: 'Household survey' };
  const input = { engagementId: a, indicators: [indicator, { ...indicator, externalId: 'I2' }], expectedVersion: 0 };
  await finance.ok(setFramework, { input });
  expect(await finance.refusal(setFramework, { input })).toBe('CONFLICT / VERSION_CONFLICT');
  expect(await reader.refusal(setFramework, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
  const wfp = await system.as('WFP', 'admin');
  expect(await wfp.refusal(setFramework, { input })).toBe('NOT_FOUND');
  const value = { externalId: 'R1', engagement: 'UNDP-A', indicator: 'I1', on: '2025-06-30', value: '890' };
  const bad = [
    { ...value, externalId: 'R2', indicator: 'I9' },
    { ...value, externalId: 'R3', engagement: 'UNDP-Z' },
    { ...value, externalId: 'R4', on: '2099-01-01' },
    value,
  ];
  expect(await measure([value, ...bad])).toEqual({
    ...{ added: 1, updated: 0, unchanged: 0, refused: 4 },
    rowsRefused: [
      { row: 4, externalId: 'R4', reason: 'VALUE_INVALID' },
      { row: 5, externalId: 'R1', reason: 'DUPLICATE_ROW' },
      { row: 3, externalId: 'R3', reason: 'ENGAGEMENT_UNKNOWN' },
      { row: 2, externalId: 'R2', reason: 'INDICATOR_UNKNOWN' },
    ],
  });
  expect(await measure([value])).toMatchObject({ unchanged: 1 });
  const { results } = await engagement(a);
  const [first] = results.indicators;
  expect(first.milestones).toEqual([{ on: '2025-06-30', value: '400' }]);
  const publish =
    'mutation ($input: PublishPartnershipResultInput!) { publishPartnershipResult(input: $input) { claim value } }';
  const told = { input: { indicatorId: first.id, statement: 'Nearly all of the camp drinks clean water.' } };
  expect(await unit.refusal(publish, told)).toBe('PRECONDITION_FAILED / MISSING_REQUIREMENT');
  await finance.ok(setFramework, { input: { ...input, indicators: [{ ...indicator, ...whole }], expectedVersion: 1 } });
  expect(await measure([{ ...value, value: '900' }])).toMatchObject({ updated: 1 });
  const verify = 'mutation ($input: VerifyResultValueInput!) { verifyResultValue(input: $input) { claim version } }';
  const checked = { input: { valueId: first.values[0].id, expectedVersion: 2 } };
  expect(await finance.refusal(verify, checked)).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect((await unit.ok(verify, checked)).verifyResultValue).toEqual({ claim: 'VERIFIED', version: 3 });
  const again = { input: { ...checked.input, expectedVersion: 3 } };
  expect(await unit.refusal(verify, again)).toBe('CONFLICT / INVALID_STATE');
  const own = { ...value, externalId: 'R9', on: '2025-05-31' };
  await measure([own], unit);
  const ids = (await engagement(a)).results.indicators[0].values;
  const mine = { input: { valueId: ids.find(({ claim }: Row) => claim === 'CLAIMED').id, expectedVersion: 1 } };
  expect(await unit.refusal(verify, mine)).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
  expect((await unit.ok(publish, told)).publishPartnershipResult).toEqual({ claim: 'VERIFIED', value: '900' });
  const list = '{ partnershipResults { edges { node { statement agency { code } partner { id } country } } } }';
  expect((await reader.ok(list)).partnershipResults.edges[0].node).toMatchObject({
    partner: { id: wadajir },
    country: 'SO',
  });
  expect(await director.refusal(list)).toBe('FORBIDDEN / ROLE_REQUIRED');
});

test('money is recorded once, corrected with its past, converted by dated rates, and counted by year (feature 87)', async () => {
  const rates =
    'mutation ($input: RecordExchangeRatesInput!) { recordExchangeRates(input: $input) { added updated refused } }';
  const input = { source: 'UNORE', rates: [{ currency: 'KES', on: '2025-03-01', unitsPerUsd: '129.2' }] };
  expect(await finance.refusal(rates, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
  const secretariat = await system.as('DCO', 'secretariat');
  expect((await secretariat.ok(rates, { input })).recordExchangeRates).toEqual({ added: 1, updated: 0, refused: 0 });
  expect(
    await pay([
      money('P1'),
      money('P2', { kind: 'EXPENDITURE', on: '2025-06-30', amount: '38760000', currency: 'KES' }),
      money('P3', { kind: 'EXPENDITURE', on: '2025-03-20', amount: '12920000', currency: 'KES' }),
      money('P4', { engagement: 'WFP-A' }),
      money('P5', { engagement: null }),
      money('P6', { kind: 'PROGRAMME_EXPENDITURE', engagement: null, amount: '1000000' }),
    ]),
  ).toEqual({
    ...{ added: 3, updated: 0, unchanged: 0, refused: 3 },
    rowsRefused: [
      { row: 5, externalId: 'P5', reason: 'VALUE_INVALID' },
      { row: 2, externalId: 'P2', reason: 'RATE_UNKNOWN' },
      { row: 4, externalId: 'P4', reason: 'ENGAGEMENT_UNKNOWN' },
    ],
  });
  expect(await pay([money('P1'), money('P3', { kind: 'EXPENDITURE', amount: '100000' })])).toMatchObject({
    unchanged: 1,
    updated: 1,
  });
  expect((await engagement(a, reader)).moneyByYear).toEqual([
    { year: 2025, kind: 'DISBURSEMENT', amountUsd: '400000.00' },
    { year: 2025, kind: 'EXPENDITURE', amountUsd: '100000.00' },
  ]);
  const facts = '{ moneyFacts { totalCount edges { node { externalId amountUsd version engagement { id } } } } }';
  expect((await finance.ok(facts)).moneyFacts.totalCount).toBe(3);
  expect((await director.ok(facts)).moneyFacts.edges).toHaveLength(2);
  expect((await reader.ok(facts)).moneyFacts.totalCount).toBe(0);
  const refused = 'mutation { recordMoneyFacts(input: { sourceSystem: "X", facts: [] }) { added } }';
  expect(await reader.refusal(refused)).toBe('FORBIDDEN / ROLE_REQUIRED');
});

test('JIU-44, UNICEF-66: what is due under an agreement is its own affair, how much came in time is not', async () => {
  const due = { externalId: 'D1', kind: 'INSTALMENT', engagement: 'UNDP-A', dueOn: '2025-03-31', amountUsd: '400000' };
  const items = [
    { ...due, doneOn: '2025-03-10' },
    { ...due, externalId: 'D2', dueOn: '2025-02-28', doneOn: '2025-06-30' },
    { ...due, externalId: 'D3', kind: 'REPORT', amountUsd: null },
    { ...due, externalId: 'D4', cancelled: true },
    { ...due, externalId: 'D5', kind: 'REPORT' },
  ];
  expect(await schedule(items)).toMatchObject({ added: 4, refused: 1 });
  expect((await engagement(a, director)).schedule.items).toEqual([
    { externalId: 'D2', kind: 'INSTALMENT', state: 'LATE', amountUsd: '400000' },
    { externalId: 'D1', kind: 'INSTALMENT', state: 'ON_TIME', amountUsd: '400000' },
    { externalId: 'D3', kind: 'REPORT', state: 'OVERDUE', amountUsd: null },
    { externalId: 'D4', kind: 'INSTALMENT', state: 'CANCELLED', amountUsd: '400000' },
  ]);
  const redacted = { redaction: { reason: 'CONFIDENTIAL' } };
  expect(await engagement(a, reader)).toMatchObject({
    schedule: { items: null, ...redacted },
    results: { indicators: null, ...redacted },
    subPartners: { items: null, localPercent: null, ...redacted },
  });
});

test('UNHCR-22: the partnership dashboard of an operation, in a fixed number of statements', async () => {
  const ask = `query ($id: ID!, $country: String) { partnershipDashboard(partnerId: $id, agency: "UNDP", country: $country, year: 2025) {
    agreements budgetUsd disbursedUsd reportedUsd unreconciledUsd instalments { due onTime late overdue } reports { due overdue }
    indicatorsDue indicatorsAttained rows { agency { code } country agreements } } }`;
  const answer = await expectSql(2, () => reader.ok(ask, { id: wadajir }));
  expect(answer.partnershipDashboard).toEqual({
    ...{ agreements: 1, budgetUsd: '1000000.00', disbursedUsd: '400000.00', reportedUsd: '100000.00' },
    unreconciledUsd: '300000.00',
    instalments: { due: 2, onTime: 1, late: 1, overdue: 0 },
    reports: { due: 1, overdue: 1 },
    ...{ indicatorsDue: 1, indicatorsAttained: 1 },
    rows: [{ agency: { code: 'UNDP' }, country: 'SO', agreements: 1 }],
  });
  expect((await director.ok(ask, { id: wadajir })).partnershipDashboard.agreements).toBe(1);
  expect((await director.ok(ask, { id: ghi })).partnershipDashboard).toBeNull();
  const nothing = (await reader.ok(ask, { id: wadajir, country: 'KE' })).partnershipDashboard;
  expect(nothing).toMatchObject({ agreements: 0, budgetUsd: '0.00' });
});

test('the KPIs of agreements are counted from these facts', async () => {
  const secretariat = await system.as('DCO', 'secretariat');
  const codes = ['IP_EXPENDITURE_SHARE', 'PAYMENT_TIMELINESS', 'REPORT_TIMELINESS', 'RESULTS_ATTAINMENT'];
  const refresh = 'mutation ($input: RefreshDerivedKpisInput!) { refreshDerivedKpis(input: $input) { id } }';
  const { refreshDerivedKpis } = await secretariat.ok(refresh, { input: { year: 2025, codes } });
  await eventually(async () => {
    const job = 'query ($id: ID!) { derivedKpiRefresh(id: $id) { state error } }';
    const { derivedKpiRefresh } = await secretariat.ok(job, refreshDerivedKpis);
    expect(derivedKpiRefresh).toEqual({ state: 'SUCCEEDED', error: null });
  });
  const ask = `query ($codes: [String!]!) { kpiDashboard(period: { year: 2025 }, agencies: ["UNDP"], codes: $codes) {
    rows { code value numerator denominator origin } } }`;
  const { rows } = (await finance.ok(ask, { codes })).kpiDashboard;
  const told = rows.map(({ code, value, origin }: Row) => `${code} ${value} ${origin}`).sort();
  expect(told).toEqual([
    'IP_EXPENDITURE_SHARE 10.00 DERIVED',
    'PAYMENT_TIMELINESS 50.00 DERIVED',
    'REPORT_TIMELINESS 0.00 DERIVED',
    'RESULTS_ATTAINMENT 100.00 DERIVED',
  ]);
});

test('JIU-10: what the agency accepted holds until other money comes', async () => {
  expect((await engagement(a)).reconciliation).toMatchObject({ outstandingUsd: '300000.00', state: 'PARTLY_REPORTED' });
  const accept =
    'mutation ($input: ReconcileEngagementInput!) { reconcileEngagement(input: $input) { reconciliation { state } } }';
  const input = { engagementId: a, explanation: 'The remaining advance is due in the next quarter.' };
  expect((await finance.ok(accept, { input })).reconcileEngagement.reconciliation.state).toBe('RECONCILED');
  expect((await engagement(a, reader)).reconciliation).toMatchObject({ state: 'PARTLY_REPORTED', acceptedAt: null });
  const wfp = await system.as('WFP', 'admin');
  expect(await wfp.refusal(accept, { input })).toBe('NOT_FOUND');
  await pay([money('P7', { kind: 'REFUND', on: '2025-07-01', amount: '300000' })]);
  expect((await engagement(a)).reconciliation).toMatchObject({ state: 'BALANCED', acceptedAt: null });
});

test('JIU-18: money without results, owner tasks, and what becomes of them', async () => {
  expect(await issues()).toEqual([]);
  const numbers = ['B', 'C', 'D'].map((letter) => `UNDP-${letter}`);
  for (const number of numbers) await agree(finance, number, { undisbursed: '900000' });
  await pay(
    numbers.map((engagementNumber) =>
      money(`PAY-${engagementNumber}`, { engagement: engagementNumber, amount: '100000' }),
    ),
  );
  const found = await issues({ kinds: ['MONEY_WITHOUT_RESULTS'] });
  expect(found).toHaveLength(3);
  expect(found[0]).toMatchObject({
    state: 'OPEN',
    amountUsd: '100000.00',
    task: { owner: 'PROGRAMME_OFFICER', overdue: false },
  });
  expect(await reader.refusal(issuesQuery, { agency: 'UNDP' })).toBe('FORBIDDEN / OTHER_AGENCY');
  // Rows, their count, the record of reading them, and the agreements.
  for (const first of [1, 3]) await expectSql(4, () => finance.ok(issuesQuery, { agency: 'UNDP', first }));
  const assign =
    'mutation ($input: AssignCorroborationIssueInput!) { assignCorroborationIssue(input: $input) { version task { owner } } }';
  const [last] = found as [Row];
  const task = { issueId: last.id, owner: 'Programme unit Mogadishu', dueOn: '2099-01-31', expectedVersion: 1 };
  expect((await unit.ok(assign, { input: task })).assignCorroborationIssue).toMatchObject({ version: 2 });
  expect(await unit.refusal(assign, { input: task })).toBe('CONFLICT / VERSION_CONFLICT');
  expect(await unit.refusal(assign, { input: { ...task, dueOn: '2020-01-01' } })).toBe('INVALID_INPUT');
  const wfp = await system.as('WFP', 'steward');
  expect(await wfp.refusal(assign, { input: task })).toBe('NOT_FOUND');
  const explain =
    'mutation ($input: ExplainCorroborationIssueInput!) { explainCorroborationIssue(input: $input) { state explanation } }';
  const why = { issueId: last.id, explanation: 'Works were washed away; the survey comes in May.', expectedVersion: 2 };
  expect((await finance.ok(explain, { input: why })).explainCorroborationIssue).toMatchObject({
    state: 'EXPLAINED',
    explanation: why.explanation,
  });
  await pay([money('PAY-MORE', { engagement: 'UNDP-D', amount: '1' })]);
  expect(
    (await issues({ kinds: ['MONEY_WITHOUT_RESULTS'], states: ['OPEN'] })).map(({ amountUsd }: Row) => amountUsd),
  ).toContain('100001.00');
  await pay([money('PAY-UNDP-B', { engagement: 'UNDP-B', amount: '0' })]);
  expect(await issues({ kinds: ['MONEY_WITHOUT_RESULTS'], states: ['RESOLVED'] })).toMatchObject([
    { engagement: { externalId: 'UNDP-B' } },
  ]);
  const over = {
    issueId: ((await issues({ states: ['RESOLVED'] })) as [Row])[0].id,
    explanation: 'It is over, as said.',
    expectedVersion: 2,
  };
  expect(await finance.refusal(explain, { input: over })).toBe('CONFLICT / INVALID_STATE');
  await pay([money('P8', { on: '2024-06-01', amount: '5000' })]);
  expect(await issues({ kinds: ['DATE_MISMATCH', 'AMOUNT_MISMATCH'] })).toMatchObject([{ kind: 'DATE_MISMATCH' }]);
  const { id: young } = { id: await agree(finance, 'UNDP-YOUNG', { undisbursed: '999000' }) };
  const today = system.clock.now().toISOString().slice(0, 10);
  await pay([money('P9', { engagement: young, on: today, amount: '1000' })]);
  const ofYoung = () => issues({ engagementId: young });
  expect(await ofYoung()).toEqual([]);
  await system.travel(91 * 86_400_000);
  finance = await system.as('UNDP', 'finance');
  await eventually(async () => expect(await issues({ engagementId: young })).toHaveLength(1));
});

test('JIU-42: how old advances are, what a failure would leave, and where one partner carries too much', async () => {
  unit = await system.as('UNDP', 'admin');
  reader = await system.as('WFP', 'reader');
  const check = `query ($id: ID!) { partner(id: $id) { exposure { unliquidated { outstandingUsd over6MonthsUsd over9MonthsUsd }
    ifPartnerFails { atRiskUsd agencies places { country sector percent otherPartners } } } } }`;
  const wfp = await system.as('WFP', 'admin');
  await agree(wfp, 'WFP-1', { partnerId: ghi, amount: '1000000', undisbursed: '0' });
  const { exposure } = (await reader.ok(check, { id: wadajir })).partner;
  // UNDP-A is overspent by nothing; C, D and the young one are open, the latter for three months only.
  expect(exposure.unliquidated).toEqual({
    outstandingUsd: '206001.00',
    over6MonthsUsd: '205001.00',
    over9MonthsUsd: '205001.00',
  });
  expect(exposure.ifPartnerFails).toMatchObject({
    atRiskUsd: '206001.00',
    agencies: 1,
    places: [{ country: 'SO', sector: 'WASH', otherPartners: 1 }],
  });
  const alerts =
    '{ concentrationAlerts(country: "SO") { edges { node { sector percent partner { id } agencies { code } } } } }';
  const carried = { percent: '83.33', partner: { id: wadajir }, agencies: [{ code: 'UNDP' }] };
  await eventually(async () => {
    const { edges } = (await reader.ok(alerts)).concentrationAlerts;
    expect(edges.map(({ node }: { node: Row }) => node)).toMatchObject([carried, carried]);
  });
});

test('JIU-75: a coordinator of Somalia sees agreements of Somalia alone', async () => {
  const ke = await agree(finance, 'UNDP-KE', { country: 'KE' });
  const coordinator = await system.as('DCO', 'coordinator');
  const list = '{ engagements(first: 50) { totalCount edges { node { country } } } }';
  const { engagements } = await coordinator.ok(list);
  expect(new Set(engagements.edges.map(({ node }: { node: Row }) => node.country))).toEqual(new Set(['SO']));
  expect((await coordinator.ok('query ($id: ID!) { engagement(id: $id) { id } }', { id: ke })).engagement).toBeNull();
  await agree(finance, 'UNDP-KE-2', { country: 'KE', partnerId: ghi });
  const far = await coordinator.ok('query ($id: ID!) { partner(id: $id) { exposure { byCountry { country } } } }', {
    id: ghi,
  });
  expect(far.partner.exposure.byCountry).toEqual([{ country: 'SO' }]);
  const alerts = await coordinator.ok('{ concentrationAlerts { edges { node { country } } } }');
  expect(alerts.concentrationAlerts.edges.every(({ node }: { node: Row }) => node.country === 'SO')).toBe(true);
});

describe('UNHCR-59: a role for an office reaches the countries of that office', () => {
  const admins: Record<string, string> = {};
  let somalia: Caller;
  let cashier: Caller;
  const due = (externalId: string, engagementExternalId: string) => ({
    ...{ externalId, kind: 'REPORT', engagement: engagementExternalId, dueOn: '2025-06-30' },
  });
  const refusedRow = (externalId: string) => [{ row: 1, externalId, reason: 'ENGAGEMENT_UNKNOWN' }];

  beforeAll(async () => {
    const admin = await system.as('UNHCR', 'admin');
    for (const country of ['SO', 'ET']) {
      admins[country] = await agree(admin, `UNHCR-${country}`, { country });
      await schedule([due(`DUE-${country}`, `UNHCR-${country}`)], admin);
      await pay([money(`PAY-${country}`, { engagement: `UNHCR-${country}` })], admin);
    }
    somalia = await system.as('UNHCR', 'somalia');
    const { offices } = await admin.ok('{ offices(agency: "UNHCR") { edges { node { id name } } } }');
    const office = offices.edges.find(({ node }: { node: Row }) => node.name === 'UNHCR Somalia').node.id;
    await admin.ok('mutation ($input: SetMemberInput!) { setMember(input: $input) }', {
      input: {
        ...{ issuer: localIssuerOf('UNHCR'), subject: 'cashier', active: true },
        grants: [{ role: 'FINANCE_OFFICER', office }],
      },
    });
    cashier = await system.as('UNHCR', 'cashier');
    await eventually(() => cashier.ok('{ moneyFacts(first: 1) { edges { node { id } } } }'));
  });

  test('a programme officer tells of them, and moves nothing from elsewhere there', async () => {
    const taken = await schedule([due('DUE-SO-2', 'UNHCR-SO'), due('DUE-ET-2', 'UNHCR-ET')], somalia);
    expect(taken).toMatchObject({ added: 1, rowsRefused: [{ ...refusedRow('DUE-ET-2')[0], row: 2 }] });
    const moved = await schedule([{ ...due('DUE-ET', 'UNHCR-SO'), doneOn: '2025-06-30' }], somalia);
    expect(moved).toMatchObject({ updated: 0, rowsRefused: refusedRow('DUE-ET') });
    const indicator = {
      externalId: 'I1',
      level: 'OUTPUT',
      result: 'Water',
      indicator: 'Wells',
      dueOn: '2025-12-31',
      milestones: [],
    };
    const framework = (country: string) => ({
      input: { engagementId: admins[country], indicators: [indicator], expectedVersion: 0 },
    });
    await somalia.ok(setFramework, framework('SO'));
    expect(await somalia.refusal(setFramework, framework('ET'))).toBe('FORBIDDEN / COUNTRY_OUT_OF_REACH');
    await (await system.as('UNHCR', 'officer')).ok(setFramework, framework('ET'));
    const result = (externalId: string, country: string) => ({
      ...{ externalId, engagement: `UNHCR-${country}`, indicator: 'I1', on: '2025-06-30', value: '5' },
    });
    await measure([result('R-ET', 'ET')], await system.as('UNHCR', 'officer'));
    expect(await measure([result('R-SO', 'SO')], somalia)).toMatchObject({ added: 1 });
    expect(await measure([result('R-ET', 'SO')], somalia)).toMatchObject({
      updated: 0,
      rowsRefused: refusedRow('R-ET'),
    });
    expect(await measure([result('R-NEW', 'ET')], somalia)).toMatchObject({ rowsRefused: refusedRow('R-NEW') });
  });

  test('a finance officer records their money and agreements, and neither totals of the agency nor files', async () => {
    expect(await pay([money('PAY-SO-2', { engagement: 'UNHCR-SO' })], cashier)).toMatchObject({ added: 1 });
    for (const change of [
      { externalId: 'PAY-ET', engagement: 'UNHCR-SO' },
      { externalId: 'PAY-ET', engagement: 'UNHCR-ET', amount: '1' },
      { externalId: 'ALL', engagement: null, kind: 'PROGRAMME_EXPENDITURE' },
    ]) {
      expect(await pay([money('', change)], cashier)).toMatchObject({ rowsRefused: refusedRow(change.externalId) });
    }
    const refused = (externalId: string, change: Row) =>
      cashier.refusal(record, {
        input: {
          ...{ partnerId: wadajir, externalId, from: '2025-01-01', amount: '1', undisbursed: '0', currency: 'USD' },
          ...{ state: 'CLOSED', country: 'SO', ...change },
        },
      });
    expect(await refused('UNHCR-NEW', { country: 'ET' })).toBe('FORBIDDEN / COUNTRY_OUT_OF_REACH');
    expect(await refused('UNHCR-ET', {})).toBe('FORBIDDEN / COUNTRY_OUT_OF_REACH');
    await agree(cashier, 'UNHCR-SO-2');
    const fileId = await cashier.send('Performance', { kind: 'FACT_FILE', name: 'a.csv', bytes: Buffer.from('a\n1') });
    const file = { dataset: 'MONEY_FACTS', sourceSystem: 'MSRP', fileId };
    expect(
      await cashier.refusal('mutation ($input: ImportFactsInput!) { importFacts(input: $input) { id } }', {
        input: file,
      }),
    ).toBe('FORBIDDEN / COUNTRY_OUT_OF_REACH');
  });
});

test('lists cost the same number of statements, however long they are', async () => {
  const page = 'edges { node { __typename } }';
  for (const first of [1, 3]) {
    await expectSql(3, () => finance.ok(`{ moneyFacts(first: ${first}) { totalCount ${page} } }`));
    await expectSql(2, () => reader.ok(`{ partnershipResults(first: ${first}) { totalCount ${page} } }`));
    await expectSql(2, () => reader.ok(`{ concentrationAlerts(first: ${first}) { totalCount ${page} } }`));
    await expectSql(2, () => reader.ok(`{ exchangeRates(first: ${first}) { totalCount ${page} } }`));
  }
  const facts = `moneyByYear { year } reconciliation { state } schedule { items { id } } subPartners { items { id } }
    results { indicators { values { id } } }`;
  const single = await watchSql(() => finance.ok(`query ($id: ID!) { engagement(id: $id) { ${facts} } }`, { id: a }));
  const many = await watchSql(() => finance.ok(`{ engagements(first: 20) { edges { node { ${facts} } } } }`));
  // The count of the list is the one more.
  expect(many.statements).toHaveLength(single.statements.length + 1);
});

test('JIU-86: who works under the partner, and how much reaches local ones', async () => {
  const recordSub = `mutation ($input: RecordSubPartnersInput!) { recordSubPartners(input: $input) { id } }`;
  const sub = { externalId: 'S1', name: 'Daryeel', local: true, amountUsd: '250000', partnerId: ghi };
  const rows = [
    sub,
    { ...sub, externalId: 'S2', name: 'Northern Aid', local: false, amountUsd: '50000', partnerId: null },
  ];
  await finance.ok(recordSub, { input: { engagementId: a, subPartners: rows } });
  expect((await engagement(a)).subPartners).toEqual({
    items: [
      { name: 'Daryeel', local: true, amountUsd: '250000', partner: { id: ghi } },
      { name: 'Northern Aid', local: false, amountUsd: '50000', partner: null },
    ],
    ...{ passedOnUsd: '300000.00', localPercent: '25.00', redaction: null },
  });
  const twice = { engagementId: a, subPartners: [sub, sub] };
  expect(await finance.refusal(recordSub, { input: twice })).toBe('INVALID_INPUT');
  const wfp = await system.as('WFP', 'admin');
  expect(await wfp.refusal(recordSub, { input: { engagementId: a, subPartners: [sub] } })).toBe('NOT_FOUND');
});

test('SYS-18: a file of facts goes through the same rules, dry and in earnest, and again changes nothing', async () => {
  const start = 'mutation ($input: ImportFactsInput!) { importFacts(input: $input) { id } }';
  const state = `query ($id: ID!) { factImport(id: $id) { added updated unchanged notTaken job { state error }
    rowsNotTaken { edges { node { rowNumber externalId reason } } } } }`;
  const importing = async (bytes: Buffer, change: Row = {}) => {
    const name = change.format === 'JSON' ? 'facts.json' : 'facts.csv';
    const fileId = await finance.send('Performance', { kind: 'FACT_FILE', name, bytes });
    const input = { dataset: 'MONEY_FACTS', sourceSystem: 'ATLAS', fileId, ...change };
    const { importFacts } = await finance.ok(start, { input });
    return eventually(async () => {
      const { factImport } = await finance.ok(state, { id: importFacts.id });
      if (!['SUCCEEDED', 'FAILED'].includes(factImport.job.state)) throw new Error(factImport.job.state);
      return factImport;
    });
  };
  const file = Buffer.from(
    [
      'externalId,kind,engagement,on,amount,currency',
      'F1,EXPENDITURE,UNDP-C,2025-08-01,5000,USD',
      'F2,expenditure,UNDP-C,2025-02-31,5000,USD',
      'F3,EXPENDITURE,UNDP-NONE,2025-08-01,5000,USD',
      'F1,EXPENDITURE,UNDP-C,2025-08-01,7000,USD',
      'F5,EXPENDITURE',
    ].join('\n'),
  );
  expect(await importing(file, { dryRun: true })).toMatchObject({ added: 1, notTaken: 4 });
  const taken = await importing(file);
  expect(taken).toMatchObject({ added: 1, notTaken: 4, job: { state: 'SUCCEEDED' } });
  expect(taken.rowsNotTaken.edges.map(({ node }: { node: Row }) => `${node.rowNumber} ${node.reason}`)).toEqual([
    '2 VALUE_INVALID',
    '3 ENGAGEMENT_UNKNOWN',
    '4 DUPLICATE_ROW',
    '5 ROW_UNREADABLE',
  ]);
  expect(await importing(file)).toMatchObject({ added: 0, unchanged: 1 });
  const json = Buffer.from(
    JSON.stringify([
      { externalId: 'D9', kind: 'REPORT', engagement: 'UNDP-C', dueOn: '2025-09-30', doneOn: '2025-09-29' },
    ]),
  );
  expect(await importing(json, { dataset: 'SCHEDULE', format: 'JSON' })).toMatchObject({ added: 1 });
  const values = Buffer.from('externalId,engagement,indicator,on,value\nV1,UNDP-A,I1,2025-09-30,950');
  expect(await importing(values, { dataset: 'RESULTS' })).toMatchObject({ added: 1 });
  const fileId = await finance.send('Performance', {
    kind: 'FACT_FILE',
    name: 'rates.csv',
    bytes: Buffer.from('a,b\n1,2'),
  });
  const rates = { dataset: 'EXCHANGE_RATES', sourceSystem: 'UNORE', fileId };
  expect(await finance.refusal(start, { input: rates })).toBe('FORBIDDEN / DATASET_OF_ANOTHER_ROLE');
  expect(await unit.ok(state, { id: '01941f29-7c00-7a11-b628-5629de08d479' })).toEqual({ factImport: null });
});

test('money of an agreement that was recorded for the wrong partner is gone for it', async () => {
  director = await system.as('PARTNER_USERS', 'director');
  const count = async (by: Caller) => {
    const { moneyFacts } = await by.ok('{ moneyFacts(first: 50) { edges { node { engagement { externalId } } } } }');
    return moneyFacts.edges.filter(({ node }: { node: Row }) => (node.engagement as Row)?.externalId === 'UNDP-C')
      .length;
  };
  expect(await count(director)).toBe(2);
  await agree(finance, 'UNDP-C', { partnerId: ghi, undisbursed: '900000' });
  expect(await count(director)).toBe(0);
  expect(
    (await director.ok('{ moneyFacts(first: 50) { edges { node { externalId } } } }')).moneyFacts.edges,
  ).not.toContainEqual({
    node: { externalId: 'PAY-UNDP-C' },
  });
  expect(await count(finance)).toBe(2);
});
