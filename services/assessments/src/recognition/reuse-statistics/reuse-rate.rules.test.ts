import { rateOf } from './reuse-rate.rules';

test.each([
  // Story 4.d: 130 / (130 + 200).
  [130, 200, 330, '39.39'],
  [1, 0, 1, '100.00'],
  [0, 3, 3, '0.00'],
  [0, 0, 0, null],
])('REUSE_RATE of %d reuses and %d new assessments', (reuses, fresh, denominator, percent) => {
  expect(rateOf(reuses, fresh)).toEqual({ numerator: reuses, denominator, percent });
});
