import { distributionOf, type PartnerFunds } from './distribution.rules';

const funds = (...amounts: [usd: string, isLocal?: boolean][]): PartnerFunds[] =>
  amounts.map(([usd, isLocal = false]) => ({ country: 'SO', usd, isLocal }));

test('UNICEF-35: local share, share of the largest and Gini of a country', () => {
  expect(distributionOf(funds(['100.00', true], ['300.00'], ['600.00']), 1)).toEqual({
    partners: 3,
    totalUsd: '1000.00',
    localUsd: '100.00',
    localShare: '10.00',
    topShare: '60.00',
    // (2·(1·100 + 2·300 + 3·600) − 4·1000) ÷ (3·1000)
    gini: '0.3333',
  });
});

test.each<[string, PartnerFunds[], string | null, string | null]>([
  ['all have the same', funds(['5.00'], ['5.00'], ['5.00'], ['5.00']), '0.0000', '50.00'],
  ['one of four has nearly all', funds(['0.01'], ['0.01'], ['0.01'], ['99999.97']), '0.7500', '100.00'],
  ['there is only one', funds(['7.00']), '0.0000', '100.00'],
  ['there is nobody', [], null, null],
])('where %s', (_case, rows, gini, topShare) => {
  expect(distributionOf(rows, 2)).toMatchObject({ gini, topShare });
});
