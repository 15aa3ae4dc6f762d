import { figureOf, readKpiFile, readKpiRow } from './kpi-table';

async function* chunks(...parts: (string | Buffer)[]) {
  for (const part of parts) yield Buffer.from(part);
}

async function recordsOf(...parts: (string | Buffer)[]) {
  const records = [];
  for await (const record of readKpiFile(chunks(...parts))) records.push(record);
  return records;
}

const row = { code: 'PSEA_COVERAGE', version: '1', year: '2025', numerator: '7', denominator: '8' };

test('a row becomes a figure, with what is empty left out', () => {
  const full = {
    ...row,
    country: 'so',
    partnerType: 'national_ngo',
    contributors: '8',
    externalId: "'=1+1",
    quality: '',
  };
  expect(readKpiRow(4, full)).toEqual({
    taken: true,
    partner: null,
    row: {
      rowNumber: 4,
      code: 'PSEA_COVERAGE',
      version: 1,
      year: 2025,
      quarter: null,
      country: 'SO',
      partnerType: 'NATIONAL_NGO',
      sector: null,
      partnerId: null,
      covers: null,
      numerator: '7',
      denominator: '8',
      quality: 'REPORTED',
      contributors: 8,
      externalId: '=1+1',
    },
  });
  const covering = readKpiRow(1, { ...row, covers: 'UNHCR | WFP', partner: 'V-1' });
  expect(covering.taken && [covering.row.covers, covering.partner]).toEqual([['UNHCR', 'WFP'], 'V-1']);
});

test.each([
  ['code', ''],
  ['version', 'one'],
  ['version', ''],
  ['year', '2025.5'],
  ['quarter', '-1'],
  ['numerator', ''],
  ['numerator', '1,300'],
  ['denominator', '1e6'],
  ['quality', 'GUESSED'],
  ['contributors', 'few'],
  ['partner', 'x'.repeat(101)],
])('%s = %j is not taken', (column, value) => {
  expect(readKpiRow(1, { ...row, [column]: value })).toMatchObject({ taken: false, message: expect.any(String) });
});

test('two rows about one figure are known by their cell', () => {
  const figure = (change: object) => {
    const read = readKpiRow(1, { ...row, ...change });
    return read.taken && figureOf(read);
  };
  expect(figure({ numerator: '5' })).toBe(figure({}));
  expect(figure({ sector: 'WASH' })).not.toBe(figure({}));
  expect(figure({ partner: 'V-1' })).not.toBe(figure({}));
});

test('a file is read record by record, across the borders of its chunks', async () => {
  const text = Buffer.from('\ufeffcode,version,year,numerator,externalId\nA,1,2025,5,é\nB,1\n');
  const cut = text.indexOf(0xc3) + 1;
  expect(await recordsOf(text.subarray(0, cut), text.subarray(cut))).toEqual([
    { rowNumber: 1, row: { code: 'A', version: '1', year: '2025', numerator: '5', externalId: 'é' } },
    { rowNumber: 2, row: null },
  ]);
});

test.each([
  ['another encoding', [Buffer.from([0x63, 0xe9, 0x0a])], 'ENCODING'],
  ['a missing column', ['code,version,year\nA,1,2025\n'], 'FORMAT'],
  ['an open quote', ['code,version,year,numerator\n"A,1,2025,5\n'], 'FORMAT'],
])('%s is refused', async (_case, parts, reason) => {
  await expect(recordsOf(...parts)).rejects.toMatchObject({ extensions: { code: 'INVALID_INPUT', reason } });
});
