import { isMet, isPastDue } from './commitment.rules';
import { CommitmentComparison } from './commitment.view';

const { AT_LEAST, AT_MOST } = CommitmentComparison;

test.each([
  ['24.99', AT_LEAST, '25', false],
  ['25.00', AT_LEAST, '25', true],
  ['30', AT_LEAST, '25', true],
  ['30', AT_MOST, '30.0', true],
  ['30.01', AT_MOST, '30', false],
  [null, AT_LEAST, '25', null],
])('%s is %s %s: %s', (value, comparison, target, expected) => {
  expect(isMet(value, comparison, target)).toBe(expected);
});

test.each([
  [false, 2024, true],
  [null, 2024, true],
  [true, 2024, false],
  [false, 2025, false],
  [false, 2026, false],
])('reached: %s, by %i; in 2025 it is overdue: %s', (met, byYear, expected) => {
  expect(isPastDue(met, byYear, 2025)).toBe(expected);
});
