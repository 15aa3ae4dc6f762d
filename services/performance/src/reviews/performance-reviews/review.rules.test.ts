import { ReviewCriterion, ReviewDimension, ReviewRecommendation, ReviewScore, ReviewState } from './review.enums';
import { checkReview, demandHeard, demandMove, demandOpenForAnswer, judge, responseDueOn } from './review.rules';

const scale = Object.values(ReviewScore);
const scores = (...points: number[]) => points.map((each) => scale[each - 1] as ReviewScore);

test.each([
  [[3, 3, 3, 3, 3, 3, 3, 3], '3.00', 'SATISFACTORY'],
  [[4, 4, 4, 4, 3, 3, 3, 3], '3.50', 'HIGHLY_SATISFACTORY'],
  [[4, 4, 4, 3, 3, 3, 3, 3], '3.38', 'SATISFACTORY'],
  [[4, 4, 4, 4, 4, 4, 4, 1], '3.63', 'PARTLY_SATISFACTORY'],
  [[1, 1, 1, 1, 1, 1, 1, 2], '1.13', 'UNSATISFACTORY'],
  [[1, 1, 1, 1, 2, 2, 2, 2], '1.50', 'PARTLY_SATISFACTORY'],
])('the scores %j make %s, %s', (points, overall, band) => {
  expect(judge(scores(...points))).toEqual({ overall, band });
});

const reasonOf = (run: () => unknown) => {
  try {
    run();
    return null;
  } catch (error) {
    const { code, reason, rule } = (error as { extensions: Record<string, string> }).extensions;
    return [code, reason, rule].filter(Boolean).join(' / ');
  }
};

const told = {
  dimensions: Object.values(ReviewDimension).map((dimension) => ({ dimension })),
  criteria: Object.values(ReviewCriterion).map((criterion) => ({ criterion })),
  recommendation: ReviewRecommendation.RECOMMEND,
  conditions: null,
  from: '2026-01-01',
  to: '2026-03-31',
};

test.each([
  ['complete', {}, null],
  [
    'one dimension twice',
    { dimensions: [...told.dimensions.slice(1), told.dimensions[1]] },
    'INVALID_INPUT / SCORES_INCOMPLETE',
  ],
  ['a criterion missing', { criteria: told.criteria.slice(1) }, 'INVALID_INPUT / SCORES_INCOMPLETE'],
  [
    'conditions not said',
    { recommendation: ReviewRecommendation.RECOMMEND_WITH_CONDITIONS },
    'INVALID_INPUT / CONDITIONS_REQUIRED',
  ],
  ['reversed', { to: '2025-12-31' }, 'INVALID_INPUT / PERIOD_REVERSED'],
  ['in the future', { from: '2026-04-02', to: '2026-05-01' }, 'INVALID_INPUT'],
])('a review that is %s', (_what, change, reason) => {
  expect(reasonOf(() => checkReview({ ...told, ...change } as typeof told, '2026-04-01'))).toBe(reason);
});

test('the partner has 15 working days', () => {
  expect(responseDueOn(new Date('2026-03-02T09:00:00Z'))).toBe('2026-03-23');
});

const standing = {
  state: ReviewState.AWAITING_RESPONSE,
  recommendation: ReviewRecommendation.DO_NOT_RECOMMEND,
  responseDueOn: '2026-03-23',
  respondedAt: null as Date | null,
  signedOffAt: null as Date | null,
};
const then = new Date('2026-03-10T12:00:00Z');

test.each([
  ['unsigned and unanswered, in time', {}, '2026-03-23', 'PRECONDITION_FAILED / RESPONSE_WINDOW_OPEN / P-INV-6'],
  ['signed, in time', { signedOffAt: then }, '2026-03-23', 'PRECONDITION_FAILED / RESPONSE_WINDOW_OPEN / P-INV-6'],
  ['answered, unsigned', { respondedAt: then }, '2026-03-11', 'PRECONDITION_FAILED / SIGN_OFF_REQUIRED / P-INV-6'],
  ['signed, after the window', { signedOffAt: then }, '2026-03-24', null],
  ['signed and answered', { signedOffAt: then, respondedAt: then }, '2026-03-11', null],
  ['a recommendation', { recommendation: ReviewRecommendation.RECOMMEND }, '2026-03-03', null],
])('P-INV-6: advice that is %s', (_what, change, today, reason) => {
  expect(reasonOf(() => demandHeard({ ...standing, ...change }, today))).toBe(reason);
});

test.each([
  ['in time', {}, '2026-03-23', null],
  ['late', {}, '2026-03-24', 'PRECONDITION_FAILED / RESPONSE_WINDOW_CLOSED / P-INV-6'],
  ['twice', { respondedAt: then }, '2026-03-11', 'CONFLICT / INVALID_STATE'],
  ['to a draft', { state: ReviewState.DRAFT }, '2026-03-11', 'CONFLICT / INVALID_STATE'],
])('an answer %s', (_what, change, today, reason) => {
  expect(reasonOf(() => demandOpenForAnswer({ ...standing, ...change }, today))).toBe(reason);
});

test('only these moves are allowed', () => {
  const states = Object.values(ReviewState);
  const allowed = states.flatMap((from) =>
    states.filter((to) => reasonOf(() => demandMove(from, to)) === null).map((to) => `${from} > ${to}`),
  );
  expect(allowed).toEqual([
    'DRAFT > AWAITING_RESPONSE',
    'DRAFT > WITHDRAWN',
    'AWAITING_RESPONSE > PUBLISHED',
    'AWAITING_RESPONSE > WITHDRAWN',
    'PUBLISHED > WITHDRAWN',
  ]);
});
