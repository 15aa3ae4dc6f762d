import { buildIndex, type ScreeningIndex } from '@partner-commons/sanctions/matching/candidates/screening-index';
import { type Listing, readListings } from '../bench/screening-lists';
import { countPairs, f1Of, measureAlerts, measureRecall, ourScore } from '../bench/screening-measures';
import { type LabelledQuery, type NamePair, readPairs, readQueries } from '../bench/screening-sets';

/** Floors of what `npm run bench:screening` measures, as counts: a rule that loses a name must say so. */
let listings: Listing[];
let index: ScreeningIndex;
let queries: LabelledQuery[];

beforeAll(async () => {
  listings = (await readListings()).filter(({ source }) => source === 'UNSC' || source === 'WORLD_BANK');
  index = buildIndex(listings.flatMap(({ subjects }) => subjects));
  queries = readQueries();
});

const of = (set: LabelledQuery['set']) => queries.filter((query) => query.set === set);
const recallOf = (set: LabelledQuery['set']) => measureRecall(index, listings, of(set));

test('every UN person is found as listed, and at the top', () => {
  const { rightSubject, atTheTop } = recallOf('un_untreated');
  expect(rightSubject).toEqual({ hits: 261, of: 261 });
  expect(atTheTop.hits).toBe(261);
});

test('no UN person of 262 is missed because of typing errors', () => {
  const { missed, rightSubject, amongCandidates, ties } = recallOf('un_treated');
  expect(rightSubject.of).toBe(262);
  expect(missed).toEqual([]);
  expect(amongCandidates.hits).toBe(262);
  expect(ties.hits).toBeLessThanOrEqual(2);
});

test('at most 2 organisations of 164 are missed because of typing errors', () => {
  const { missed, rightSubject, amongCandidates, ties } = recallOf('org_treated');
  expect(rightSubject.of).toBe(164);
  expect(missed.slice(2)).toEqual([]);
  expect(amongCandidates.hits).toBeGreaterThanOrEqual(164);
  expect(ties.hits).toBeLessThanOrEqual(3);
});

test('of 3,000 people on no list at most 4 are alerts, 1 of them at 0.80, and none with birth date and country', () => {
  const alerts = measureAlerts(index, of('negative'));
  expect(alerts.atReview.of).toBe(3000);
  expect(alerts.who.slice(4)).toEqual([]);
  expect(alerts.atEighty.hits).toBeLessThanOrEqual(1);
  expect(alerts.withFacts.hits).toBe(0);
});

test.each<[string, number, (pair: NamePair) => boolean]>([
  ['all', 0.92, () => true],
  ['organisations', 0.94, ({ kind }) => kind !== 'INDIVIDUAL'],
  ['persons', 0.9, ({ kind }) => kind === 'INDIVIDUAL'],
  ['human-curated', 0.94, ({ category }) => !category.startsWith('LLM')],
])('pairs of names, %s: F1 at least %d', (_, floor, choice) => {
  expect(f1Of(countPairs(readPairs().filter(choice), ourScore))).toBeGreaterThanOrEqual(floor);
});
