import { type ExposureCell, shareOf, summariseExposure } from './exposure.rules';

const cell = (agency: string, country: string, activeUsd: string, undisbursedUsd = '0.00'): ExposureCell => ({
  partnerId: 'p',
  agency,
  country,
  activeUsd,
  undisbursedUsd,
  engagements: 1,
});
const now = new Date('2026-03-01T00:00:00Z');

test('the figures of story 4.b', () => {
  const cells = [
    cell('UNDP', 'SO', '1200000.00', '400000.00'),
    cell('UNICEF', 'SO', '650000.00'),
    cell('WFP', 'SS', '900000.00'),
  ];
  expect(summariseExposure(cells, null, now)).toMatchObject({
    totalActiveUsd: '2750000.00',
    undisbursedUsd: '400000.00',
    agencies: [{ code: 'UNDP' }, { code: 'UNICEF' }, { code: 'WFP' }],
    byCountry: [
      { country: 'SO', activeUsd: '1850000.00', engagements: 2, agencies: [{ code: 'UNDP' }, { code: 'UNICEF' }] },
      { country: 'SS', activeUsd: '900000.00', engagements: 1 },
    ],
    asOf: now,
  });
});

test('of nothing the sums are zero', () => {
  expect(summariseExposure([], null, now)).toMatchObject({ totalActiveUsd: '0.00', agencies: [], byCountry: [] });
});

test.each([
  ['1850000.00', '7400000.00', '25.00', true],
  ['1849999.00', '7400000.00', '25.00', true],
  ['1800000.00', '7400000.00', '24.32', false],
])('%s of %s is %s percent', (active, country, percent, concentrated) => {
  expect(shareOf(active, country)).toEqual({ countryUsd: country, percent, concentrated });
});

test('nothing has no share', () => expect(shareOf('0.00', '0.00')).toBeNull());
