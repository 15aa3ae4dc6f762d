import type { PartnerBasis } from '../federation/partner-basis.repository';
import { buildIndex } from '../matching/screening-index';
import type { LoadedIndex } from './current-index';
import { matchedFieldOf, screenBasis, toQuery } from './screening.rules';

const subject = {
  id: 's1',
  kind: 'ENTITY' as const,
  names: [{ value: 'REVIVAL OF ISLAMIC HERITAGE SOCIETY', quality: 'PRIMARY' as const }],
  births: [],
  countries: [],
};
const loaded: LoadedIndex = {
  snapshots: ['v1'],
  index: buildIndex([subject]),
  screeningHashes: new Map([['s1', 'h1']]),
};
const basis: PartnerBasis = {
  partnerId: 'p1',
  basisHash: 'b1',
  primaryType: 'NATIONAL_NGO',
  countryOfOrigin: 'KW',
  names: [
    { value: 'Water for All', kind: 'LEGAL' },
    { value: 'Revival of Islamic Heritage Societty', kind: 'FORMER' },
  ],
};

test('a former name that is spelled a little otherwise is found, with both names and hashes', () => {
  const { findings, canBeAsked } = screenBasis(loaded, basis);
  expect(canBeAsked).toBe(true);
  expect(findings).toEqual([
    expect.objectContaining({
      partnerId: 'p1',
      subjectId: 's1',
      askedName: 'Revival of Islamic Heritage Societty',
      matchedField: 'FORMER_NAME',
      listedName: 'REVIVAL OF ISLAMIC HERITAGE SOCIETY',
      basisHash: 'b1',
      screeningHash: 'h1',
    }),
  ]);
  expect(findings[0]?.score).toBeGreaterThan(0.8);
});

test.each([
  ['another name', 'Water for All', true],
  ['signs alone', '— …', false],
])('%s finds nothing', (_case, value, canBeAsked) => {
  expect(screenBasis(loaded, { ...basis, names: [{ value, kind: 'LEGAL' }] })).toEqual({ findings: [], canBeAsked });
});

test.each([
  ['INDIVIDUAL', 'INDIVIDUAL'],
  ['NATIONAL_NGO', 'ENTITY'],
  ['PRIVATE_SECTOR', 'ENTITY'],
])('%s is asked for as %s', (primaryType, kind) => {
  expect(toQuery({ ...basis, primaryType })).toEqual({
    kind,
    names: ['Water for All', 'Revival of Islamic Heritage Societty'],
    countries: ['KW'],
  });
});

test.each([
  ['LEGAL', 'LEGAL_NAME'],
  ['ALIAS', 'ALIAS'],
  ['ACRONYM', 'ALIAS'],
  ['FORMER', 'FORMER_NAME'],
])('a name of kind %s matches as %s', (kind, field) => {
  expect(
    matchedFieldOf(
      [
        { value: 'Other', kind: 'LEGAL' },
        { value: ' Name ', kind },
      ],
      'Name',
    ),
  ).toBe(field);
});
