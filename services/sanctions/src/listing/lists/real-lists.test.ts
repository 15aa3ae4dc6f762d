import { monitorEventLoopDelay } from 'node:perf_hooks';
import { hasLargeFiles, largeFile, readBytesAs, readSample, sdnZip } from './list.samples';
import type { ListedRecord, ListReading, ParsedList } from './listed-record';
import { toSubject } from './screening-subject';

function parsed(reading: ListReading): ParsedList {
  if (reading.outcome !== 'PARSED') throw new Error(`${reading.reason}: ${reading.message}`);
  return reading;
}

const count = (records: ListedRecord[], holds: (record: ListedRecord) => boolean) => records.filter(holds).length;
const namesOf = (records: ListedRecord[], primary: string) =>
  records.find(({ names }) => names[0]?.value === primary)?.names.map(({ kind, value }) => `${kind} ${value}`);

test('the listing of the World Bank is read whole', async () => {
  const { records, notTaken, unknownTags, publishedAt } = parsed(
    await readSample('WORLD_BANK_XLSX', 'world-bank-ineligible-2025-01-07.xlsx'),
  );
  expect({ notTaken, unknownTags }).toEqual({ notTaken: [], unknownTags: {} });
  expect(publishedAt.toISOString()).toBe('2025-01-07T00:00:00.000Z');
  // 1,285 rows; parties that are debarred more than once are one entry each.
  expect(records).toHaveLength(1228);
  expect(count(records, ({ subjectType }) => subjectType === 'INDIVIDUAL')).toBe(150);
  expect(count(records, ({ period }) => period?.until === null)).toBe(614);
  expect(count(records, ({ period, grounds }) => !period?.from || !grounds?.length)).toBe(0);
  expect(records.some(({ names }) => names.some(({ value }) => /\*|\bA\.?K\.?A\b|[FD]\/[KB]\/A/i.test(value)))).toBe(
    false,
  );
  expect(records.some(({ period }) => period?.until?.startsWith('2999'))).toBe(false);
});

test('names of the World Bank are taken apart', async () => {
  const { records } = parsed(await readSample('WORLD_BANK_XLSX', 'world-bank-ineligible-2025-01-07.xlsx'));
  const cases: [string, string[]][] = [
    ['SATRIO BUDI HANDOKO', ['AKA JOKO SESWANTO']],
    ['MULTISTAR HOLDINGS LIMITED', ['FKA MULTI-CON SYSTEMS PTE LTD.']],
    ['J.M. COMÉRCIO DE EQUIPAMENTOS LTDA', ['AKA PICK UP CAR AUTO PEÇAS']],
    ['TECHONOLOGY SERVICES JOINT STOCK COMPANY', ['LOW_ALIAS TSC']],
    ['CONSTRUTORA OAS LLC (QATAR)', []],
    ['GES PLAN SH.P.K.', []],
  ];
  for (const [primary, others] of cases) expect(namesOf(records, primary)?.slice(1)).toEqual(others);
  const registered = records.find(({ names }) => names[0]?.value === 'LOTTE DATA COMMUNICATIONS COMPANY LIMITED');
  expect(registered?.documents).toMatchObject([{ type: 'Registration', number: '110111-6557114' }]);
});

test('the ineligible entities of EBRD are read whole, with who debarred them first', async () => {
  const { records, notTaken, unknownTags } = parsed(await readSample('EBRD_CSV', 'ebrd-ineligible-2025-01.csv'));
  expect({ notTaken, unknownTags }).toEqual({ notTaken: [], unknownTags: {} });
  // 1,322 rows, of which some stand twice.
  expect(records).toHaveLength(1320);
  const issuers = new Map<string, number>();
  for (const issuer of records.flatMap((record) => record.issuers ?? []))
    issuers.set(issuer, (issuers.get(issuer) ?? 0) + 1);
  expect(issuers.get('World Bank Group')).toBe(550);
  expect(issuers.get('Asian Development Bank')).toBeGreaterThan(300);
  // A quotation mark that was not doubled costs neither the entry nor its mark.
  expect(records.some(({ names }) => names[0]?.value === '"Supper Fortuna" LLC')).toBe(true);
  expect(namesOf(records, 'Rishikesh Waste Management Ltd.')?.slice(1)).toEqual(['FKA A2Z Powertech Ltd.']);
});

const large = hasLargeFiles ? describe : describe.skip;
if (!hasLargeFiles)
  process.stderr.write('Without COMMONS_DATA_DIR the lists of OFAC are not read; see docs/lists.md.\n');

large('the Specially Designated Nationals (COMMONS_DATA_DIR)', () => {
  const files = () =>
    Object.fromEntries(
      ['ofac-sdn.csv', 'ofac-alt.csv', 'ofac-add.csv', 'ofac-sdn_comments.csv'].map((name) => [name, largeFile(name)]),
    );

  test('are read whole from one zip', async () => {
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const { records, notTaken, unknownTags, passedOver } = parsed(await readBytesAs('OFAC_SDN_ZIP', sdnZip(files())));
    delay.disable();
    expect({ notTaken, unknownTags }).toEqual({ notTaken: [], unknownTags: {} });
    expect(passedOver).toEqual({ 'comment without its entry': 10 });
    expect(records).toHaveLength(7379);
    const kinds = ['INDIVIDUAL', 'ENTITY', 'VESSEL'].map((kind) =>
      count(records, ({ subjectType }) => subjectType === kind),
    );
    expect(kinds).toEqual([3845, 2994, 540]);
    expect(records.reduce((sum, { names }) => sum + names.length, 0)).toBe(19_080);
    expect(
      records.some(({ names, addresses }) => [names.map(({ value }) => value), addresses].flat().includes('-0-')),
    ).toBe(false);
    expect(count(records, ({ births, comments }) => /\bDOB \d/.test(comments) && births.length === 0)).toBe(0);
    expect(toSubject(records.find(({ externalId }) => externalId === '24309') as ListedRecord)).toMatchObject({
      kind: 'INDIVIDUAL',
      births: [{ from: 1951, to: 1951, date: '1951-07-11' }],
      countries: ['RU'],
      gender: 'MALE',
      names: expect.arrayContaining([{ value: 'Nikolai Platonovich PATRUSHEV', quality: 'PRIMARY' }]),
    });
    // Requests come in between, also on a machine that is busy with other tests.
    expect(delay.max / 1e6).toBeLessThan(400);
  });

  test.each(['ofac-alt.csv', 'ofac-add.csv', 'ofac-sdn.csv'])('without %s are refused', async (name) => {
    const { [name]: _, ...others } = files();
    expect(await readBytesAs('OFAC_SDN_ZIP', sdnZip(others))).toMatchObject({ outcome: 'REFUSED', reason: 'FORMAT' });
  });

  test('as sdn.csv alone are refused: the aliases would be missing', async () => {
    expect(await readBytesAs('OFAC_SDN_ZIP', largeFile('ofac-sdn.csv'))).toMatchObject({ reason: 'FORMAT' });
  });
});
