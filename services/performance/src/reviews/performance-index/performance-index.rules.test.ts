import { ReviewMilestone } from '../performance-reviews/review.enums';
import {
  checkWeights,
  indexesOf,
  indexOf,
  isEnough,
  normalise,
  type Rating,
  type Weights,
} from './performance-index.rules';

const weights: Weights = { PROPOSAL: 10, REPORTING: 20, MONITORING: 25, REVISION: 10, AUDIT: 20, CLOSURE: 15 };
const rating = (told: Partial<Rating>): Rating => ({
  partnerId: 'p',
  agency: 'UNHCR',
  rater: 'a',
  milestone: ReviewMilestone.MONITORING,
  score: 3,
  ...told,
});
const many = (count: number, told: Partial<Rating>) => Array.from({ length: count }, () => rating(told));

test.each([
  ['one agency, however many', [...many(50, {})], false],
  ['two, four of the smaller', [...many(9, {}), ...many(4, { agency: 'WFP' })], false],
  ['two, five of the smaller', [...many(9, {}), ...many(5, { agency: 'WFP' })], true],
  [
    'three that make five without the largest',
    [...many(9, {}), ...many(4, { agency: 'WFP' }), rating({ agency: 'UNDP' })],
    true,
  ],
  ['none', [], false],
])('P-INV-8: ratings of %s are enough: %s', (_what, ratings, enough) => expect(isEnough(ratings)).toBe(enough));

test.each([
  ['all 4', [rating({ score: 4 })], 100],
  ['all 1', [rating({ score: 1 })], 0],
  ['milestones without ratings do not count', [rating({ score: 2.5 })], 50],
  [
    'by weight',
    [rating({ score: 4, milestone: ReviewMilestone.PROPOSAL }), rating({ score: 1, milestone: ReviewMilestone.AUDIT })],
    35,
  ],
  [
    'many of one milestone weigh like one',
    [
      ...many(9, { score: 4, milestone: ReviewMilestone.AUDIT }),
      rating({ score: 1, milestone: ReviewMilestone.REPORTING }),
    ],
    50,
  ],
])('%s: %s', (_what, ratings, points) => expect(indexOf(ratings, weights)).toBe(points));

test('a strict agency is lifted and a lenient one lowered to the same', () => {
  const strict = many(10, { agency: 'UNHCR', rater: 'x', score: 2 });
  const lenient = many(10, { agency: 'WFP', rater: 'y', score: 4 });
  expect(new Set(normalise([...strict, ...lenient]).map(({ score }) => score))).toEqual(new Set([3]));
});

test('within an agency its strict person is lifted too', () => {
  const strict = many(10, { rater: 'x', score: 1 });
  const others = many(10, { rater: 'y', score: 3 });
  expect(new Set(normalise([...strict, ...others]).map(({ score }) => score))).toEqual(new Set([2]));
});

test('nobody is corrected by a handful of ratings, and nobody leaves the scale', () => {
  const few = [rating({ score: 1 }), rating({ agency: 'WFP', score: 4 })];
  expect(normalise(few)).toEqual(few);
  const outlier = [
    ...many(20, { score: 2 }),
    rating({ score: 4 }),
    ...many(20, { agency: 'WFP', rater: 'y', score: 4 }),
  ];
  expect(Math.max(...normalise(outlier).map(({ score }) => score))).toBe(4);
});

test('partners with too few ratings have no index at all', () => {
  const ratings = [...many(5, { agency: 'WFP' }), ...many(5, {}), ...many(9, { partnerId: 'q' })];
  expect(indexesOf(ratings, weights)).toEqual([{ partnerId: 'p', points: 65, ratings: 10, agencies: 2 }]);
});

const told = Object.entries(weights).map(([milestone, weight]) => ({
  milestone: milestone as ReviewMilestone,
  weight,
}));
test.each([
  ['complete', told, true],
  ['one missing', told.slice(1), false],
  ['not 100', told.map((each) => ({ ...each, weight: each.weight + 1 })), false],
  [
    'one at zero',
    told.map((each) => ({ ...each, weight: { PROPOSAL: 0, AUDIT: 30 }[each.milestone as string] ?? each.weight })),
    false,
  ],
])('weights that are %s', (_what, given, taken) => {
  if (taken) expect(checkWeights(given)).toEqual(weights);
  else expect(() => checkWeights(given)).toThrow('100 in all');
});
