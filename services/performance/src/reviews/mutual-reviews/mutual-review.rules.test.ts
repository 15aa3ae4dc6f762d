import { ReviewScore } from '../performance-reviews/review.enums';
import { type Answer, checkScores, figuresOf, type Scores, shownScores } from './mutual-review.rules';
import { PartnershipAspect } from './mutual-review.view';

const all = Object.values(PartnershipAspect);
const scores = (points: number) => Object.fromEntries(all.map((aspect) => [aspect, points])) as Scores;
const answer = (points: number, told: Partial<Answer> = {}): Answer => ({
  agency: 'WFP',
  year: 2025,
  scores: scores(points),
  ...told,
});

test.each([
  [[1, 2, 3, 4], null],
  [
    [1, 2, 3, 4, 4],
    [5, '2.80'],
  ],
  [
    [1, 2, 3, 4, 4, 1, 1, 1, 1],
    [5, '2.80'],
  ],
  [
    [1, 2, 3, 4, 4, 1, 1, 1, 1, 1],
    [10, '1.90'],
  ],
])('P-INV-4: %j are shown as %j', (points, shown) => {
  const figures = figuresOf(points.map((each) => answer(each)));
  expect(figures).toHaveLength(shown === null ? 0 : all.length);
  const [figure] = figures;
  expect(figure ? [figure.partners, figure.mean] : null).toEqual(shown);
});

test('agencies and years are counted apart', () => {
  const answers = Array.from({ length: 4 }, () => [
    answer(1),
    answer(1, { agency: 'UNDP' }),
    answer(1, { year: 2024 }),
  ]).flat();
  expect(figuresOf(answers)).toEqual([]);
});

test('each aspect is scored once', () => {
  const told = all.map((aspect) => ({ aspect, score: ReviewScore.SATISFACTORY }));
  expect(shownScores(checkScores(told))).toEqual(told);
  expect(() => checkScores(told.slice(1))).toThrow('once');
  expect(() => checkScores([...told.slice(1), ...told.slice(1, 2)])).toThrow('once');
});
