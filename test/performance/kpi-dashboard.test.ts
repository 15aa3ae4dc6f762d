import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let people: Record<'unhcr' | 'unicef' | 'wfp' | 'secretariat' | 'coordinator', Caller>;

const submit = `mutation Submit($input: SubmitKpiValuesInput!) {
  submitKpiValues(input: $input) { batch { id } added revised refused rows { outcome code reason } } }`;
const dashboard = `query Ask($period: KpiPeriodInput!, $agencies: [String!], $codes: [String!]!, $groupBy: [KpiGrouping!],
                             $filter: KpiCellFilter, $asOf: DateTime) {
  kpiDashboard(period: $period, agencies: $agencies, codes: $codes, groupBy: $groupBy, filter: $filter, asOf: $asOf) {
    asOf completeness
    rows { agency { code } country region partnerType sector period { year quarter } code version value unit numerator
      denominator quality origin contributors suppressed heldBack withheldBy dataAsOf lineage { system batchId } }
    totals { code version value unit numerator denominator quality suppressed heldBack withheldBy absentBecause }
    alerts { code severity text agency { code } country } } }`;

type Row = Record<string, unknown>;
const value = (code: string, year: number, numerator: string, denominator: string | null, more: Row = {}) => ({
  code,
  version: 1,
  period: { year },
  numerator,
  denominator,
  ...more,
});

async function tell(caller: Caller, values: Row[]): Promise<string> {
  const { submitKpiValues } = await caller.ok(submit, { input: { sourceSystem: 'ERP', values } });
  expect(submitKpiValues.rows.filter(({ outcome }: Row) => outcome === 'REFUSED')).toEqual([]);
  return submitKpiValues.batch.id;
}

const three = ['UNHCR', 'UNICEF', 'WFP'];
const ask = async (caller: Caller, codes: string[], year: number, more: Row = {}) =>
  (await caller.ok(dashboard, { period: { year }, agencies: three, codes, groupBy: ['AGENCY'], ...more })).kpiDashboard;

/** What rows say, without what is the same in all of them. */
const brief = (rows: Row[], ...keys: string[]) =>
  rows.map((row) => [...keys.map((key) => row[key]), row.suppressed ? 'suppressed' : row.value]);

/** Cells of UNHCR in 2024: three partners of one type in Somalia would tell of themselves. */
const cell = (country: string, partnerType: string, numerator: string, contributors: number) =>
  value('IP_EXPENDITURE_SHARE', 2024, numerator, '100', { country, partnerType, contributors });

let batchOfUnhcr: string;

beforeAll(async () => {
  system = await startTestSystem();
  people = {
    unhcr: await system.as('UNHCR', 'steward'),
    unicef: await system.as('UNICEF', 'steward'),
    wfp: await system.as('WFP', 'steward'),
    secretariat: await system.as('DCO', 'secretariat'),
    coordinator: await system.as('DCO', 'coordinator'),
  };
  await eventually(async () => {
    for (const person of Object.values(people)) await ask(person, ['REUSE_RATE'], 2025);
  }, 20_000);
  const of2025 = (all: string, partners: string, local: string, active: string) => [
    value('IP_EXPENDITURE_SHARE', 2025, partners, all),
    value('LOCAL_FUNDING_SHARE', 2025, local, partners),
    value('ACTIVE_PARTNERS', 2025, active, null),
  ];
  batchOfUnhcr = await tell(people.unhcr, of2025('3400', '1300', '220', '1000'));
  await tell(people.unicef, of2025('6000', '2100', '590', '1500'));
  await tell(people.wfp, of2025('9000', '2250', '500', '1000'));
  await tell(people.secretariat, [
    value('SHARED_PARTNERS', 2025, '520', '2900', { covers: three }),
    value('REUSE_RATE', 2025, '130', '330', { covers: three }),
  ]);
}, 60_000);

afterAll(() => system?.stop());

