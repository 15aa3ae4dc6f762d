import { budgetBandOf } from './budget-band.rules';

test.each([
  ['0', 'BELOW_100K'],
  ['99999.99', 'BELOW_100K'],
  ['100000.00', 'FROM_100K'],
  ['499999.99', 'FROM_100K'],
  ['500000', 'FROM_500K'],
  ['1000000.00', 'FROM_1M'],
  ['4999999.99', 'FROM_1M'],
  ['5000000', 'FROM_5M'],
  ['123456789.00', 'FROM_5M'],
])('%s US dollars are %s', (amount, band) => expect(budgetBandOf(amount)).toBe(band));
