import { deflateRawSync } from 'node:zlib';
import { readBytesAs, sdnZip, workbook } from '../list.samples';

const head = ['Firm Name', 'Additional Firm Info', 'Address', 'Country', 'Ineligibility Period', '', 'Grounds'];
const rows = (name: string) => [
  ['Downloaded on: 07/01/2025 10:37'],
  head,
  ['', '', '', '', 'From Date', 'To Date'],
  [name, '', 'Street 1', 'Kenya', '2024-12-10', '2999-12-31', 'Fraud'],
];

/** Refused within a second and without memory that grows with what the file claims to be. */
async function refusal(format: 'WORLD_BANK_XLSX' | 'OFAC_SDN_ZIP' | 'EBRD_CSV', content: Buffer): Promise<string> {
  const before = process.memoryUsage().rss;
  const started = process.cpuUsage();
  const reading = await readBytesAs(format, content);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1e6).toBeLessThan(4);
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  return reading.outcome === 'REFUSED' ? reading.reason : reading.outcome;
}

test('a workbook of one row is read, with permanent as no end', async () => {
  const reading = await readBytesAs('WORLD_BANK_XLSX', workbook(rows('=cmd|/c calc!A0')));
  expect(reading).toMatchObject({
    outcome: 'PARSED',
    records: [{ names: [{ value: '=cmd|/c calc!A0' }], period: { from: '2024-12-10', until: null } }],
  });
});

test('days that Excel keeps as numbers, and periods that cannot be', async () => {
  const list = rows('First');
  list.push(
    ['Second', '', '', 'Kenya', '45636', '401768', 'Fraud'],
    ['Third', '', '', 'Kenya', 'soon', '2999-12-31', 'Fraud'],
  );
  expect(await readBytesAs('WORLD_BANK_XLSX', workbook(list))).toMatchObject({
    records: [{}, { period: { from: '2024-12-10', until: null } }],
    notTaken: [{ ref: 'Third', reason: 'BAD_PERIOD' }],
  });
});

const bomb = (bytes: number) => Buffer.alloc(bytes, 'A');
const sheetWith = (inner: string) => workbook([], inner);

test.each<[string, () => Buffer, string]>([
  ['a workbook that unpacks to 100 MB', () => sdnZip({ 'xl/worksheets/sheet1.xml': bomb(100_000_000) }), 'TOO_LARGE'],
  ['a workbook that lies about what it unpacks to', () => lying(20_000_000), 'TOO_LARGE'],
  ['entries that share their bytes', () => overlapping(20_000_000), 'TOO_LARGE'],
  [
    'a cell of ten megabytes',
    () =>
      sheetWith(
        `<worksheet><sheetData><row><c t="str"><v>${'A'.repeat(10_000_000)}</v></c></row></sheetData></worksheet>`,
      ),
    'UNSAFE_XML',
  ],
  [
    'a cell of many pieces',
    () =>
      sheetWith(
        `<worksheet><sheetData><row><c t="inlineStr"><is>${'<t>AAAAAAAA</t>'.repeat(10_000)}</is></c></row></sheetData></worksheet>`,
      ),
    'TOO_LARGE',
  ],
  [
    'billion laughs in the sheet',
    () => sheetWith('<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'),
    'UNSAFE_XML',
  ],
  [
    'an external entity in the sheet',
    () => sheetWith('<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>'),
    'UNSAFE_XML',
  ],
  ['200,000 levels in the sheet', () => sheetWith('<row>'.repeat(200_000)), 'UNSAFE_XML'],
  [
    'a cell in column XFD',
    () => sheetWith('<worksheet><sheetData><row><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'),
    'TOO_LARGE',
  ],
  [
    'another workbook',
    () =>
      workbook([
        ['a', 'b'],
        ['1', '2'],
      ]),
    'FORMAT',
  ],
  ['a zip that is no workbook', () => sdnZip({ 'a.txt': Buffer.from('x') }), 'FORMAT'],
  ['a workbook cut in half', () => workbook(rows('A')).subarray(0, 300), 'TRUNCATED'],
  ['text', () => Buffer.from('Firm Name,Country\n'), 'TRUNCATED'],
])('%s', async (_case, make, reason) => expect(await refusal('WORLD_BANK_XLSX', make())).toBe(reason));

test('a zip of the legacy lists that unpacks to 100 MB', async () => {
  const zip = sdnZip({ 'sdn.csv': bomb(100_000_000), 'alt.csv': Buffer.from(''), 'add.csv': Buffer.from('') });
  expect(await refusal('OFAC_SDN_ZIP', zip)).toBe('TOO_LARGE');
});

test('a row of ten megabytes', async () => {
  const table = `Firm Name,Address,Nationality,Ineligible From, Ineligible Until,Notice Effective At EBRD,Originating Institution,Prohibited Practice\n"${'A'.repeat(10_000_000)}"`;
  expect(await refusal('EBRD_CSV', Buffer.from(table))).toBe('TOO_LARGE');
});

interface Entry {
  name: string;
  /** What the directory says that it unpacks to. */
  unpacked: number;
  packed: number;
  start: number;
}

function directory(entries: Entry[], start: number): Buffer {
  const parts = entries.map(({ name, unpacked, packed, start: place }) => {
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed, 20);
    entry.writeUInt32LE(unpacked, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(place, 42);
    entry.write(name, 46);
    return entry;
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(parts).length, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([...parts, end]);
}

function localFile(body: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  return Buffer.concat([header, body]);
}

/** Says that it has ten bytes. */
function lying(bytes: number): Buffer {
  const file = localFile(deflateRawSync(Buffer.from(`<worksheet>${'<!-- no cells -->'.repeat(bytes / 17)}`)));
  const entry = { name: 'xl/worksheets/sheet1.xml', unpacked: 10, packed: file.length - 30, start: 0 };
  return Buffer.concat([file, directory([entry], file.length)]);
}

/** Shared strings and a sheet of the same bytes, each below the limit. */
function overlapping(bytes: number): Buffer {
  const file = localFile(deflateRawSync(Buffer.from(`<sst><si>${'<t>AAAA</t>'.repeat(bytes / 10)}</si></sst>`)));
  const entry = { unpacked: 10, packed: file.length - 30, start: 0 };
  const entries = ['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'].map((name) => ({ ...entry, name }));
  return Buffer.concat([file, directory(entries, file.length)]);
}