test('story 4.d: rows of agencies, totals as the ratio of sums, and alerts below the Grand Bargain', async () => {
  const codes = ['IP_EXPENDITURE_SHARE', 'LOCAL_FUNDING_SHARE', 'SHARED_PARTNERS', 'REUSE_RATE'];
  const { completeness, rows, totals, alerts } = await ask(people.wfp, codes, 2025);
  expect(rows.map(({ agency, code, value: figure }: never) => [code, (agency as Row).code, figure])).toEqual([
    ['IP_EXPENDITURE_SHARE', 'UNHCR', '38.24'],
    ['IP_EXPENDITURE_SHARE', 'UNICEF', '35.00'],
    ['IP_EXPENDITURE_SHARE', 'WFP', '25.00'],
    ['LOCAL_FUNDING_SHARE', 'UNHCR', '16.92'],
    ['LOCAL_FUNDING_SHARE', 'UNICEF', '28.10'],
    ['LOCAL_FUNDING_SHARE', 'WFP', '22.22'],
  ]);
  expect(rows[0]).toMatchObject({
    unit: 'PERCENT',
    version: 1,
    numerator: '1300',
    denominator: '3400',
    quality: 'REPORTED',
    origin: 'SUBMITTED',
    suppressed: false,
    heldBack: false,
    period: { year: 2025, quarter: null },
    lineage: { system: 'ERP', batchId: batchOfUnhcr },
  });
  expect(
    totals.map(({ code, value: figure, numerator, denominator }: Row) => [code, figure, numerator, denominator]),
  ).toEqual([
    ['IP_EXPENDITURE_SHARE', '30.71', '5650', '18400'],
    ['LOCAL_FUNDING_SHARE', '23.19', '1310', '5650'],
    ['SHARED_PARTNERS', '17.93', '520', '2900'],
    ['REUSE_RATE', '39.39', '130', '330'],
  ]);
  expect(
    alerts.map(({ code, severity, agency }: never) => [code, severity, (agency as Row | null)?.code ?? null]),
  ).toEqual([
    ['LOCAL_FUNDING_SHARE', 'WARNING', 'UNHCR'],
    ['LOCAL_FUNDING_SHARE', 'WARNING', 'WFP'],
    ['LOCAL_FUNDING_SHARE', 'WARNING', null],
  ]);
  expect(completeness).toBe('100.00');
});

test('what cannot be added has no total, and other agencies than the covered ones have none either', async () => {
  const { totals } = await ask(people.unhcr, ['ACTIVE_PARTNERS', 'REG_LEAD_TIME'], 2025);
  expect(totals).toMatchObject([
    { value: null, absentBecause: 'NOT_ADDITIVE' },
    { value: null, absentBecause: 'NO_DATA' },
  ]);
  const two = await ask(people.unhcr, ['SHARED_PARTNERS', 'IP_EXPENDITURE_SHARE'], 2025, {
    agencies: ['UNHCR', 'WFP'],
  });
  expect(two.totals).toMatchObject([
    { value: null, absentBecause: 'NO_DATA' },
    { value: '28.63', numerator: '3550', denominator: '12400' },
  ]);
  const one = await ask(people.wfp, ['ACTIVE_PARTNERS'], 2025, { agencies: ['UNHCR'], groupBy: [] });
  expect(one.totals).toMatchObject([{ value: '1000', absentBecause: null }]);
});

test('P-INV-4: cells of few are hidden with a companion, the sums above them stay', async () => {
  await tell(people.unhcr, [
    cell('SO', 'NATIONAL_NGO', '40', 12),
    cell('SO', 'INTERNATIONAL_NGO', '10', 3),
    cell('KE', 'NATIONAL_NGO', '30', 8),
    cell('KE', 'INTERNATIONAL_NGO', '20', 6),
  ]);
  const byType = { groupBy: ['AGENCY', 'COUNTRY', 'PARTNER_TYPE'] };
  const codes = ['IP_EXPENDITURE_SHARE'];
  const cells = await ask(people.wfp, codes, 2024, byType);
  expect(brief(cells.rows, 'country', 'partnerType')).toEqual([
    ['KE', 'INTERNATIONAL_NGO', '20.00'],
    ['KE', 'NATIONAL_NGO', '30.00'],
    ['SO', 'INTERNATIONAL_NGO', 'suppressed'],
    ['SO', 'NATIONAL_NGO', 'suppressed'],
  ]);
  expect(cells.rows[2]).toMatchObject({
    numerator: null,
    contributors: null,
    quality: null,
    lineage: null,
    origin: null,
  });
  const byCountry = await ask(people.wfp, codes, 2024, { groupBy: ['COUNTRY'] });
  expect(brief(byCountry.rows, 'country')).toEqual([
    ['KE', '25.00'],
    ['SO', '25.00'],
  ]);
  expect(byCountry.rows[1]).toMatchObject({ contributors: 15, heldBack: false });
  expect(byCountry.totals).toMatchObject([{ numerator: '100', denominator: '400', suppressed: false }]);
  const cut = await ask(people.wfp, codes, 2024, { filter: { partnerTypes: ['NATIONAL_NGO'] } });
  expect(cut.totals).toMatchObject([{ value: null, suppressed: true }]);
  const own = await ask(people.unhcr, codes, 2024, byType);
  expect(brief(own.rows, 'country', 'partnerType')).toContainEqual(['SO', 'INTERNATIONAL_NGO', '10.00']);
  expect(own.totals).toMatchObject([{ value: '25.00' }]);
  const regions = await ask(people.wfp, codes, 2024, { groupBy: ['REGION'] });
  expect(brief(regions.rows, 'region')).toEqual([['014', '25.00']]);
});

