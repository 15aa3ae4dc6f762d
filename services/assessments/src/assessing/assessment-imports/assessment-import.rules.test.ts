import { fieldOf, isMostlyBad, reportLine } from './assessment-import.rules';

test.each([
  [0, 1, false],
  [1, 2, false],
  [2, 3, true],
  [1, 1, true],
  [50, 100, false],
  [51, 100, true],
])('%i of %i wrong: nothing is taken: %s', (notTaken, rows, expected) => {
  expect(isMostlyBad(notTaken, rows)).toBe(expected);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', " =HYPERLINK('x')"])(
  'U01: a key %j is text for every spreadsheet',
  (key) => {
    expect(reportLine({ rowNumber: 1, key, field: null, reason: 'VALUE_INVALID', message: 'm' })).toEqual([
      '1',
      `'${key}`,
      '',
      'VALUE_INVALID',
      'm',
    ]);
  },
);

test.each([
  ['input.band', 'band'],
  ['input.methodologyCode', 'methodology'],
  ['input.amountAssessed.amount', 'amount'],
  ['input.idempotencyKey', 'key'],
  [undefined, null],
])('%s is column %s', (path, column) => {
  expect(fieldOf(path)).toBe(column);
});
