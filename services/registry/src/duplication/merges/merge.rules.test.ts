import * as fc from 'fast-check';
import {
  flatten,
  giveBack,
  type MergedValues,
  mergeObstacle,
  redirectChanges,
  takeFields,
  valuesWith,
} from './merge.rules';

const survivor = {
  primaryType: 'NATIONAL_NGO',
  countryOfOrigin: 'SO',
  foundedOn: null,
  website: 'https://a.org',
  categories: ['WOMEN'],
  roles: [],
  attributes: ['LOCAL'],
  protectedListing: false,
} as unknown as MergedValues;
const merged = {
  primaryType: 'FOUNDATION',
  countryOfOrigin: 'KE',
  foundedOn: '2011-05-01',
  website: 'https://b.org',
  categories: ['WOMEN', 'MEDIA'],
  roles: [],
  attributes: ['WOMEN_LED'],
  protectedListing: true,
} as unknown as MergedValues;

const fieldsOf = (...args: Parameters<typeof takeFields>) =>
  takeFields(...args).map(({ field, rule }) => `${field} ${rule}`);

test('the survivor keeps what it says, gets what it lacks, and lists are united', () => {
  expect(fieldsOf(survivor, merged, [])).toEqual([
    'FOUNDED_ON FILLED',
    'CATEGORIES UNITED',
    'ATTRIBUTES UNITED',
    'PROTECTED_LISTING STRICTER',
  ]);
  expect(valuesWith(survivor, takeFields(survivor, merged, []))).toMatchObject({
    primaryType: 'NATIONAL_NGO',
    foundedOn: '2011-05-01',
    categories: ['WOMEN', 'MEDIA'],
    protectedListing: true,
  });
});

test.each([
  [[{ field: 'PRIMARY_TYPE', from: 'MERGED' }], 'PRIMARY_TYPE CHOSEN'],
  [[{ field: 'WEBSITE', from: 'MERGED' }], 'WEBSITE CHOSEN'],
] as const)('a choice of the other side wins: %j', (choices, expected) => {
  expect(fieldsOf(survivor, merged, choices)).toContain(expected);
});

test('a choice of the survivor leaves an empty field empty', () => {
  expect(fieldsOf(survivor, merged, [{ field: 'FOUNDED_ON', from: 'SURVIVOR' }])).not.toContain('FOUNDED_ON FILLED');
});

test('undoing gives back what nobody has changed since', () => {
  const taken = takeFields(survivor, merged, []);
  const now = { ...valuesWith(survivor, taken), foundedOn: '2012-01-01' };
  const { values, kept } = giveBack(now, taken);
  expect(values).toEqual({ ...survivor, foundedOn: '2012-01-01' });
  expect(kept.map(({ field }) => field)).toEqual(['FOUNDED_ON']);
});

type Facts = Parameters<typeof mergeObstacle>[0];
const partner = (change: object = {}) =>
  ({ standing: 'ACTIVE', uniqueNumber: null, kind: 'ORGANISATION', ...change }) as Facts;

test.each([
  [{}, {}, null],
  [{ uniqueNumber: 'U1' }, { uniqueNumber: 'U2' }, null],
  [{ standing: 'SUSPENDED' }, { standing: 'SUSPENDED' }, null],
  [{ standing: 'SUSPENDED' }, {}, null],
  [{}, { standing: 'SUSPENDED' }, /would be lost/],
  [{}, { standing: 'INELIGIBLE' }, /would be lost/],
  [{ standing: 'SUSPENDED' }, { standing: 'INELIGIBLE' }, /would be lost/],
  [{}, { uniqueNumber: 'U2' }, /registered/],
  [{ standing: 'CLOSED' }, {}, /closed/],
  [{}, { standing: 'CLOSED' }, /closed/],
  [{}, { kind: 'INDIVIDUAL' }, /person/],
])('survivor %j, merged %j: %s', (one, other, obstacle) => {
  const found = mergeObstacle(partner(one), partner(other));
  if (obstacle === null) expect(found).toBeNull();
  else expect(found).toMatch(obstacle);
});

const edge = (mergedId: string, survivorId: string) => ({ mergedId, survivorId });

test.each([
  ['a first merge', [], [edge('a', 'b')], [{ oldId: 'a', survivorId: 'b' }]],
  [
    'the survivor is merged itself',
    [edge('a', 'b')],
    [edge('a', 'b'), edge('b', 'c')],
    [
      { oldId: 'a', survivorId: 'c' },
      { oldId: 'b', survivorId: 'c' },
    ],
  ],
  [
    'the later merge is undone',
    [edge('a', 'b'), edge('b', 'c')],
    [edge('a', 'b')],
    [
      { oldId: 'a', survivorId: 'b' },
      { oldId: 'b', survivorId: null },
    ],
  ],
  ['the earlier one is undone', [edge('a', 'b'), edge('b', 'c')], [edge('b', 'c')], [{ oldId: 'a', survivorId: null }]],
])('redirects stay flat: %s', (_case, before, after, changes) => {
  expect(redirectChanges(before, after)).toEqual(changes);
});

test('R-INV-11: nobody stands for somebody who is merged, whatever is merged in whatever order', () => {
  const order = fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 15 });
  fc.assert(
    fc.property(order, fc.infiniteStream(fc.nat()), (ids, choices) => {
      const live = ids.map(String);
      const edges = [];
      while (live.length > 1) {
        const [gone] = live.splice(choices.next().value % live.length, 1);
        edges.push(edge(gone as string, live[choices.next().value % live.length] as string));
      }
      const redirects = flatten(edges);
      expect([...new Set(redirects.values())]).toEqual(live);
      expect(redirects.has(live[0] as string)).toBe(false);
    }),
  );
});