test('P-INV-4: a late cell of few is held back, so that before and after tell nothing; asOf finds the answer of before', async () => {
  const codes = ['IP_EXPENDITURE_SHARE'];
  const before = await ask(people.wfp, codes, 2024);
  await system.travel(1_000);
  await tell(people.unhcr, [cell('ET', 'NATIONAL_NGO', '77', 2)]);
  const after = await ask(people.wfp, codes, 2024);
  expect(after.totals).toMatchObject([{ numerator: '100', heldBack: true }]);
  expect((await ask(people.unhcr, codes, 2024)).rows).toMatchObject([{ numerator: '177', heldBack: false }]);
  const again = await ask(people.wfp, codes, 2024, { asOf: before.asOf });
  expect(again).toEqual(before);
  await system.travel(1_000);
  await tell(people.unhcr, [cell('ET', 'INTERNATIONAL_NGO', '5', 4)]);
  expect((await ask(people.wfp, codes, 2024)).totals).toMatchObject([{ numerator: '182', heldBack: false }]);
  expect(await ask(people.wfp, codes, 2024, { asOf: before.asOf })).toEqual(before);
  expect((await ask(people.wfp, codes, 2024, { asOf: after.asOf })).totals).toEqual(after.totals);
});

test('P-INV-8: the coordinator of Somalia sees Somalia alone', async () => {
  const codes = ['IP_EXPENDITURE_SHARE'];
  const { rows, totals } = await ask(people.coordinator, codes, 2024, { groupBy: ['COUNTRY'] });
  expect(brief(rows, 'country')).toEqual([['SO', '25.00']]);
  expect(totals).toMatchObject([{ numerator: '50' }]);
  const elsewhere = await ask(people.coordinator, codes, 2024, { filter: { countries: ['KE'] } });
  expect([elsewhere.rows, elsewhere.totals[0].absentBecause]).toEqual([[], 'NO_DATA']);
  expect((await ask(people.coordinator, codes, 2025)).rows).toEqual([]);
});

test('P-INV-1: a series is broken where the next version of its definition begins', async () => {
  await withClient(system.databases.performance.adminUrl, async (client) => {
    await client.query(`
      INSERT INTO kpi_definition SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'version', 2,
        'effective_from', 2026, 'published_at', '2026-01-01T00:00:00Z'))).* FROM kpi_definition d
      WHERE code = 'LOCAL_FUNDING_SHARE'`);
  });
  await tell(people.wfp, [{ ...value('LOCAL_FUNDING_SHARE', 2026, '30', '100'), version: 2 }]);
  const { kpiSeries } = await people.unicef.ok(`{
    kpiSeries(code: "LOCAL_FUNDING_SHARE", agencies: ["WFP"], from: 2024, to: 2026) {
      code unit points { year version value absentBecause breakBefore } breaks { year fromVersion toVersion } } }`);
  expect(kpiSeries).toEqual({
    code: 'LOCAL_FUNDING_SHARE',
    unit: 'PERCENT',
    points: [
      { year: 2024, version: null, value: null, absentBecause: 'NO_DATA', breakBefore: false },
      { year: 2025, version: 1, value: '22.22', absentBecause: null, breakBefore: false },
      { year: 2026, version: 2, value: '30.00', absentBecause: null, breakBefore: true },
    ],
    breaks: [{ year: 2026, fromVersion: 1, toVersion: 2 }],
  });
});

