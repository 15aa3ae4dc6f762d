import { type OutcomeRow, outcomesOf } from './capacity-outcome.rules';

let partners = 0;
const plan = (change: Partial<OutcomeRow> = {}): OutcomeRow => ({
  partnerId: `partner-${++partners}`,
  agency: 'UNICEF',
  country: 'SO',
  cohort: 2025,
  baselineBand: 'HIGH',
  resultBand: 'MODERATE',
  isClosed: true,
  findings: 4,
  findingsClosed: 3,
  ...change,
});
const plans = (count: number, change: Partial<OutcomeRow> = {}) => Array.from({ length: count }, () => plan(change));

test('JIU-54: a cohort tells which share of partners moved to a lower band, and how many findings were closed', () => {
  const rows = [
    ...plans(3),
    plan({ resultBand: 'HIGH' }),
    plan({ baselineBand: 'LOW', resultBand: 'SIGNIFICANT' }),
    plan({ resultBand: null, isClosed: false }),
  ];
  expect(outcomesOf(rows)).toEqual([
    {
      cohort: 2025,
      plans: 6,
      partners: 6,
      closed: 5,
      measured: 5,
      improved: 3,
      unchanged: 1,
      worsened: 1,
      improvedPercent: '60.00',
      findings: 24,
      findingsClosed: 18,
    },
  ]);
});

test.each<[string, OutcomeRow[], boolean]>([
  ['five partners', plans(5), true],
  ['four partners', plans(4), false],
  ['five plans of four partners', [...plans(3), ...plans(2, { partnerId: 'the same' })], false],
  ['an agency of two beside one of six', [...plans(6), ...plans(2, { agency: 'WFP' })], false],
  ['a country of two beside one of six', [...plans(6), ...plans(2, { country: 'KE' })], false],
  ['two small agencies that are six together', [...plans(3), ...plans(3, { agency: 'WFP' })], true],
])('a cohort of %s is shown: %s', (_case, rows, shown) => {
  expect(outcomesOf(rows).map(({ plans: count }) => count !== null)).toEqual([shown]);
});

test.each([
  [1, 6, '16.67'],
  [2, 6, '33.33'],
  [6, 6, '100.00'],
  [0, 6, '0.00'],
])('%s of %s are %s percent', (improved, all, percent) => {
  const rows = [...plans(improved), ...plans(all - improved, { resultBand: 'HIGH' })];
  expect(outcomesOf(rows)[0]?.improvedPercent).toBe(percent);
});

test('cohorts come by year, and without a measured plan there is no share', () => {
  const rows = [...plans(5, { cohort: 2026, resultBand: null }), ...plans(5)];
  expect(outcomesOf(rows).map(({ cohort, improvedPercent }) => [cohort, improvedPercent])).toEqual([
    [2025, '100.00'],
    [2026, null],
  ]);
});
