import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let unhcr: Caller;
let wfp: Caller;
let secretariat: Caller;

const submit = `mutation Submit($input: SubmitKpiValuesInput!) {
  submitKpiValues(input: $input) { batch { id sourceSystem channel agency { code } } added revised unchanged refused
    rows { rowNumber externalId outcome code reason message value { id revision value } } }
}`;
const share = {
  code: 'IP_EXPENDITURE_SHARE',
  version: 1,
  period: { year: 2025 },
  numerator: '1300',
  denominator: '3400',
};
const inSomalia = { country: 'SO', contributors: 12 };

async function submitted(caller: Caller, values: object[], more: object = {}) {
  return (await caller.ok(submit, { input: { sourceSystem: 'MSRP', values, ...more } })).submitKpiValues;
}
const outcomesOf = ({ rows }: { rows: { outcome: string; code: string | null; reason: string | null }[] }) =>
  rows.map(({ outcome, code, reason }) => (code ? [outcome, code, reason].filter(Boolean).join(' / ') : outcome));
const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  withClient(system.databases.performance.adminUrl, async (client) => (await client.query(text, values)).rows);

beforeAll(async () => {
  system = await startTestSystem();
  unhcr = await system.as('UNHCR', 'steward');
  wfp = await system.as('WFP', 'steward');
  secretariat = await system.as('DCO', 'secretariat');
  await eventually(() => system.as('DCO', 'coordinator').then((one) => one.ok('{ kpiValue(id: "x") { id } }')));
}, 60_000);

afterAll(() => system?.stop());

test('4.d step 1: good figures are stored, bad ones are told, and repeating changes nothing (JIU-47, P-INV-2)', async () => {
  const values = [
    { ...share, externalId: 'F-1' },
    { ...share, code: 'LOCAL_FUNDING_SHARE', numerator: '220', denominator: '0' },
    { ...share, version: 9 },
    { ...share, code: 'INVENTED' },
    { ...share, code: 'ACTIVE_PARTNERS', numerator: '1000', denominator: null },
    { ...share, numerator: '1' },
    { ...share, code: 'DATA_TIMELINESS', country: 'SO', contributors: 9 },
    { ...share, code: 'PSEA_COVERAGE', partnerId: '01941f29-7c00-7a11-b628-5629de08d479' },
    { ...share, code: 'SHARED_PARTNERS', covers: ['UNHCR', 'WFP'] },
  ];
  const first = await submitted(unhcr, values, { idempotencyKey: 'batch-2025-1' });
  expect(first).toMatchObject({ added: 2, revised: 0, unchanged: 0, refused: 7 });
  expect(first.batch).toMatchObject({ sourceSystem: 'MSRP', channel: 'REQUEST', agency: { code: 'UNHCR' } });
  expect(outcomesOf(first)).toEqual([
    'ADDED',
    'REFUSED / INVALID_INPUT / DENOMINATOR_ZERO',
    'REFUSED / NOT_FOUND / KPI_DEFINITION_UNKNOWN',
    'REFUSED / NOT_FOUND / KPI_DEFINITION_UNKNOWN',
    'ADDED',
    'REFUSED / INVALID_INPUT / DUPLICATE_ROW',
    'REFUSED / INVALID_INPUT / DIMENSION_NOT_DEFINED',
    'REFUSED / NOT_FOUND',
    'REFUSED / FORBIDDEN / ROLE_REQUIRED',
  ]);
  const repeated = await submitted(unhcr, values, { idempotencyKey: 'batch-2025-1' });
  expect(repeated).toEqual(first);
  const again = await submitted(unhcr, values.slice(0, 1));
  expect(again).toMatchObject({ added: 0, unchanged: 1 });
  expect(again.rows[0].value.id).toBe(first.rows[0].value.id);
  const corrected = await submitted(unhcr, [{ ...share, numerator: '1301', externalId: 'F-1' }]);
  expect(corrected.rows[0]).toMatchObject({ outcome: 'REVISED', value: { revision: 2, value: '38.26' } });
  const elsewhere = await submitted(unhcr, [{ ...share, period: { year: 2024 }, externalId: 'F-1' }]);
  expect(outcomesOf(elsewhere)).toEqual(['REFUSED / CONFLICT / EXTERNAL_ID_TAKEN']);
  expect(await wfp.ok('query B($id: ID!) { kpiBatch(id: $id) { id } }', { id: first.batch.id })).toEqual({
    kpiBatch: null,
  });
  const changed = { sourceSystem: 'MSRP', values: values.slice(1), idempotencyKey: 'batch-2025-1' };
  expect(await unhcr.refusal(submit, { input: changed })).toBe('CONFLICT / IDEMPOTENCY_KEY_REUSED');
});