test('a figure past a threshold raises an alert once, its owner answers, and a better figure clears it', async () => {
  const list = (
    withCleared: boolean,
  ) => `{ kpiAlerts(filter: { codes: ["LOCAL_FUNDING_SHARE"], withCleared: ${withCleared} }) {
    totalCount edges { node { id code version year severity value text owner clearedAt response agency { code } } } } }`;
  const open = async () =>
    (await people.unicef.ok(list(false))).kpiAlerts.edges
      .map(({ node }: { node: Row }) => node)
      .filter(({ year }: Row) => year === 2025);
  const found = await eventually(async () => {
    const alerts = await open();
    expect(
      alerts.map(({ agency, value: figure }: never) => [(agency as Row | null)?.code ?? null, figure]).sort(),
    ).toEqual([
      [null, '23.19'],
      ['UNHCR', '16.92'],
      ['WFP', '22.22'],
    ]);
    return alerts;
  }, 25_000);
  const ofWfp = found.find(({ agency }: { agency: Row | null }) => agency?.code === 'WFP');
  const respond = `mutation Respond($input: RespondToKpiAlertInput!) { respondToKpiAlert(input: $input) { response } }`;
  const input = { alertId: ofWfp.id, response: 'New agreements go to local partners first.' };
  expect(await people.unhcr.refusal(respond, { input })).toBe('FORBIDDEN / NOT_YOUR_FIGURE');
  expect(await people.unhcr.refusal(respond, { input: { ...input, alertId: crypto.randomUUID() } })).toBe('NOT_FOUND');
  expect(await people.wfp.ok(respond, { input })).toEqual({ respondToKpiAlert: { response: input.response } });
  await tell(people.wfp, [value('LOCAL_FUNDING_SHARE', 2025, '700', '2250')]);
  await eventually(async () => {
    expect((await open()).map(({ agency }: { agency: Row | null }) => agency?.code)).toEqual(['UNHCR']);
  }, 25_000);
  const cleared = (await people.unicef.ok(list(true))).kpiAlerts.edges.map(({ node }: { node: Row }) => node);
  expect(cleared.filter(({ clearedAt }: Row) => clearedAt !== null)).toHaveLength(2);
  expect((await people.coordinator.ok(list(true))).kpiAlerts).toMatchObject({ totalCount: 0, edges: [] });
}, 60_000);

const startExport = `mutation Export($input: ExportKpisInput!) { exportKpis(input: $input) { id asOf } }`;
async function exported(caller: Caller, input: Row): Promise<Buffer> {
  const { exportKpis } = await caller.ok(startExport, { input });
  await eventually(async () => {
    const { kpiExport } = await caller.ok('query Export($id: ID!) { kpiExport(id: $id) { job { state error } } }', {
      id: exportKpis.id,
    });
    expect(kpiExport.job).toEqual({ state: 'SUCCEEDED', error: null });
  });
  const { downloadKpiExport } = await caller.ok(
    `mutation Fetch($input: DownloadKpiExportInput!) { downloadKpiExport(input: $input) { url } }`,
    { input: { exportId: exportKpis.id } },
  );
  return Buffer.from(await (await fetch(downloadKpiExport.url)).arrayBuffer());
}

