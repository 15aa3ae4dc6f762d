import { invalidInput } from '@partner-commons/platform/errors';
import { ReviewScore } from '../performance-reviews/review.enums';
import { pointsOf } from '../performance-reviews/review.rules';
import { PartnershipAspect } from './mutual-review.view';

/** P-INV-4. */
const groupSize = 5;

export type Scores = Record<PartnershipAspect, number>;

/** One partner's first answer of a year about an agency. */
export interface Answer {
  agency: string;
  year: number;
  scores: Scores;
}

export interface FeedbackFigure {
  agency: string;
  year: number;
  aspect: PartnershipAspect;
  partners: number;
  mean: string;
}

export function checkScores(told: readonly { aspect: PartnershipAspect; score: ReviewScore }[]): Scores {
  const scores = Object.fromEntries(told.map(({ aspect, score }) => [aspect, pointsOf(score)])) as Scores;
  const all = Object.values(PartnershipAspect);
  if (told.length !== all.length || !all.every((aspect) => scores[aspect] !== undefined)) {
    throw invalidInput(`Score each of these once: ${all.join(', ')}.`, 'input.scores', 'SCORES_INCOMPLETE');
  }
  return scores;
}

const named = Object.values(ReviewScore);
export const shownScores = (scores: Scores) =>
  Object.values(PartnershipAspect).map((aspect) => ({
    aspect,
    score: named[(scores[aspect] ?? 1) - 1] ?? ReviewScore.UNSATISFACTORY,
  }));

/** Half up, exactly. */
const meanOf = (sum: number, count: number) => (Math.floor((200 * sum + count) / (2 * count)) / 100).toFixed(2);

/**
 * Whole groups of five in the order of arrival: the difference of two figures is always the sum of five answers or more,
 * whoever asks however often (P-INV-4).
 */
export function figuresOf(answers: readonly Answer[]): FeedbackFigure[] {
  const cells = new Map<string, Answer[]>();
  for (const answer of answers) {
    const key = `${answer.agency} ${answer.year}`;
    cells.set(key, [...(cells.get(key) ?? []), answer]);
  }
  return [...cells.values()].flatMap((cell) => {
    const [first] = cell;
    const counted = cell.slice(0, cell.length - (cell.length % groupSize));
    if (!first || counted.length === 0) return [];
    return Object.values(PartnershipAspect).map((aspect) => ({
      agency: first.agency,
      year: first.year,
      aspect,
      partners: counted.length,
      mean: meanOf(
        counted.reduce((sum, { scores }) => sum + scores[aspect], 0),
        counted.length,
      ),
    }));
  });
}
