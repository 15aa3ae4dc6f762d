import { isRestated, peerGroupsOf, peersOf, placeOf, quartilesOf, type RatedPartner } from './peer-comparison.rules';

const rated = (name: string, count: number, told: Partial<RatedPartner> = {}): RatedPartner[] =>
  Array.from({ length: count }, (_, place) => ({
    partnerId: `${name}${place}`,
    points: 5 * place,
    partnerType: 'NATIONAL_NGO',
    country: 'SO',
    ...told,
  }));

const kenya = { country: 'KE' };
const colombia = { country: 'CO' };
/** Size of each group that is told of, by its key, and who is beside whom. */
const grouped = (...partners: RatedPartner[][]) => {
  const { groups, groupOf } = peerGroupsOf(partners.flat());
  return {
    sizes: Object.fromEntries(groups.map(({ key, members }) => [key, members.length])),
    places: partners.map(([first]) => groupOf.get(first?.partnerId ?? '') ?? null),
  };
};

test.each([
  ['ten in all are too few', [rated('s', 10)], {}, [null]],
  ['eleven of a country', [rated('s', 11)], { 'NATIONAL_NGO SO': 11 }, ['NATIONAL_NGO SO']],
  [
    'few of a country stand beside the region',
    [rated('s', 6), rated('k', 5, kenya)],
    { 'NATIONAL_NGO 014': 11 },
    ['NATIONAL_NGO 014', 'NATIONAL_NGO 014'],
  ],
  [
    'those of no country in sight stand beside their type',
    [rated('s', 6), rated('c', 4, colombia), rated('n', 1, { country: null })],
    { NATIONAL_NGO: 11 },
    ['NATIONAL_NGO', 'NATIONAL_NGO', 'NATIONAL_NGO'],
  ],
  ['types are not mixed', [rated('s', 9), rated('f', 9, { partnerType: 'FOUNDATION' })], {}, [null, null]],
  ['no type, no peers', [rated('s', 20, { partnerType: null })], {}, [null]],
])('JIU-80: %s', (_what, partners, sizes, places) => expect(grouped(...partners)).toEqual({ sizes, places }));

test('P-INV-8: a wider group has five partners or more beyond the narrower ones, or there is none', () => {
  const country = rated('s', 11);
  expect(grouped(country, rated('k', 4, kenya))).toEqual({
    sizes: { 'NATIONAL_NGO SO': 11 },
    places: ['NATIONAL_NGO SO', null],
  });
  expect(grouped(country, rated('k', 5, kenya))).toEqual({
    sizes: { 'NATIONAL_NGO SO': 11, 'NATIONAL_NGO 014': 16 },
    places: ['NATIONAL_NGO SO', 'NATIONAL_NGO 014'],
  });
  expect(grouped(country, rated('k', 4, kenya), rated('c', 1, colombia)).sizes).toEqual({
    'NATIONAL_NGO SO': 11,
    NATIONAL_NGO: 16,
  });
});

test('quartiles are in steps of five', () => {
  expect(quartilesOf(rated('s', 11))).toEqual({ lowerQuartile: 15, median: 25, upperQuartile: 40 });
  expect(quartilesOf(rated('s', 11, { points: 65 }))).toEqual({ lowerQuartile: 65, median: 65, upperQuartile: 65 });
});

test.each([
  ['the first time', null, rated('s', 11), true],
  ['nothing moved', rated('s', 11), rated('s', 11), false],
  ['four came', rated('s', 11), rated('s', 15), false],
  ['five came', rated('s', 11), rated('s', 16), true],
  ['two went and three moved', rated('s', 13), [...rated('s', 8), ...rated('s', 11, { points: 99 }).slice(8)], true],
  ['one moved', rated('s', 11), [...rated('s', 10), ...rated('s', 11, { points: 99 }).slice(10)], false],
])('what is told of a group moves or stays: %s', (_what, before, now, moves) =>
  expect(isRestated(before, now)).toBe(moves),
);

test.each([
  [10, 'LOWEST_QUARTER'],
  [15, 'BELOW_MEDIAN'],
  [20, 'BELOW_MEDIAN'],
  [25, 'FROM_MEDIAN'],
  [40, 'FROM_MEDIAN'],
  [45, 'HIGHEST_QUARTER'],
])('%i points are %s', (points, place) =>
  expect(placeOf(points, { lowerQuartile: 15, median: 25, upperQuartile: 40 })).toBe(place),
);

test.each([
  [11, 10],
  [15, 10],
  [16, 15],
])('a group of %i is told as %i peers', (size, peers) => expect(peersOf(size)).toBe(peers));
