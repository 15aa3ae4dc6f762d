import { RiskCategory } from '../../terms/risk-category.enum';
import { RiskLevel } from '../../terms/risk-level.enum';
import { figuresOf } from './risk-figure.rules';

const tally = (agency: string, count: number) => ({
  agency,
  category: RiskCategory.FINANCIAL,
  band: RiskLevel.HIGH,
  count,
});
const cellOf = (...tallies: [string, number][]) =>
  figuresOf(
    tallies.map(([agency, count]) => tally(agency, count)),
    'UNICEF',
  ).find(({ category, band }) => category === 'FINANCIAL' && band === 'HIGH');

test.each<[string, [string, number][], { own: number; others: number | null }]>([
  ['nothing at all', [], { own: 0, others: null }],
  ['the own ones alone', [['UNICEF', 7]], { own: 7, others: null }],
  [
    'two of two others',
    [
      ['UNHCR', 1],
      ['WFP', 1],
    ],
    { own: 0, others: null },
  ],
  [
    'many of a single other',
    [
      ['UNICEF', 1],
      ['UNHCR', 40],
    ],
    { own: 1, others: null },
  ],
  [
    'three of two others',
    [
      ['UNHCR', 1],
      ['WFP', 2],
    ],
    { own: 0, others: 3 },
  ],
  [
    'four, told as three',
    [
      ['UNHCR', 2],
      ['WFP', 2],
    ],
    { own: 0, others: 3 },
  ],
  [
    'five, told as three',
    [
      ['UNHCR', 2],
      ['WFP', 3],
    ],
    { own: 0, others: 3 },
  ],
  [
    'six',
    [
      ['UNICEF', 2],
      ['UNHCR', 2],
      ['WFP', 4],
    ],
    { own: 2, others: 6 },
  ],
  [
    'one that has none any more',
    [
      ['UNHCR', 5],
      ['WFP', 0],
    ],
    { own: 0, others: null },
  ],
])('%s', (_case, tallies, expected) => {
  expect(cellOf(...tallies)).toEqual({ category: 'FINANCIAL', band: 'HIGH', ...expected });
});

test('there is a cell for each category and band, so that none is conspicuous by its absence', () => {
  expect(figuresOf([], 'UNICEF')).toHaveLength(13 * 4);
});