test('what adds up is reported in one form, by the year or by quarters and at one level', async () => {
  const psea = { code: 'REPORT_TIMELINESS', version: 1, numerator: '70', denominator: '80' };
  const byCountry = { ...psea, period: { year: 2024, quarter: 1 }, ...inSomalia };
  const given = await submitted(wfp, [
    byCountry,
    { ...byCountry, country: 'ET' },
    { ...byCountry, period: { year: 2024, quarter: 2 } },
    { ...psea, period: { year: 2024, quarter: 1 } },
    { ...byCountry, period: { year: 2024 } },
    { ...byCountry, sector: 'WASH' },
    { ...byCountry, country: 'KE', contributors: null },
    { ...byCountry, country: 'Somalia' },
    { ...byCountry, country: 'UG', partnerType: 'INVENTED' },
  ]);
  expect(outcomesOf(given)).toEqual([
    'ADDED',
    'ADDED',
    'ADDED',
    'REFUSED / INVALID_INPUT / MIXED_LEVELS',
    'REFUSED / INVALID_INPUT / MIXED_FREQUENCY',
    'REFUSED / INVALID_INPUT / MIXED_LEVELS',
    'REFUSED / INVALID_INPUT / CONTRIBUTORS_REQUIRED',
    'REFUSED / INVALID_INPUT',
    'REFUSED / INVALID_INPUT',
  ]);
  // Medians are never added, so they may stand at several levels; another agency is free in its form.
  const days = { code: 'REG_LEAD_TIME', version: 1, period: { year: 2024 }, numerator: '40' };
  expect(await submitted(wfp, [days, { ...days, ...inSomalia }])).toMatchObject({ added: 2 });
  expect(await submitted(unhcr, [{ ...psea, period: { year: 2024 } }])).toMatchObject({ added: 1 });
  // In the other form only after all that is there was withdrawn; the chain of revisions goes on.
  const withdraw = `mutation Withdraw($input: WithdrawKpiValuesInput!) {
    withdrawKpiValues(input: $input) { id revision supersededAt } }`;
  const ids = given.rows.slice(0, 3).map(({ value }: { value: { id: string } }) => value.id);
  const input = { valueIds: ids, reason: 'Reported at the wrong level' };
  expect(await unhcr.refusal(withdraw, { input })).toBe('NOT_FOUND');
  const { withdrawKpiValues: gone } = await wfp.ok(withdraw, { input });
  expect(gone.map(({ supersededAt }: { supersededAt: string | null }) => supersededAt !== null)).toEqual([
    true,
    true,
    true,
  ]);
  expect(await wfp.refusal(withdraw, { input })).toBe('CONFLICT / INVALID_STATE');
  const yearly = await submitted(wfp, [{ ...psea, period: { year: 2024 } }]);
  expect(outcomesOf(yearly)).toEqual(['ADDED']);
  await wfp.ok(withdraw, { input: { valueIds: [yearly.rows[0].value.id], reason: 'By quarters after all' } });
  const back = await submitted(wfp, [byCountry]);
  expect(back.rows[0]).toMatchObject({ outcome: 'ADDED', value: { revision: 2 } });
  const [row] = await sql<{ between: boolean }>(
    `SELECT earlier.superseded_at < later.submitted_at AS between FROM kpi_value earlier
     JOIN kpi_value later ON later.supersedes = earlier.id WHERE later.id = $1`,
    [back.rows[0].value.id],
  );
  expect(row?.between).toBe(true);
});

