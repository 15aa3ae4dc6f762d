import { newId } from '@partner-commons/platform/id';
import { zipSync } from 'fflate';
import writeXlsx from 'write-excel-file/node';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(60_000);

let system: TestSystem;
let assessor: Caller;
let unit: Caller;
let foreign: Caller;
let wadajir: string;
let other: string;

const header = 'key,partner,kind,band,finalisedOn,validUntil,amount,currency,countries,narrative';
const start = 'mutation ($input: ImportAssessmentsInput!) { importAssessments(input: $input) { id } }';
const state = `query ($id: ID!) { assessmentImport(id: $id) { dryRun outcome added unchanged notTaken
  job { state done total error } rowsNotTaken(first: 50) { totalCount edges { node { rowNumber key field reason message } } } } }`;
const linkOf = `mutation ($input: AssessmentImportInput!) { downloadAssessmentImportReport(input: $input) { url } }`;
const listOf = `query ($id: ID!, $kind: AssessmentKind) { partner(id: $id) { assessments(kind: $kind, first: 100) { edges { node {
  id origin band finalisedOn amountAssessed { amount currency } countries report { narrative } } } } } }`;

async function importing(bytes: Buffer, change: Record<string, unknown> = {}, by = assessor) {
  const name = { XLSX: 'assessments.xlsx', JSON: 'assessments.json' }[change.format as string] ?? 'assessments.csv';
  const fileId = await by.send('Assessments', { kind: 'ASSESSMENT_FILE', name, bytes });
  const { importAssessments } = await by.ok(start, { input: { fileId, ...change } });
  const read = async () => (await by.ok(state, { id: importAssessments.id })).assessmentImport;
  await eventually(async () => {
    const { job } = await read();
    if (!['SUCCEEDED', 'FAILED'].includes(job.state)) throw new Error(job.state);
  });
  return { id: importAssessments.id, ...(await read()) };
}

const fileOf = (lines: string[]) => Buffer.from([header, ...lines].join('\n'));
const good = (key: string, partner = wadajir, narrative = '') =>
  `${key},${partner},SECTOR_TECHNICAL,MODERATE,2024-09-10,2029-09-09,300000.00,USD,SO|KE,"${narrative}"`;
const bad = (key: string) => `${key},${wadajir},SECTOR_TECHNICAL,MEDIUM,2024-09-10,2029-09-09,,,,`;
const faultsOf = ({ rowsNotTaken }: { rowsNotTaken: { edges: { node: object }[] } }) =>
  rowsNotTaken.edges.map(({ node }) => node);
const assessmentsOf = async (id: string, kind = 'SECTOR_TECHNICAL') =>
  (await assessor.ok(listOf, { id, kind })).partner.assessments.edges.map(({ node }: { node: object }) => node);

async function publish(events: [string, object][]) {
  await withClient(system.databases.registry.adminUrl, async (client) => {
    for (const [type, data] of events) {
      await client.query(`INSERT INTO outbox_event (type, subject, audience, data) VALUES ($1, 'code', 'AGENCY', $2)`, [
        type,
        JSON.stringify(data),
      ]);
    }
  });
}

beforeAll(async () => {
  system = await startTestSystem();
  assessor = await system.as('UNICEF', 'assessor');
  unit = await system.as('UNICEF', 'admin');
  foreign = await system.as('UNHCR', 'assessor');
  const officer = await system.as('UNHCR', 'officer');
  const { searchPartners } = await officer.ok(
    '{ searchPartners(filter: { text: "wadajir" }) { edges { node { id } } } }',
  );
  wadajir = searchPartners.edges[0].node.id;
  const { addPartner } = await officer.ok('mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }', {
    input: { legalName: 'Importers Of Kismayo', primaryType: 'NATIONAL_NGO', countryOfOrigin: 'SO' },
  });
  other = addPartner.id;
  const input = { kind: 'OTHER', band: 'LOW', finalisedOn: '2025-01-01', validUntil: '2026-01-01' };
  // Who can record has the role here, and the partner has arrived.
  await eventually(() =>
    assessor.ok('mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) { id } }', {
      input: { ...input, partnerId: other, idempotencyKey: 'first-of-all' },
    }),
  );
}, 60_000);

