import * as fc from 'fast-check';
import {
  compareDecimals,
  isNegative,
  isWhole,
  isZero,
  percentOf,
  quotientOf,
  roundHalfUp,
  sumOf,
} from './decimal.rules';

test.each([
  // Story 4.d.
  ['1300', '3400', '38.24'],
  ['2100', '6000', '35.00'],
  ['2250', '9000', '25.00'],
  ['220', '1300', '16.92'],
  ['520', '2900', '17.93'],
  ['130', '330', '39.39'],
  // Exactly half: 0.125 %, 1.005 %; a float makes 1.00 of the second.
  ['0.125', '100', '0.13'],
  ['1.005', '100', '1.01'],
  ['1.00499999', '100', '1.00'],
  ['0', '7', '0.00'],
  ['1', '3', '33.33'],
  ['2', '3', '66.67'],
  ['3', '2', '150.00'],
  ['0.01', '99999999999999999999', '0.00'],
  ['99999999999999999999', '99999999999999999999.0', '100.00'],
  ['0.1', '0.3', '33.33'],
])('%s of %s is %s percent', (numerator, denominator, percent) => {
  expect(percentOf(numerator, denominator, 2)).toBe(percent);
});

test.each([
  ['12.5', 2, '12.50'],
  ['0.005', 2, '0.01'],
  ['0.0049999999', 2, '0.00'],
  ['1000', 0, '1000'],
  ['1000.5', 0, '1001'],
  ['7', 2, '7.00'],
])('%s with %i decimals is %s', (value, decimals, rounded) => {
  expect(roundHalfUp(value, decimals)).toBe(rounded);
});

test.each([
  ['12920', '129.20', '100.00'],
  ['1', '3', '0.33'],
  ['1.005', '1', '1.01'],
  ['650000', '0.9125', '712328.77'],
])('%s divided by %s is %s', (dividend, divisor, quotient) => {
  expect(quotientOf(dividend, divisor, 2)).toBe(quotient);
});

test.each([
  ['5.0', '5', 0],
  ['0.10', '0.1', 0],
  ['9.99', '10', -1],
  ['100000000000000000000.01', '100000000000000000000', 1],
])('%s and %s compare as %i', (left, right, order) => {
  expect(compareDecimals(left, right)).toBe(order);
});

test('a sum is exact where floats are not', () => {
  expect(sumOf(['0.1', '0.20', '1200000.00'])).toBe('1200000.30');
  expect(sumOf(['99999999999999999999.99', '0.01'])).toBe('100000000000000000000.00');
  expect(sumOf([])).toBe('0.00');
});

test('signs, zeros and whole numbers are told apart in text', () => {
  expect(['-1', '-0', '0', '1'].map(isNegative)).toEqual([true, true, false, false]);
  expect(['0', '0.000', '0.001', '10'].map(isZero)).toEqual([true, true, false, false]);
  expect(['1', '1.00', '1.01', '0.5'].map(isWhole)).toEqual([true, true, false, false]);
});

test('a rounded percentage is never further than half a hundredth from the true one', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (numerator, denominator) => {
      const hundredths = BigInt(percentOf(String(numerator), String(denominator), 2).replace('.', ''));
      const error = 2n * (hundredths * BigInt(denominator) - 10_000n * BigInt(numerator));
      expect(error > -BigInt(denominator) && error <= BigInt(denominator)).toBe(true);
    }),
  );
});
