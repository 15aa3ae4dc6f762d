import { rankOf } from '../../terms/risk-level.enum';
import { bandOf, riskMatrixCells } from './risk-matrix.rules';

test.each([
  [1, 1, 'LOW'],
  [1, 4, 'LOW'],
  [1, 5, 'MODERATE'],
  [2, 2, 'LOW'],
  [2, 3, 'MODERATE'],
  [2, 5, 'SIGNIFICANT'],
  [3, 3, 'MODERATE'],
  [3, 4, 'SIGNIFICANT'],
  [3, 5, 'HIGH'],
  [4, 1, 'LOW'],
  [4, 2, 'MODERATE'],
  [4, 3, 'SIGNIFICANT'],
  [4, 4, 'HIGH'],
  [5, 1, 'MODERATE'],
  [5, 2, 'SIGNIFICANT'],
  [5, 5, 'HIGH'],
])('likelihood %i and impact %i are %s', (likelihood, impact, band) => {
  expect(bandOf({ likelihood, impact })).toBe(band);
});

test('the matrix has 25 cells, and more likelihood or impact never means less risk', () => {
  const cells = riskMatrixCells();
  expect(cells).toHaveLength(25);
  for (const { likelihood, impact, band } of cells) {
    if (likelihood < 5)
      expect(rankOf(bandOf({ likelihood: likelihood + 1, impact }))).toBeGreaterThanOrEqual(rankOf(band));
    if (impact < 5) expect(rankOf(bandOf({ likelihood, impact: impact + 1 }))).toBeGreaterThanOrEqual(rankOf(band));
  }
});

test.each([
  [0, 3],
  [6, 3],
  [3, 0],
  [3, 6],
])('there is no cell %i x %i', (likelihood, impact) => {
  expect(() => bandOf({ likelihood, impact })).toThrow(RangeError);
});