afterAll(() => system?.stop());

test('a dry run says what would be, the import does it, and again it changes nothing', async () => {
  const file = fileOf([good('IMP-1', wadajir, 'Segregation of duties is weak.'), good('IMP-2', other)]);
  expect(await importing(file, { dryRun: true })).toMatchObject({
    dryRun: true,
    outcome: 'CHECKED',
    added: 2,
    notTaken: 0,
    job: { state: 'SUCCEEDED', done: 2, total: 2 },
  });
  expect(await assessmentsOf(wadajir)).toEqual([]);
  expect(await importing(file)).toMatchObject({
    outcome: 'LOADED',
    added: 2,
    unchanged: 0,
    job: { done: 4, total: 4 },
  });
  expect(await assessmentsOf(wadajir)).toEqual([
    {
      id: expect.any(String),
      origin: 'IMPORTED',
      band: 'MODERATE',
      finalisedOn: '2024-09-10',
      amountAssessed: { amount: '300000.00', currency: 'USD' },
      countries: ['KE', 'SO'],
      report: { narrative: 'Segregation of duties is weak.' },
    },
  ]);
  expect(await importing(file)).toMatchObject({ outcome: 'LOADED', added: 0, unchanged: 2 });
  expect(await assessmentsOf(wadajir)).toHaveLength(1);
});

