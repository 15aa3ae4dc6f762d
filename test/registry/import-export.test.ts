import readXlsx from 'read-excel-file/node';
import writeXlsx from 'write-excel-file/node';
import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(60_000);

let system: TestSystem;
let admin: Caller;
beforeAll(async () => {
  system = await startTestSystem();
  admin = await system.as('UNHCR', 'admin');
});
afterAll(() => system?.stop());

const facts = `id dryRun added updated unchanged notTaken toCheck undone kept undoneAt job { state error }
  rowsNotTaken(first: 50) { edges { node { rowNumber reason partnerId } } }
  rowsToCheck(first: 50) { edges { node { rowNumber reason message partnerId } } }`;

async function importFile(bytes: Buffer, format: string, options: object = {}) {
  const name = { PARTNER_CSV: 'p.csv', PARTNER_XLSX: 'p.xlsx', PARTNER_JSON: 'p.json' }[format] ?? 'p';
  const fileId = await admin.send('Registry', { kind: 'PARTNER_FILE', name, bytes });
  const { importPartners } = await admin.ok(
    'mutation ($input: ImportPartnersInput!) { importPartners(input: $input) { id } }',
    { input: { fileId, format, ...options } },
  );
  return ended(importPartners.id);
}

async function ended(id: string) {
  const read = async () =>
    (await admin.ok(`query ($id: ID!) { partnerImport(id: $id) { ${facts} } }`, { id })).partnerImport;
  await eventually(async () => expect(['SUCCEEDED', 'FAILED']).toContain((await read()).job.state), 20_000);
  // Once more: that answer may have read the import just before it was finished, and its job just after.
  return read();
}

const csv = (...rows: string[]) =>
  Buffer.from(['legalName,acronym,primaryType,countryOfOrigin,foundedOn,website,externalId', ...rows].join('\n'));
const found = async (text: string) => {
  const { searchPartners } = await admin.ok(
    'query ($text: String) { searchPartners(filter: { text: $text }) { edges { node { id legalName standing names { value kind } } } } }',
    { text },
  );
  return searchPartners.edges.map(({ node }: { node: object }) => node);
};

