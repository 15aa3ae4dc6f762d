import { quotientOf, sumOf } from '../../terms/decimal.rules';
import type { BallotBlock } from '../survey-ballots/ballot.rules';
import type { SurveyQuestion } from '../surveys/survey.view';

export interface ChoiceCount {
  choice: string;
  /** Null when it is held back. */
  count: number | null;
}

export interface ComputedResult {
  question: string;
  agency: string | null;
  n: number | null;
  mean: string | null;
  counts: ChoiceCount[] | null;
  suppressed: boolean;
}

/**
 * What may be known of the answers (P-INV-4): each group of at least k respondents. There is no total over agencies, since
 * it would tell, less the others, of the one that is held back; and one partner may stand behind several of its answers.
 */
export function resultsOf(
  questions: readonly SurveyQuestion[],
  agencies: readonly string[],
  blocks: readonly BallotBlock[],
  k: number,
): ComputedResult[] {
  return questions.flatMap((question) =>
    (question.byAgency ? agencies : [null]).map((agency) => {
      const given = blocks.filter((block) => block.agency === agency).map(({ answers }) => answers[question.code]);
      const told = given.filter((answer) => answer !== undefined);
      const place = { question: question.code, agency };
      if (told.length < k) return { ...place, n: null, mean: null, counts: null, suppressed: true };
      return { ...place, n: told.length, suppressed: false, ...figuresOf(question, told) };
    }),
  );
}

function figuresOf({ kind, choices }: SurveyQuestion, told: string[]): Pick<ComputedResult, 'mean' | 'counts'> {
  if (kind === 'NUMBER' || kind === 'SCALE') {
    return { mean: quotientOf(sumOf(told), String(told.length), 2), counts: null };
  }
  if (kind === 'TEXT') return { mean: null, counts: null };
  const counts = (choices ?? []).map((choice) => ({ choice, count: told.filter((one) => one === choice).length }));
  return { mean: null, counts: holdBack(counts) };
}

const smallest = 5;

/**
 * Counts of 1 to 4 are held back, and with them the next smallest ones, until what is held back is two cells and five
 * answers at least: what is shown, taken from n, would else give them back.
 */
export function holdBack(counts: readonly { choice: string; count: number }[]): ChoiceCount[] {
  const held = new Set(counts.filter(({ count }) => count > 0 && count < smallest));
  const rest = counts.filter(({ count }) => count >= smallest).sort((one, other) => other.count - one.count);
  const sum = () => [...held].reduce((total, { count }) => total + count, 0);
  while (held.size > 0 && (held.size < 2 || sum() < smallest)) {
    const next = rest.pop();
    if (!next) break;
    held.add(next);
  }
  return counts.map((cell) => ({ choice: cell.choice, count: held.has(cell) ? null : cell.count }));
}