test('bad rows are reported by number, column and reason, and the others are taken; the report comes as CSV too', async () => {
  const row = (key: string, partner: string, ...more: string[]) => [key, partner, ...more].join(',');
  const imported = await importing(
    fileOf([
      good('ROW-1'),
      bad('=ROW-2'),
      row('ROW-3', 'UNIP-9999999-99', 'OTHER', 'LOW', '2024-01-01', '2025-01-01', '', '', '', ''),
      row('ROW-4', wadajir, 'OTHER', 'LOW', '2024-01-01', '2023-01-01', '', '', '', ''),
      row('ROW-5', wadajir, 'OTHER', 'NOT_ASSESSED', '2024-01-01', '2025-01-01', '', '', '', ''),
      'ROW-6,too,short',
      good('ROW-1'),
      row('IMP-1', wadajir, 'OTHER', 'HIGH', '2024-01-01', '2025-01-01', '', '', '', ''),
      ...['ROW-9', 'ROW-10', 'ROW-11', 'ROW-12', 'ROW-13', 'ROW-14', 'ROW-15'].map((key) => good(key, other)),
    ]),
  );
  expect(imported).toMatchObject({ outcome: 'LOADED', added: 8, notTaken: 7, job: { state: 'SUCCEEDED' } });
  expect(faultsOf(imported)).toEqual(
    [
      [2, '=ROW-2', 'band', 'VALUE_INVALID'],
      [3, 'ROW-3', 'partner', 'PARTNER_UNKNOWN'],
      [4, 'ROW-4', 'validUntil', 'VALUE_INVALID'],
      [5, 'ROW-5', 'band', 'VALUE_INVALID'],
      [6, null, null, 'ROW_UNREADABLE'],
      [7, 'ROW-1', 'key', 'DUPLICATE_ROW'],
      [8, 'IMP-1', 'key', 'KEY_REUSED'],
    ].map(([rowNumber, key, field, reason]) => ({ rowNumber, key, field, reason, message: expect.any(String) })),
  );
  const { downloadAssessmentImportReport } = await unit.ok(linkOf, { input: { importId: imported.id } });
  const lines = Buffer.from(await (await fetch(downloadAssessmentImportReport.url)).arrayBuffer())
    .toString()
    .split('\n');
  expect(lines[0]).toBe('\uFEFFrow,key,field,reason,message');
  expect(lines[1]).toMatch(/^2,'=ROW-2,band,VALUE_INVALID,"band is none of/);
  expect(lines.filter((line) => line)).toHaveLength(8);
});

test('a file of which most rows are bad loads nothing, and says why for each', async () => {
  const imported = await importing(fileOf([good('MOST-1'), bad('MOST-2'), bad('MOST-3')]));
  expect(imported).toMatchObject({ outcome: 'REFUSED', notTaken: 2, job: { state: 'FAILED' } });
  expect(imported.job.error).toContain('2 of 3 rows');
  expect(faultsOf(imported)).toHaveLength(2);
  const half = await importing(fileOf([good('MOST-1'), bad('MOST-2')]));
  expect(half).toMatchObject({ outcome: 'LOADED', added: 1, notTaken: 1 });
});

test('partners are named by the shared number or a code of the agency; a merged one keeps its rows', async () => {
  const told = { partnerId: other, agency: 'UNICEF', system: 'VISION' };
  await publish([
    ['registry.partner-code-requested', { ...told, uniqueNumber: 'UNIP-0004711-30' }],
    ['registry.partner-code-assigned', { ...told, value: '1234567' }],
    ['registry.partner-code-assigned', { ...told, agency: 'WFP', value: '7654321' }],
    ['registry.partner-code-assigned', { ...told, system: 'INSIGHT', value: '55' }],
    ['registry.partner-code-assigned', { ...told, partnerId: wadajir, value: '55' }],
  ]);
  const file = fileOf(['UNIP-0004711-30', '1234567', '7654321', '55'].map((code) => good(`CODE-${code}`, code)));
  await eventually(async () => {
    const { unchanged, rowsNotTaken } = await importing(file);
    expect(unchanged).toBe(2);
    expect(faultsOf({ rowsNotTaken })).toMatchObject([{ reason: 'PARTNER_UNKNOWN' }, { reason: 'PARTNER_AMBIGUOUS' }]);
  });
  const merge = { mergeId: newId(), survivorId: wadajir, mergedId: other };
  await publish([['registry.partner-merged', { ...merge, redirects: [{ oldId: other, survivorId: wadajir }] }]]);
  await eventually(() =>
    withClient(system.databases.assessments.adminUrl, async (client) => {
      const { rows } = await client.query('SELECT FROM partner_redirect WHERE old_id = $1', [other]);
      expect(rows).toHaveLength(1);
    }),
  );
  const same = ['UNIP-0004711-30', '1234567'].map((code) => good(`CODE-${code}`, code));
  const merged = await importing(fileOf([...same, good('AFTER-MERGE', '1234567')]));
  expect(merged).toMatchObject({ added: 1, unchanged: 2, notTaken: 0 });
  await publish([['registry.merge-undone', { ...merge, redirects: [{ oldId: other, survivorId: null }] }]]);
});

test('a workbook and JSON are read like CSV', async () => {
  const names = ['key', 'partner', 'kind', 'band', 'finalisedOn', 'validUntil', 'methodology', 'methodologyVersion'];
  const values = ['XLSX-1', wadajir, 'HACT_MICRO', 'LOW', '2025-01-01', '2029-12-31', 'HACT_MICRO', '2'];
  const cells = [names, values].map((row) => row.map((value) => ({ value, type: String })));
  expect(await importing(await writeXlsx(cells as never).toBuffer(), { format: 'XLSX' })).toMatchObject({ added: 1 });
  const object = Object.fromEntries(names.map((name, place) => [name, values[place]]));
  const objects = [
    { ...object, key: 'JSON-1', countries: ['SO', 'KE'], proxy: true, methodologyVersion: 1 },
    { ...object, key: 'JSON-2', methodology: 'HACT_MACRO' },
    { ...object, key: 'JSON-3', kind: 'PSEA_CAPACITY' },
    { ...object, key: 'JSON-4', narrative: 'a\0b' },
    { ...object, key: 'JSON-5', finalisedOn: '2025-02-01' },
    { ...object, key: 'JSON-6', finalisedOn: '2025-03-01' },
  ];
  const imported = await importing(Buffer.from(JSON.stringify(objects)), { format: 'JSON' });
  expect(imported).toMatchObject({ outcome: 'LOADED', added: 3 });
  expect(faultsOf(imported)).toMatchObject([
    { key: 'JSON-2', field: 'methodology', reason: 'UNKNOWN_METHODOLOGY' },
    { key: 'JSON-3', field: 'methodology', reason: 'METHODOLOGY_OF_OTHER_KIND' },
    { key: 'JSON-4', field: 'narrative', reason: 'VALUE_INVALID' },
  ]);
});

test('U03: files without the columns, in another encoding or made to hurt fail as a whole', async () => {
  const bomb = Buffer.from(
    zipSync({ '[Content_Types].xml': new Uint8Array(10), 'xl/workbook.xml': new Uint8Array(10) }),
  );
  // The size that the last entry of the directory claims to unpack to.
  bomb.writeUInt32LE(0x7fffffff, bomb.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
  const files: [Buffer, string, RegExp][] = [
    [Buffer.from('a,b\n1,2\n'), 'CSV', /no column key/],
    [Buffer.from(`${header}\nIMP-30,\xff`, 'latin1'), 'CSV', /UTF-8/],
    [Buffer.from(`${header}\n`), 'CSV', /no rows/],
    [Buffer.from('[{"key":'), 'JSON', /not readable/],
    [Buffer.from(bomb), 'XLSX', /unpacks to too much/],
  ];
  for (const [bytes, format, message] of files) {
    const { added, outcome, job } = await importing(bytes, { format });
    expect({ added, outcome, job }).toMatchObject({ added: 0, outcome: null, job: { state: 'FAILED' } });
    expect(job.error).toMatch(message);
  }
});

test('an import, its rows and its report are for the agency alone, and for who may record', async () => {
  const imported = await importing(fileOf([good('OWN-1'), bad('OWN-2')]));
  const query = 'query ($id: ID!) { assessmentImport(id: $id) { id } }';
  expect((await foreign.ok(query, { id: imported.id })).assessmentImport).toBeNull();
  const invented = '01941f29-7c00-7a11-b628-5629de08d479';
  for (const importId of [imported.id, invented]) {
    expect(await foreign.refusal(linkOf, { input: { importId } })).toBe('NOT_FOUND');
    const cancel = 'mutation ($input: AssessmentImportInput!) { cancelAssessmentImport(input: $input) { id } }';
    expect(await foreign.refusal(cancel, { input: { importId } })).toBe('NOT_FOUND');
  }
  const reader = await system.as('WFP', 'reader');
  expect(await reader.refusal(query, { id: imported.id })).toBe('FORBIDDEN / ROLE_REQUIRED');
  const fileId = await assessor.send('Assessments', {
    kind: 'ASSESSMENT_FILE',
    name: 'a.csv',
    bytes: fileOf([good('OWN-3')]),
  });
  expect(await foreign.refusal(start, { input: { fileId } })).toBe('NOT_FOUND');
  const input = { kind: 'ASSESSMENT_FILE', name: 'a.csv', size: 1, sha256: 'a'.repeat(64) };
  const announce = 'mutation ($input: CreateUploadInput!) { createAssessmentsUpload(input: $input) { id } }';
  expect(await reader.refusal(announce, { input })).toMatch(/^FORBIDDEN/);
});

test('what is sent lies sealed, since narratives are confidential', async () => {
  await importing(fileOf([good('SEALED-1', wadajir, 'A narrativemarker of ours')]));
  await withClient(system.databases.assessments.adminUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT count(*)::int AS count FROM file_chunk WHERE position('narrativemarker'::bytea IN bytes) > 0`,
    );
    expect(rows[0].count).toBe(0);
    const reports = await client.query(
      `SELECT count(*)::int AS count FROM assessment_report WHERE narrative LIKE '%narrativemarker%'`,
    );
    expect(reports.rows[0].count).toBe(0);
  });
});

test('a page of rows costs the same statements, however long it is', async () => {
  const faults = Array.from({ length: 20 }, (_, place) => bad(`COST-${place}`));
  const goods = Array.from({ length: 20 }, (_, place) => good(`COST-GOOD-${place}`));
  const { id } = await importing(fileOf([...faults, ...goods]));
  const page = `query ($id: ID!, $first: Int!) { assessmentImport(id: $id) { rowsNotTaken(first: $first) {
    totalCount pageInfo { hasNextPage } edges { node { rowNumber } } } } }`;
  for (const first of [1, 20]) {
    const { assessmentImport } = await expectSql(3, () => assessor.ok(page, { id, first }));
    expect(assessmentImport.rowsNotTaken).toMatchObject({ totalCount: 20, pageInfo: { hasNextPage: first === 1 } });
    expect(assessmentImport.rowsNotTaken.edges).toHaveLength(first);
  }
});