describe('import of a table of partners', () => {
  test('a dry run says what would be and changes nothing; then the import does exactly that', async () => {
    const file = csv(
      'Tana River Water Users,TRWU,NATIONAL_NGO,KE,2009-03-14,https://tana.example.org,x-1',
      'Nameless Type,,SOMETHING,KE,,,x-2',
      ',,NATIONAL_NGO,KE,,,x-3',
      'Bad Country,,NATIONAL_NGO,Kenya,,,x-4',
      'Bad Date,,NATIONAL_NGO,KE,14/03/2009,,x-5',
      'Tana River Water Users,TRWU,NATIONAL_NGO,KE,,,x-1',
      'too,few',
    );
    const dry = await importFile(file, 'PARTNER_CSV', { dryRun: true });
    expect(dry).toMatchObject({ dryRun: true, added: 1, notTaken: 6, job: { state: 'SUCCEEDED' } });
    expect(await found('Tana River')).toEqual([]);
    const done = await importFile(file, 'PARTNER_CSV');
    expect(done).toMatchObject({ dryRun: false, added: 1, notTaken: 6 });
    expect(done.rowsNotTaken).toEqual(dry.rowsNotTaken);
    expect(done.rowsNotTaken.edges.map(({ node }: { node: { reason: string } }) => node.reason)).toEqual([
      'TYPE_UNKNOWN',
      'NAME_MISSING',
      'COUNTRY_UNKNOWN',
      'DATE_INVALID',
      'DUPLICATE_ROW',
      'ROW_UNREADABLE',
    ]);
    expect(await importFile(file, 'PARTNER_CSV')).toMatchObject({ added: 0, updated: 0, unchanged: 1 });
  });

  test('the same rows come as a workbook or as JSON, and are known again', async () => {
    const header = ['legalName', 'primaryType', 'countryOfOrigin', 'aliases', 'foundedOn', 'externalId'];
    const row = ['منظمة السلام', 'NATIONAL_NGO', 'SY', 'Peace Organisation|Al Salam', '2011-05-01', 'w-1'];
    const workbook = await writeXlsx(
      [header, row].map((cells) => cells.map((value) => ({ value, type: String }))),
    ).toBuffer();
    expect(await importFile(workbook, 'PARTNER_XLSX', { source: 'WORKBOOK' })).toMatchObject({ added: 1, notTaken: 0 });
    expect(await found('Al Salam')).toEqual([expect.objectContaining({ legalName: 'منظمة السلام' })]);
    const object = Object.fromEntries(header.map((name, index) => [name, row[index]]));
    const lines = Buffer.from(`${JSON.stringify({ ...object, website: 'https://salam.example.org' })}\nnot json\n`);
    const again = await importFile(lines, 'PARTNER_JSON', { source: 'WORKBOOK' });
    expect(again).toMatchObject({ added: 0, updated: 1, notTaken: 1 });
    const array = Buffer.from(JSON.stringify([{ ...object, website: 'https://salam.example.org' }]));
    expect(await importFile(array, 'PARTNER_JSON', { source: 'WORKBOOK' })).toMatchObject({ unchanged: 1 });
  });

  test.each([
    ['another format', () => Buffer.from('a,b\n1,2\n'), 'PARTNER_CSV'],
    ['no rows', () => csv(), 'PARTNER_CSV'],
    ['a broken workbook', () => Buffer.from('legalName'), 'PARTNER_XLSX'],
    ['broken JSON', () => Buffer.from('[{"legalName": '), 'PARTNER_JSON'],
  ])('%s fails the job with a reason and changes nothing', async (_case, bytes, format) => {
    const result = await importFile(bytes(), format);
    expect(result).toMatchObject({ added: 0, job: { state: 'FAILED', error: expect.stringMatching(/\w+/) } });
  });

  test('a likely duplicate is entered and reported, or skipped, as asked', async () => {
    await importFile(csv('Garissa Mothers Cooperative,GMC,COMMUNITY_BASED_ORG,KE,,,d-1'), 'PARTNER_CSV');
    const [known] = await found('Garissa Mothers');
    const twin = csv('Garissa Mothers Co-operative,GMC,COMMUNITY_BASED_ORG,KE,,https://gmc.example.org,d-2');
    const skipped = await importFile(twin, 'PARTNER_CSV', { onDuplicate: 'SKIP', dryRun: true });
    expect(skipped.rowsNotTaken.edges.concat(skipped.rowsToCheck.edges)[0].node).toMatchObject({ partnerId: known.id });
    const added = await importFile(twin, 'PARTNER_CSV');
    expect(added).toMatchObject({ added: 1, toCheck: 1 });
    expect(added.rowsToCheck.edges[0].node).toMatchObject({ reason: 'POSSIBLE_DUPLICATE', partnerId: known.id });
  });

  test('a batch is undone, but for what somebody worked on since; the file can be imported again', async () => {
    const file = csv('Lodwar Shelter Group,,NATIONAL_NGO,KE,,,u-1', 'Lodwar Food Group,,NATIONAL_NGO,KE,,,u-2');
    const { id } = await importFile(file, 'PARTNER_CSV', { source: 'UNDONE' });
    const [food] = await found('Lodwar Food');
    await admin.ok(
      'mutation ($id: ID!) { renamePartner(input: { partnerId: $id, legalName: "Lodwar Nutrition Group", expectedVersion: 1 }) { id } }',
      { id: food.id },
    );
    const undo = 'mutation ($id: ID!) { undoPartnerImport(input: { importId: $id }) { id } }';
    const other = await system.as('UNICEF', 'screener');
    expect(await other.refusal(undo, { id })).toBe('FORBIDDEN / ROLE_REQUIRED');
    await admin.ok(undo, { id });
    await eventually(async () => expect(await ended(id)).toMatchObject({ undone: 1, kept: 1 }));
    expect(await found('Lodwar Nutrition')).toEqual([expect.objectContaining({ standing: 'PROSPECT' })]);
    expect(
      (await found('Lodwar Shelter')).filter(({ standing }: { standing: string }) => standing !== 'CLOSED'),
    ).toEqual([]);
    expect(await admin.refusal(undo, { id })).toBe('CONFLICT / NOTHING_TO_UNDO');
    expect(await importFile(file, 'PARTNER_CSV', { source: 'UNDONE' })).toMatchObject({
      added: 1,
      updated: 0,
      unchanged: 1,
    });
  });
});

