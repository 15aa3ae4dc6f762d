import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { everyBand, suppress } from './hact-figure.rules';

const { LOW, MODERATE, SIGNIFICANT, HIGH } = CommonRiskBand;
const counts = (low: number, moderate: number, significant: number, high: number) => [
  { band: LOW, partners: low },
  { band: MODERATE, partners: moderate },
  { band: SIGNIFICANT, partners: significant },
  { band: HIGH, partners: high },
];

describe('JIU-110: HACT figures tell of no single partner', () => {
  test.each([
    ['nothing is small', [10, 8, 5, 0], 23, [10, 8, 5, 0]],
    ['one small count takes the next with it, or the total would tell it', [10, 8, 3, 0], 21, [10, null, null, 0]],
    ['two small counts of five together suffice', [10, 3, 2, 0], 15, [10, null, null, 0]],
    ['two small counts of less take a third', [10, 8, 1, 1], 20, [10, null, null, null]],
    ['nothing else is there', [3, 0, 0, 0], null, [null, null, null, null]],
    ['a single count of five', [5, 0, 0, 0], 5, [5, 0, 0, 0]],
    ['all small', [4, 4, 4, 4], 16, [null, null, null, null]],
    ['nobody is rated', [0, 0, 0, 0], 0, [0, 0, 0, 0]],
  ] as const)('%s', (_, [low, moderate, significant, high], partners, bands) => {
    const published = suppress(counts(low, moderate, significant, high));
    expect([published.partners, published.bands.map((count) => count.partners)]).toEqual([partners, bands]);
  });
});

test('every band has a row', () => {
  expect(everyBand([{ band: LOW, partners: 2 }])).toHaveLength(8);
});
