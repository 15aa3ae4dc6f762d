import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { type Day, dayOf } from '@partner-commons/platform/whole-days';
import { addWorkingDays } from '@partner-commons/platform/working-days';
import { wrongState } from '../performance-reviews/review.rules';
import { EvaluationState } from './evaluation.view';

/** As long as P-INV-6 gives for the answer to a review. */
const responseDays = 15;

export const evaluationResponseDueOn = (submittedAt: Date): Day => addWorkingDays(dayOf(submittedAt), responseDays);

const moves: Record<EvaluationState, readonly EvaluationState[]> = {
  [EvaluationState.DRAFT]: [EvaluationState.AWAITING_RESPONSES, EvaluationState.WITHDRAWN],
  [EvaluationState.AWAITING_RESPONSES]: [EvaluationState.PUBLISHED, EvaluationState.WITHDRAWN],
  [EvaluationState.PUBLISHED]: [EvaluationState.WITHDRAWN],
  [EvaluationState.WITHDRAWN]: [],
};

export function demandEvaluationMove(from: EvaluationState, to: EvaluationState): void {
  if (!moves[from].includes(to)) throw wrongState(`An evaluation that is ${from} cannot become ${to}.`, from);
}

export function checkEvaluationPeriod({ from, to }: { from: Day; to: Day }, today: Day): void {
  if (to < from) throw invalidInput('The period ends before it starts.', 'input.to', 'PERIOD_REVERSED');
  if (from > today) throw invalidInput('What lies in the future cannot be evaluated yet.', 'input.from');
}

/** The others, once each and in order; who leads is none of them. */
export function othersOf(agencies: readonly string[], lead: string): string[] {
  const others = [...new Set(agencies)].filter((code) => code !== lead).sort();
  if (others.length === 0) throw invalidInput('A joint evaluation has another agency at least.', 'input.agencies');
  return others;
}

interface Answered {
  findings: number;
  respondents: number;
  /** Pairs of finding and respondent that have an answer. */
  answers: number;
}

/** Everybody who takes part is heard on each recommendation, or had the time to answer. */
export function demandAnswered({ findings, respondents, answers }: Answered, dueOn: Day | null, today: Day): void {
  const missing = findings * respondents - answers;
  if (missing <= 0 || (dueOn !== null && today > dueOn)) return;
  throw new AppError('PRECONDITION_FAILED', `${missing} answers are missing; they are taken until ${dueOn}.`, {
    reason: 'RESPONSE_WINDOW_OPEN',
    rule: 'UNICEF-23',
    facts: { responseDueOn: dueOn, missing },
  });
}
