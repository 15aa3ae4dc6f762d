import { placesOf, summariseAdvances } from './exposure-effect.rules';

const row = {
  partnerId: 'p',
  country: 'SO',
  paidUsd: '100.00',
  over6Usd: '60.00',
  over9Usd: '10.00',
  settledUsd: '0.00',
};

test.each([
  ['0.00', '100.00', '60.00', '10.00'],
  ['10.00', '90.00', '50.00', '0.00'],
  ['75.50', '24.50', '0.00', '0.00'],
  ['120.00', '0.00', '0.00', '0.00'],
])('with %s settled, %s are outstanding, %s over six months, %s over nine', (settledUsd, all, six, nine) => {
  const money = summariseAdvances([{ ...row, settledUsd }]);
  expect(money).toEqual({ outstandingUsd: all, over6MonthsUsd: six, over9MonthsUsd: nine });
});

test('one agreement that was overspent does not hide what is open in another', () => {
  expect(summariseAdvances([row, { ...row, settledUsd: '500.00' }])).toMatchObject({ outstandingUsd: '100.00' });
});

test('places come by share', () => {
  const place = {
    partnerId: 'p',
    country: 'SO',
    sector: 'WASH',
    activeUsd: '30.00',
    totalUsd: '90.00',
    otherPartners: 2,
  };
  const places = placesOf([
    place,
    { ...place, sector: null, totalUsd: '30.00', otherPartners: 0 },
    { ...place, totalUsd: '0.00' },
  ]);
  expect(places.map(({ sector, percent }) => [sector, percent])).toEqual([
    [null, '100.00'],
    ['WASH', '33.33'],
  ]);
});
