import { FactCells } from './fact-cells';
import { RowReport } from './recorded-facts.rules';

const cells = new FactCells({
  on: '2026-02-28',
  bad: '2026-02-31',
  amount: '1200.50',
  many: '1,200',
  kind: 'a',
  long: 'xxxxx',
});

test('cells are read as what their column is', () => {
  expect([cells.day('on'), cells.decimal('amount'), cells.oneOf('kind', { A: 'A' })]).toEqual([
    '2026-02-28',
    '1200.50',
    'A',
  ]);
  expect([cells.optional('none', 5), cells.optionalDay('none'), cells.optionalDecimal('none')]).toEqual([
    null,
    null,
    null,
  ]);
});

test.each<[string, () => unknown]>([
  ['on', () => cells.day('bad')],
  ['thousands', () => cells.decimal('many')],
  ['empty', () => cells.text('none', 5)],
  ['too long', () => cells.text('long', 4)],
  ['none of', () => cells.oneOf('amount', { A: 'A' })],
])('%s is refused', (_case, read) => expect(read).toThrow());

test('a bad row and a repeated one are reported, and only they', () => {
  const report = new RowReport();
  const bad = () => cells.day('bad');
  const taken = [
    report.passes(1, 'A', () => undefined),
    report.passes(2, 'B', bad),
    report.passes(3, 'A', () => undefined),
  ];
  expect(taken).toEqual([true, false, false]);
  report.note('ADDED');
  expect(report.result).toMatchObject({
    added: 1,
    refused: 2,
    rowsRefused: [
      { row: 2, externalId: 'B', reason: 'VALUE_INVALID' },
      { row: 3, externalId: 'A', reason: 'DUPLICATE_ROW' },
    ],
  });
  expect(() =>
    report.passes(4, 'C', () => {
      throw new Error('ours');
    }),
  ).toThrow('ours');
});
