import { productOf } from '../../terms/exact-decimal.rules';
import { spellUsd } from './usd.rules';

test('products are exact', () => {
  expect(productOf('300000.00', '1.5')).toBe('450000.000');
  expect(productOf('3', '0.01')).toBe('0.03');
  expect(productOf('2', '3')).toBe('6');
});

test.each([
  ['450000.000', 'US$450,000'],
  ['1234567.5', 'US$1,234,567.50'],
  ['6000', 'US$6,000'],
  ['999', 'US$999'],
])('%s is spelt %s', (amount, expected) => {
  expect(spellUsd(amount)).toBe(expected);
});
