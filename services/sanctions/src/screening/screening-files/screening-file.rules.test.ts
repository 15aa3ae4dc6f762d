import { readScreeningRow, resultColumns, resultRow } from './screening-file.rules';

const terms = {
  options: { review: 0.7, strong: 0.9 },
  isTold: true,
  listVersions: 'UNSC v1',
  scorerVersion: 'x',
  checkedAt: '2026-03-01',
};
const match = {
  subjectId: 's1',
  score: 0.93,
  band: 'STRONG' as const,
  queryName: 'A',
  listedName: '=HYPERLINK("x")',
  listedQuality: 'PRIMARY' as const,
  features: [{ name: 'NAMES_COMPARED', value: 1, detail: 'A with B.' }],
};
const cellsOf = (row: string[]) => Object.fromEntries(resultColumns.map((column, place) => [column, row[place]]));

test('a full row becomes a question', () => {
  const row = {
    name: 'Hassan Ali',
    other_names: 'H. Ali| Abu X',
    kind: 'Person',
    birth: '1961-04-03',
    country: 'so',
    identifier: 'P 12',
  };
  expect(readScreeningRow(1, row).read).toEqual({
    query: {
      kind: 'INDIVIDUAL',
      names: ['Hassan Ali', 'H. Ali', 'Abu X'],
      countries: ['SO'],
      birthYear: 1961,
      birthDate: '1961-04-03',
      identifiers: [{ number: 'P 12' }],
    },
  });
});

test.each([
  ['UNREADABLE', null],
  ['NO_NAME', { name: ' ' }],
  ['TOO_LONG', { name: 'x'.repeat(501) }],
  ['KIND', { name: 'A', kind: 'ghost' }],
  ['BIRTH', { name: 'A', birth: '3 April 1961' }],
  ['COUNTRY', { name: 'A', country: 'Somalia' }],
])('a row that is %s is reported', (problem, row) => {
  const read = readScreeningRow(7, row);
  expect(read.read).toEqual({ problem });
  expect(cellsOf(resultRow(read, null, null, terms))).toMatchObject({ row: '7', result: 'BAD_ROW', problem });
});

test('a name of a file or of a list is no formula in the result', () => {
  const read = readScreeningRow(1, { name: '=1+1', reference: '@x' });
  const cells = cellsOf(resultRow(read, { matches: [match], canBeAsked: true }, { list: 'UNSC', entry: '-1' }, terms));
  expect(cells).toMatchObject({
    name: "'=1+1",
    reference: "'@x",
    best_listed_name: `'=HYPERLINK("x")`,
    best_entry: "'-1",
    result: 'POSSIBLE_MATCH',
    best_band: 'STRONG',
  });
});

test('S-INV-12: nothing found is NO_MATCH_FOUND only where something current was compared with', () => {
  const read = readScreeningRow(1, { name: 'A' });
  const nothing = { matches: [], canBeAsked: true };
  expect(cellsOf(resultRow(read, nothing, null, terms)).result).toBe('NO_MATCH_FOUND');
  expect(cellsOf(resultRow(read, nothing, null, { ...terms, isTold: false })).result).toBe('UNKNOWN');
});
