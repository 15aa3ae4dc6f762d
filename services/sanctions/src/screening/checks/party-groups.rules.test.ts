import { type GroupedEntry, groupParties } from './party-groups.rules';

const entry = (id: string, source: string, name: string, year: number, score = 0.8): GroupedEntry => ({
  source,
  score,
  subject: {
    id,
    kind: 'INDIVIDUAL',
    names: [{ value: name, quality: 'PRIMARY' }],
    births: [{ from: year, to: year }],
    countries: ['SO'],
  },
});
const idsOf = (groups: GroupedEntry[][]) => groups.map((group) => group.map(({ subject }) => subject.id));

test('one party on two lists is one group, and a namesake of another age is another', () => {
  const entries = [
    entry('un', 'UNSC', 'Hassan Ali MOHAMUD', 1961, 0.95),
    entry('ofac', 'OFAC_SDN', 'Hassan Ali Mohamud', 1961, 0.9),
    entry('other', 'OFAC_SDN', 'Hassan Ali Mohamud', 1988, 0.93),
  ];
  expect(idsOf(groupParties(entries))).toEqual([['un', 'ofac'], ['other']]);
});

test('two entries of one list are two parties', () => {
  const entries = [entry('a', 'UNSC', 'Hassan Ali', 1961), entry('b', 'UNSC', 'Hassan Ali', 1961)];
  expect(idsOf(groupParties(entries))).toEqual([['a'], ['b']]);
});