test("system-wide figures are the secretariat's, and cover agencies that are there", async () => {
  const shared = { code: 'SHARED_PARTNERS', version: 1, period: { year: 2025 }, numerator: '520', denominator: '2900' };
  const given = await submitted(secretariat, [
    { ...shared, covers: ['WFP', 'UNHCR', 'UNICEF'] },
    { ...shared, covers: ['UNHCR', 'INVENTED'] },
    { ...shared, covers: ['UNHCR'] },
    { ...shared, covers: ['UNICEF', 'WFP', 'UNHCR'], numerator: '521' },
  ]);
  expect(outcomesOf(given)).toEqual([
    'ADDED',
    'REFUSED / INVALID_INPUT / AGENCY_UNKNOWN',
    'REFUSED / INVALID_INPUT',
    'REFUSED / INVALID_INPUT / DUPLICATE_ROW',
  ]);
  const read = 'query V($id: ID!) { kpiValue(id: $id) { value covers lineage { system batchId } agency { code } } }';
  expect((await wfp.ok(read, { id: given.rows[0].value.id })).kpiValue).toEqual({
    value: '17.93',
    covers: ['UNHCR', 'UNICEF', 'WFP'],
    lineage: { system: 'MSRP', batchId: given.batch.id },
    agency: { code: 'DCO' },
  });
});

test("P-INV-4: a figure of few is its agency's alone; a coordinator sees the own country", async () => {
  const few = {
    ...share,
    code: 'PSEA_COVERAGE',
    period: { year: 2023 },
    numerator: '3',
    denominator: '4',
    externalId: 'S-9',
  };
  const cells = await submitted(unhcr, [
    { ...few, country: 'SO', contributors: 4 },
    { ...few, country: 'ET', contributors: 40, externalId: null },
  ]);
  const [somalia, ethiopia] = cells.rows.map(({ value }: { value: { id: string } }) => value.id);
  const read = `query V($id: ID!) { kpiValue(id: $id) {
    suppressed value numerator denominator contributors externalId country } }`;
  expect((await unhcr.ok(read, { id: somalia })).kpiValue).toMatchObject({
    suppressed: false,
    value: '75.00',
    externalId: 'S-9',
  });
  expect((await wfp.ok(read, { id: somalia })).kpiValue).toEqual({
    suppressed: true,
    value: null,
    numerator: null,
    denominator: null,
    contributors: null,
    externalId: null,
    country: 'SO',
  });
  const coordinator = await system.as('DCO', 'coordinator');
  expect((await coordinator.ok(read, { id: somalia })).kpiValue).toMatchObject({ suppressed: true, country: 'SO' });
  expect((await coordinator.ok(read, { id: ethiopia })).kpiValue).toBeNull();
});

test('P-INV-3: after a settlement nothing is submitted at or before its instant, however late a clock is', async () => {
  const ahead = new Date(system.clock.now().getTime() + 30_000);
  await sql('UPDATE kpi_settlement SET settled_at = $1', [ahead]);
  const late = await submitted(unhcr, [{ ...share, period: { year: 2020 } }]);
  const [row] = await sql<{ submitted_at: Date }>('SELECT submitted_at FROM kpi_value WHERE id = $1', [
    late.rows[0].value.id,
  ]);
  expect(row?.submitted_at.getTime()).toBe(ahead.getTime() + 1);
});