test('an export holds what its asker sees, in three forms, and the same again by asOf', async () => {
  const question = {
    codes: ['IP_EXPENDITURE_SHARE'],
    from: 2024,
    to: 2025,
    agencies: three,
    groupBy: ['AGENCY', 'COUNTRY', 'PARTNER_TYPE'],
    asOf: (await ask(people.wfp, ['IP_EXPENDITURE_SHARE'], 2024)).asOf,
  };
  const csv = (await exported(people.wfp, { ...question, form: 'CSV' })).toString('utf8');
  const lines = csv.trim().split('\n');
  expect(lines[0]).toBe(
    'code,version,year,quarter,agency,country,region,partnerType,sector,value,unit,numerator,denominator,quality,origin,contributors,suppressed,heldBack,dataAsOf,asOf,withheldBy',
  );
  expect(lines.filter((line) => line.includes('SO,'))).toEqual([
    expect.stringContaining('UNHCR,SO,,INTERNATIONAL_NGO,,,PERCENT,,,,,,true,'),
    expect.stringContaining('UNHCR,SO,,NATIONAL_NGO,,,PERCENT,,,,,,true,'),
  ]);
  expect(lines).toHaveLength(1 + 6 + 3);
  expect((await exported(people.wfp, { ...question, form: 'CSV' })).toString('utf8')).toBe(csv);
  const own = (await exported(people.unhcr, { ...question, form: 'JSON' })).toString('utf8').trim().split('\n');
  expect(own.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ country: 'SO', partnerType: 'INTERNATIONAL_NGO', value: '10.00', suppressed: 'false' }),
  );
  expect((await exported(people.wfp, { ...question, form: 'XLSX' })).subarray(0, 2).toString()).toBe('PK');
  const { exportKpis } = await people.wfp.ok(startExport, { input: { ...question, form: 'CSV' } });
  expect(await people.unhcr.ok('query Other($id: ID!) { kpiExport(id: $id) { id } }', { id: exportKpis.id })).toEqual({
    kpiExport: null,
  });
  expect(await people.wfp.refusal(startExport, { input: { ...question, form: 'CSV', codes: ['NONE'] } })).toBe(
    'NOT_FOUND / KPI_DEFINITION_UNKNOWN',
  );
});