describe('export of a search', () => {
  const start = 'mutation ($input: ExportPartnersInput!) { exportPartners(input: $input) { id } }';
  const download = 'mutation ($id: ID!) { downloadPartnerExport(input: { exportId: $id }) { url expiresAt } }';

  async function exported(form: string, text: string): Promise<{ id: string; bytes: Buffer }> {
    const reader = await system.as('WFP', 'reader');
    const { exportPartners } = await reader.ok(start, { input: { form, filter: { text } } });
    const { id } = exportPartners;
    await eventually(async () => {
      const { partnerExport } = await reader.ok(
        'query ($id: ID!) { partnerExport(id: $id) { rowCount job { state } } }',
        { id },
      );
      expect(partnerExport.job.state).toBe('SUCCEEDED');
    });
    const { downloadPartnerExport } = await reader.ok(download, { id });
    const response = await fetch(downloadPartnerExport.url);
    expect(response.headers.get('content-disposition')).toContain('attachment');
    return { id, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  test('U01: formulas are neutralised in CSV and XLSX, and a round trip gives the names back', async () => {
    const evil = ['=HYPERLINK("http://evil")Evil One', '+Evil Two', '-Evil Three', '@Evil Four', '＝Evil Five'];
    const add = 'mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }';
    for (const legalName of evil) {
      await admin.ok(add, { input: { legalName, primaryType: 'NATIONAL_NGO', countryOfOrigin: 'KE' } });
    }
    const { bytes } = await exported('CSV', 'Evil');
    const text = bytes.toString('utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).not.toMatch(/(^|,)"?[=+\-@＝]/mu);
    const [sheet] = await readXlsx((await exported('XLSX', 'Evil')).bytes);
    const cells = (sheet?.data ?? []).flat().filter((cell) => typeof cell === 'string') as string[];
    expect(cells.filter((cell) => /^[=+\-@＝]/u.test(cell))).toEqual([]);
    expect(cells.filter((cell) => cell.includes('Evil'))).toHaveLength(evil.length);
    const again = await importFile(bytes, 'PARTNER_CSV', { source: 'ROUND_TRIP' });
    expect(again).toMatchObject({ added: evil.length, notTaken: 0 });
    const names = (await found('Evil')).map(({ legalName }: { legalName: string }) => legalName);
    expect(names.sort()).toEqual([...evil, ...evil].sort());
  });

  test('a text that no search takes is refused at once', async () => {
    const reader = await system.as('WFP', 'reader');
    expect(await reader.refusal(start, { input: { form: 'CSV', filter: { text: '— …' } } })).toBe('INVALID_INPUT');
  });

  test('belongs to who asked for it, and each link is on record', async () => {
    const { id, bytes } = await exported('JSON', 'Tana');
    expect(
      bytes
        .toString('utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      expect.objectContaining({ legalName: 'Tana River Water Users', acronym: 'TRWU', countryOfOrigin: 'KE' }),
    ]);
    expect(await admin.refusal(download, { id })).toBe('NOT_FOUND');
    const steward = await system.as('WFP', 'steward');
    expect(await steward.refusal(download, { id })).toBe('NOT_FOUND');
    const director = await system.as('PARTNER_USERS', 'director');
    expect(await director.refusal(start, { input: { form: 'CSV' } })).toBe('FORBIDDEN / ROLE_REQUIRED');
  });
});
