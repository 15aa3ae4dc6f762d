import { checkAmounts, dollarsOf, type TestedAmounts } from './assurance-amount.rules';

const usd: TestedAmounts = {
  currency: 'USD',
  amountTested: '100000',
  ineligibleAmount: '2500.50',
  unitsPerUsd: null,
  rateDate: null,
  rateSource: null,
};
const etb = { ...usd, currency: 'ETB', unitsPerUsd: '57.35', rateDate: '2026-03-01', rateSource: 'UNORE' };
const today = '2026-03-02';

test.each([
  ['dollars', usd],
  ['another currency with its dated rate', etb],
  ['all of it ineligible', { ...usd, ineligibleAmount: '100000.0000' }],
  ['nothing', { ...usd, amountTested: '0', ineligibleAmount: '0' }],
])('%s', (_case, amounts) => {
  expect(() => checkAmounts(amounts, today)).not.toThrow();
});

test.each([
  ['more ineligible than tested', { ...usd, ineligibleAmount: '100000.0001' }, 'ineligibleAmount'],
  ['below zero', { ...usd, amountTested: '-1' }, 'amountTested'],
  ['five decimals', { ...usd, ineligibleAmount: '0.00001' }, 'ineligibleAmount'],
  ['a rate of dollars', { ...usd, unitsPerUsd: '1' }, 'unitsPerUsd'],
  ['no rate', { ...etb, unitsPerUsd: null }, 'unitsPerUsd'],
  ['no day of the rate', { ...etb, rateDate: null }, 'unitsPerUsd'],
  ['no source of the rate', { ...etb, rateSource: null }, 'unitsPerUsd'],
  ['a rate of zero', { ...etb, unitsPerUsd: '0.0' }, 'unitsPerUsd'],
  ['a rate of tomorrow', { ...etb, rateDate: '2026-03-03' }, 'rateDate'],
])('refused: %s', (_case, amounts, field) => {
  expect(() => checkAmounts(amounts, today)).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ field: `input.amounts.${field}` }) }),
  );
});

test('dollars are exact, two decimals, half up', () => {
  expect(dollarsOf(usd)).toEqual({ amountTestedUsd: '100000.00', ineligibleUsd: '2500.50' });
  expect(dollarsOf(etb)).toEqual({ amountTestedUsd: '1743.68', ineligibleUsd: '43.60' });
});