test('the flat feed gives other programs the same rows', async () => {
  const read = (form: string, query: string, headers: Record<string, string>) =>
    fetch(`${system.url}/kpis/values.${form}?${query}`, { headers });
  const headers = { authorization: `Bearer ${people.wfp.token}` };
  const query = 'codes=IP_EXPENDITURE_SHARE,REG_LEAD_TIME&from=2024&to=2025&groupBy=AGENCY,COUNTRY&agencies=UNHCR,WFP';
  const json = await read('json', query, headers);
  expect([json.status, json.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  const lines = (await json.json()) as Row[];
  expect(lines.map(({ year, agency, country, value: figure }) => [year, agency, country, figure])).toEqual([
    [2024, 'UNHCR', 'ET', '41.00'],
    [2024, 'UNHCR', 'KE', '25.00'],
    [2024, 'UNHCR', 'SO', '25.00'],
    [2025, 'UNHCR', null, '38.24'],
    [2025, 'WFP', null, '25.00'],
  ]);
  expect(new Set(lines.map(({ asOf }) => asOf)).size).toBe(1);
  const csv = await (await read('csv', query, headers)).text();
  expect(csv.trim().split('\n')).toHaveLength(6);
  const refused = async (form: string, text: string, more: Record<string, string>) =>
    (await read(form, text, more)).status;
  expect(await refused('csv', query, {})).toBe(401);
  expect(await refused('csv', 'codes=IP_EXPENDITURE_SHARE&from=2024&contry=SO', headers)).toBe(400);
  expect(await refused('csv', 'codes=NONE&from=2024', headers)).toBe(404);
  expect(await refused('xml', query, headers)).toBe(404);
  expect((await fetch(`${system.url}/kpis/pc_${'0'.repeat(12)}_${'0'.repeat(64)}/values.csv?${query}`)).status).toBe(
    401,
  );
});

describe('feature 90: what agencies share', () => {
  const set = `mutation Set($input: SetKpiSharingInput!) {
    setKpiSharing(input: $input) { id version sharing agency { code } code endedAt } }`;
  const code = 'PAYMENT_TIMELINESS';
  const versions = new Map<Caller, number>();
  const decide = async (caller: Caller, sharing: string) => {
    const input = { code, sharing, reason: 'As our council decided.', expectedVersion: versions.get(caller) };
    const { setKpiSharing } = await caller.ok(set, { input });
    versions.set(caller, setKpiSharing.version);
    return setKpiSharing;
  };
  const tellAll = async (year: number, place: Row = {}) => {
    await tell(people.unhcr, [value(code, year, '10', '100', place)]);
    await tell(people.unicef, [value(code, year, '20', '100', place)]);
    await tell(people.wfp, [value(code, year, '40', '100', place)]);
  };
  const seen = async (caller: Caller, year: number, more: Row = {}) => {
    const { rows, totals, completeness } = await ask(caller, [code], year, more);
    const [{ value: total, absentBecause, withheldBy }] = totals;
    const shown = rows.map(({ agency, country, value: figure }: never) => [
      (agency as Row | null)?.code ?? country,
      figure,
    ]);
    return { rows: shown, total, absentBecause, withheldBy, completeness };
  };

  test('what is withheld is its own alone, in no row and no total of others, and named', async () => {
    expect(await decide(people.unhcr, 'WITHHELD')).toMatchObject({
      version: 1,
      agency: { code: 'UNHCR' },
      endedAt: null,
    });
    await tellAll(2023);
    const total = { total: '30.00', absentBecause: null, withheldBy: ['UNHCR'] };
    const others = [
      ['UNICEF', '20.00'],
      ['WFP', '40.00'],
    ];
    expect(await seen(people.wfp, 2023)).toEqual({ ...total, rows: others, completeness: '66.67' });
    expect(await seen(people.unhcr, 2023)).toEqual({
      ...total,
      rows: [['UNHCR', '10.00'], ...others],
      completeness: '100.00',
    });
    const alone = { agencies: ['UNHCR'] };
    expect(await seen(people.wfp, 2023, alone)).toMatchObject({ rows: [], total: null, absentBecause: 'WITHHELD' });
    expect(await seen(people.unhcr, 2023, alone)).toMatchObject({ total: '10.00', withheldBy: [] });
    const { kpiSeries } = await people.wfp.ok(
      `{ kpiSeries(code: "${code}", from: 2023, to: 2023, agencies: ["UNHCR", "WFP"]) { points { value withheldBy } } }`,
    );
    expect(kpiSeries.points).toEqual([{ value: '40.00', withheldBy: ['UNHCR'] }]);
    const file = await exported(people.wfp, {
      form: 'JSON',
      codes: [code],
      from: 2023,
      to: 2023,
      agencies: three,
      groupBy: [],
    });
    expect(JSON.parse(file.toString('utf8').trim())).toMatchObject({ value: '30.00', withheldBy: 'UNHCR' });
  });

  test('what is for totals alone is in a total of three such agencies, and in nothing else', async () => {
    const before = (await ask(people.wfp, [code], 2023)).asOf;
    for (const caller of [people.unhcr, people.unicef, people.wfp]) await decide(caller, 'TOTALS_ONLY');
    await tellAll(2022);
    const own = {
      rows: [['WFP', '40.00']],
      total: '23.33',
      absentBecause: null,
      withheldBy: [],
      completeness: '100.00',
    };
    expect(await seen(people.wfp, 2022)).toEqual(own);
    expect(await seen(people.secretariat, 2022)).toEqual({ ...own, rows: [] });
    const none = { rows: [], total: null, absentBecause: 'WITHHELD' };
    expect(await seen(people.secretariat, 2022, { agencies: ['UNHCR', 'WFP'] })).toMatchObject({
      ...none,
      withheldBy: ['UNHCR', 'WFP'],
    });
    expect(await seen(people.secretariat, 2022, { groupBy: ['COUNTRY'] })).toMatchObject(none);
    expect(await seen(people.secretariat, 2022, { filter: { countries: ['SO'] } })).toMatchObject({
      ...none,
      withheldBy: three,
    });
    // Two of them shared their figures of 2023 when they told them: a total would tell the third one's.
    expect(await seen(people.secretariat, 2023)).toMatchObject({ ...none, withheldBy: three });
    expect(await seen(people.secretariat, 2023, { asOf: before })).toMatchObject({
      total: '30.00',
      withheldBy: ['UNHCR'],
    });
    // One more than without decisions, which agencies stand in blocks; where no row is, nobody asks where it came from.
    await expectSql(5, () => seen(people.secretariat, 2022));
  });

  test('back to shared, what stands in a sum with others stays there, and what comes later is seen', async () => {
    await decide(people.unhcr, 'SHARED');
    await tell(people.unhcr, [value(code, 2021, '50', '100')]);
    expect(await seen(people.secretariat, 2022)).toMatchObject({ rows: [], total: '23.33' });
    expect(await seen(people.secretariat, 2021)).toMatchObject({ rows: [['UNHCR', '50.00']], total: '50.00' });
    const submitOne = `mutation Submit($input: SubmitKpiValueInput!) { submitKpiValue(input: $input) { id } }`;
    const input = { ...value(code, 2020, '1', '4'), idempotencyKey: crypto.randomUUID() };
    const { id } = (await people.wfp.ok(submitOne, { input })).submitKpiValue;
    const look = 'query Look($id: ID!) { kpiValue(id: $id) { value numerator suppressed } }';
    expect((await people.unhcr.ok(look, { id })).kpiValue).toEqual({ value: null, numerator: null, suppressed: true });
    expect((await people.wfp.ok(look, { id })).kpiValue).toEqual({ value: '25.00', numerator: '1', suppressed: false });
  });

  test("decisions are read by all agencies, and refused where they are nobody's to take", async () => {
    const list = `query List($withEnded: Boolean) { kpiSharing(codes: ["${code}"], withEnded: $withEnded) {
      totalCount edges { node { agency { code } sharing version reason endedAt } } } }`;
    const { kpiSharing } = await people.coordinator.ok(list, {});
    expect(kpiSharing.edges.map(({ node }: never) => [(node as Row).agency, (node as Row).sharing])).toEqual([
      [{ code: 'UNHCR' }, 'SHARED'],
      [{ code: 'WFP' }, 'TOTALS_ONLY'],
      [{ code: 'UNICEF' }, 'TOTALS_ONLY'],
    ]);
    expect((await people.wfp.ok(list, { withEnded: true })).kpiSharing.totalCount).toBe(5);
    await expectSql(2, () => people.wfp.ok(list, { withEnded: true }));
    const input = { code, sharing: 'WITHHELD', reason: 'As our council decided.' };
    expect(await people.wfp.refusal(set, { input })).toBe('CONFLICT / VERSION_CONFLICT');
    const again = { ...input, sharing: 'TOTALS_ONLY', expectedVersion: versions.get(people.wfp) };
    expect(await people.wfp.refusal(set, { input: again })).toBe('CONFLICT / INVALID_STATE');
    const mandatory = { ...input, code: 'LOCAL_FUNDING_SHARE' };
    expect(await people.wfp.refusal(set, { input: mandatory })).toBe('CONFLICT / MANDATORY_KPI');
    expect(await people.wfp.refusal(set, { input: { ...input, code: 'NONE' } })).toBe(
      'NOT_FOUND / KPI_DEFINITION_UNKNOWN',
    );
    expect(await people.coordinator.refusal(set, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
  });
});

test('a dashboard costs the same statements whatever it is about', async () => {
  const few = () => ask(people.wfp, ['LOCAL_FUNDING_SHARE', 'COMPETITIVE_SHARE'], 2025, { agencies: ['UNHCR', 'WFP'] });
  const codes = ['LOCAL_FUNDING_SHARE', 'IP_EXPENDITURE_SHARE', 'COMPETITIVE_SHARE', 'INELIGIBLE_EXPENDITURE_RATE'];
  const many = () => ask(people.wfp, codes, 2024, { groupBy: ['AGENCY', 'COUNTRY', 'PARTNER_TYPE'] });
  // Definitions, agencies, sums, system-wide figures, and where all of them came from.
  await expectSql(5, few);
  await expectSql(5, many);
  // And figures that cannot be added: told ones, and whether what is not told may be counted.
  const told = () => ask(people.wfp, ['LOCAL_FUNDING_SHARE', 'ACTIVE_PARTNERS'], 2025);
  await expectSql(7, told);
});

test('questions that have no answer are refused', async () => {
  const director = await system.as('PARTNER_USERS', 'director');
  const variables = { period: { year: 2025 }, codes: ['REUSE_RATE'] };
  expect(await director.refusal(dashboard, variables)).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await system.anybody.refusal(dashboard, variables)).toBe('UNAUTHENTICATED');
  expect(await people.wfp.refusal(dashboard, { ...variables, codes: ['NONE'] })).toBe(
    'NOT_FOUND / KPI_DEFINITION_UNKNOWN',
  );
  expect(await people.wfp.refusal(dashboard, { ...variables, agencies: ['NONE'] })).toBe('INVALID_INPUT');
  expect(await people.wfp.refusal(dashboard, { ...variables, asOf: '2199-01-01T00:00:00Z' })).toBe('INVALID_INPUT');
});
