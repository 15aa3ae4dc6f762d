import { bandOf, inconsistenciesOf, type ProfileFacts } from './profile-quality.rules';

describe('UNHCR-6: inconsistencies', () => {
  const found = (contents: ProfileFacts['contents'], partner: Partial<ProfileFacts['partner']> = {}) =>
    inconsistenciesOf({
      partner: { countryOfOrigin: 'SO', primaryType: 'NATIONAL_NGO', foundedOn: null, ...partner },
      contents,
      today: '2026-03-01',
    }).map(({ code }) => code);
  const budgets = (...years: number[]) => ({
    budgets: years.map((year) => ({ budget: { amount: '1', currency: 'USD', year }, source: 'AUDITED_ACCOUNTS' })),
  });
  const countries = (...codes: string[]) => ({
    PRESENCE_EXPERIENCE: { countries: codes.map((country) => ({ country, staff: 'FROM_1_TO_10' })) },
  });

  test('an empty profile contradicts nothing', () => expect(found({})).toEqual([]));

  test.each([
    [countries('KE'), {}, ['ORIGIN_NOT_AMONG_COUNTRIES']],
    [countries('KE', 'SO'), {}, []],
    [countries('KE'), { primaryType: 'INTERNATIONAL_NGO' }, []],
    [{ IDENTIFICATION: { headquartersCountry: 'KE' } }, {}, ['HEADQUARTERS_ABROAD']],
    [{ IDENTIFICATION: { foundedOn: '2017-01-01', registeredOn: '2016-03-14' } }, {}, ['FOUNDED_AFTER_REGISTRATION']],
    [{ IDENTIFICATION: { foundedOn: '2016-01-01' } }, { foundedOn: '2012-05-01' }, ['FOUNDED_OTHERWISE_IN_ROSTER']],
    [{ IDENTIFICATION: { foundedOn: '2026-03-02' } }, {}, ['FOUNDED_IN_FUTURE']],
    [
      {
        IDENTIFICATION: { foundedOn: '2020-01-01' },
        PRESENCE_EXPERIENCE: { experience: [{ sector: 'SHELTER', years: 'ABOVE_10' }] },
      },
      {},
      ['EXPERIENCE_BEFORE_FOUNDATION'],
    ],
    [{ FUNDING: budgets(2024, 2024) }, {}, ['BUDGET_YEAR_TWICE']],
    [{ FUNDING: budgets(2010), IDENTIFICATION: { foundedOn: '2016-01-01' } }, {}, ['BUDGET_BEFORE_FOUNDATION']],
    [{ FUNDING: budgets(2024), IMPLEMENTATION_CONTROLS: { auditedYearly: false } }, {}, ['AUDIT_WITHOUT_AUDIT']],
  ] as [ProfileFacts['contents'], Partial<ProfileFacts['partner']>, string[]][])(
    '%j with %j: %j',
    (contents, partner, codes) => {
      expect(found(contents, partner)).toEqual(codes);
    },
  );
});

test.each([
  [{ amount: '499999.99', currency: 'USD' }, 'BELOW_500K'],
  [{ amount: '500000', currency: 'USD' }, 'FROM_500K_TO_2M'],
  [{ amount: '2000000', currency: 'USD' }, 'FROM_2M_TO_10M'],
  [{ amount: '99999999.9999', currency: 'USD' }, 'FROM_10M_TO_100M'],
  [{ amount: '999999999', currency: 'USD' }, 'FROM_100M_TO_1BN'],
  [{ amount: '1000000000', currency: 'USD' }, 'ABOVE_1BN'],
  [{ amount: '90000000', currency: 'KES' }, 'NOT_AVAILABLE'],
  [{ amount: '90000000', currency: 'KES', amountUsd: '690000.00' }, 'FROM_500K_TO_2M'],
])('feature 23: %j is in the band %s', (figure, band) => {
  expect(bandOf({ year: 2025, ...figure })).toBe(band);
});