describe('files', () => {
  const start = `mutation Import($input: ImportKpiValuesInput!) { importKpiValues(input: $input) { id } }`;
  const look = `query Look($id: ID!) { kpiImport(id: $id) { rowsDone dryRun job { state error } batch { added revised unchanged refused }
    rowsNotTaken { totalCount edges { node { rowNumber externalId code reason } } } } }`;

  async function imported(text: string, more: object = {}) {
    const fileId = await unhcr.send('Performance', { kind: 'KPI_FILE', name: 'values.csv', bytes: Buffer.from(text) });
    const { importKpiValues } = await unhcr.ok(start, { input: { fileId, sourceSystem: 'MSRP', ...more } });
    return eventually(async () => {
      const { kpiImport } = await unhcr.ok(look, { id: importKpiValues.id });
      if (!['SUCCEEDED', 'FAILED'].includes(kpiImport.job.state)) throw new Error(`still ${kpiImport.job.state}`);
      return { id: importKpiValues.id, ...kpiImport };
    }, 20_000);
  }
  const header = 'code,version,year,country,sector,numerator,denominator,contributors,externalId';
  // More than one part of an import, so that what a row settles is asked of a later part as well.
  const rows = Array.from(
    { length: 1_200 },
    (_, i) => `RESULTS_ATTAINMENT,1,${1990 + (i % 30)},SO,S${Math.floor(i / 30)},${i},2000,${6 + (i % 90)},R-${i}`,
  );
  const file = [
    header,
    ...rows,
    'RESULTS_ATTAINMENT,1,2000,,,1,2,9,X-1',
    'RESULTS_ATTAINMENT,1,many,SO,S1,1,2,9,X-2',
    'RESULTS_ATTAINMENT,1,2024,SO,S1,1,0,9,X-3',
    'short,1',
    rows[0],
  ].join('\n');

  test('a dry run says what the import would do, the import does it, and repeating changes nothing', async () => {
    const counts = { added: 1_200, revised: 0, unchanged: 0, refused: 5 };
    const dry = await imported(file, { dryRun: true });
    expect(dry).toMatchObject({ dryRun: true, job: { state: 'SUCCEEDED' }, batch: counts, rowsDone: 1_205 });
    expect(await sql('SELECT FROM kpi_value WHERE batch_id = $1', [dry.id])).toHaveLength(0);
    const real = await imported(file);
    expect(real.batch).toEqual(counts);
    expect(real.rowsNotTaken).toEqual(dry.rowsNotTaken);
    expect(real.rowsNotTaken.edges.map(({ node }: { node: object }) => Object.values(node))).toEqual([
      [1_201, 'X-1', 'INVALID_INPUT', 'MIXED_LEVELS'],
      [1_202, 'X-2', 'INVALID_INPUT', 'VALUE_INVALID'],
      [1_203, 'X-3', 'INVALID_INPUT', 'DENOMINATOR_ZERO'],
      [1_204, null, 'INVALID_INPUT', 'ROW_UNREADABLE'],
      [1_205, 'R-0', 'INVALID_INPUT', 'DUPLICATE_ROW'],
    ]);
    expect(await sql('SELECT FROM kpi_value WHERE batch_id = $1', [real.id])).toHaveLength(1_200);
    expect((await imported(file)).batch).toEqual({ added: 0, revised: 0, unchanged: 1_200, refused: 5 });
    expect((await wfp.ok(look, { id: real.id })).kpiImport).toBeNull();
    const officer = await system.as('UNHCR', 'officer');
    expect(await officer.refusal(look, { id: real.id })).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('an import that is cancelled ends after the part that it is at, and keeps that', async () => {
    const cells = rows.map((row) => row.replace(',SO,S', ',SO,T').replace('R-', 'T-'));
    const name = { kind: 'KPI_FILE', name: 'values.csv', bytes: Buffer.from([header, ...cells].join('\n')) };
    const fileId = await unhcr.send('Performance', name);
    const cancel = 'mutation Cancel($input: CancelKpiImportInput!) { cancelKpiImport(input: $input) { id } }';
    const id = await withClient(system.databases.performance.adminUrl, async (client) => {
      // As while figures are settled: the first part waits, so that the wish to cancel comes in the middle of it.
      await client.query(`SELECT pg_advisory_lock(hashtextextended('kpi-settlement', 0))`);
      const { importKpiValues } = await unhcr.ok(start, { input: { fileId, sourceSystem: 'MSRP' } });
      await eventually(async () => {
        const { rows: waiting } = await client.query(
          `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (
             SELECT oid FROM pg_database WHERE datname = current_database())`,
        );
        expect(waiting).not.toHaveLength(0);
      });
      expect(await wfp.refusal(cancel, { input: { importId: importKpiValues.id } })).toBe('NOT_FOUND');
      await unhcr.ok(cancel, { input: { importId: importKpiValues.id } });
      return importKpiValues.id;
    });
    await eventually(async () => {
      const { kpiImport } = await unhcr.ok(look, { id });
      expect(kpiImport).toMatchObject({
        job: { state: 'CANCELLED' },
        rowsDone: 1_000,
        batch: { added: 1_000, refused: 0 },
      });
    });
    expect(await sql('SELECT FROM kpi_value WHERE batch_id = $1', [id])).toHaveLength(1_000);
  });

  test('a file in another form changes nothing', async () => {
    expect(await imported('code,version\nA,1\n')).toMatchObject({
      job: { state: 'FAILED', error: expect.stringContaining('no column year') },
      batch: { added: 0, refused: 0 },
    });
  });
});
