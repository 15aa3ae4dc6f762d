import type { AnsweredFigure } from '../report-figures/figure-source';
import { dutiesOf, materialityOf, trendOf } from './roll-up.rules';

const figure = (value: string | null, version = 1): AnsweredFigure => ({
  code: 'K',
  version,
  value,
  numerator: null,
  denominator: null,
  unit: 'PERCENT',
  quality: null,
  origin: null,
  suppressed: value === null,
  heldBack: false,
  dataAsOf: null,
  lineage: [],
});

const trend = (...figures: (AnsweredFigure | null)[]) =>
  trendOf(
    'K',
    'Name',
    figures.map((one, index) => ({ year: 2020 + index, figures: one ? [one] : [] })),
  );

test.each<[string, (AnsweredFigure | null)[], string | null]>([
  ['two figures', [figure('28.00'), figure('28.10')], '0.10'],
  ['down', [figure('28.00'), null, figure('12.5')], '-15.50'],
  ['one figure', [figure('28.00'), null], null],
  ['suppressed at the end', [figure('28.00'), figure('29.00'), figure(null)], '1.00'],
  ['P-INV-1: across versions', [figure('28.00'), figure('29.00', 2)], null],
])('%s', (_what, figures, change) => expect(trend(...figures).change).toBe(change));

test('P-INV-1: a break is marked where the version changes, also after a gap', () => {
  const { years } = trend(figure('1.00'), null, figure('2.00', 2), figure('3.00', 2));
  expect(years.map(({ isBreak }) => isBreak)).toEqual([false, false, true, false]);
});

test.each([
  [null, null, null],
  ['4.99', '10', 'INSIGNIFICANT'],
  ['5.00', '10', 'MODERATE'],
  ['33.33', null, 'MODERATE'],
  ['33.34', null, 'SIGNIFICANT'],
  ['1.00', '1000', 'SIGNIFICANT'],
  [null, '999', null],
])('JIU-11: %p %% and %p partners are %p', (share, partners, level) => {
  expect(materialityOf(share, partners)).toBe(level);
});

test('JIU-11: duties grow with it', () => {
  expect(dutiesOf(null)).toHaveLength(2);
  expect(dutiesOf(materialityOf('1.00', null))).toHaveLength(1);
  expect(dutiesOf(materialityOf('38.24', null))).toHaveLength(3);
});
