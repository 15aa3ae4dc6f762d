import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { type Day, dayOf } from '@partner-commons/platform/whole-days';
import { addWorkingDays } from '@partner-commons/platform/working-days';
import { ReviewCriterion, ReviewDimension, ReviewRecommendation, ReviewScore, ReviewState } from './review.enums';

/** P-INV-6. */
const responseDays = 15;

const scale = [
  ReviewScore.UNSATISFACTORY,
  ReviewScore.PARTLY_SATISFACTORY,
  ReviewScore.SATISFACTORY,
  ReviewScore.HIGHLY_SATISFACTORY,
] as const;

/** 1 to 4. */
export const pointsOf = (score: ReviewScore): number => scale.indexOf(score) + 1;

export interface Judgement {
  overall: string;
  band: ReviewScore;
}

/** The mean of the eight scores, half up; whatever is unsatisfactory keeps the whole from being satisfactory. */
export function judge(scores: readonly ReviewScore[]): Judgement {
  const points = scores.map(pointsOf);
  const sum = points.reduce((total, each) => total + each, 0);
  const rounded = Math.floor((2 * sum + points.length) / (2 * points.length));
  const reached = Math.min(...points) === 1 ? Math.min(rounded, 2) : rounded;
  const hundredths = Math.floor((200 * sum + points.length) / (2 * points.length));
  return { overall: (hundredths / 100).toFixed(2), band: scale[reached - 1] ?? ReviewScore.UNSATISFACTORY };
}

interface Told {
  dimensions: readonly { dimension: ReviewDimension }[];
  criteria: readonly { criterion: ReviewCriterion }[];
  recommendation: ReviewRecommendation;
  conditions: string | null;
  from: Day;
  to: Day;
}

/** All eight are scored, once each: a missing one would make reviews of agencies incomparable (UNICEF-51, JIU-44). */
export function checkReview({ dimensions, criteria, recommendation, conditions, from, to }: Told, today: Day): void {
  const given = new Set([...dimensions.map((each) => each.dimension), ...criteria.map((each) => each.criterion)]);
  const wanted = [...Object.values(ReviewDimension), ...Object.values(ReviewCriterion)];
  if (dimensions.length + criteria.length !== wanted.length || !wanted.every((each) => given.has(each))) {
    throw invalidInput(`Score each of these once: ${wanted.join(', ')}.`, 'input.dimensions', 'SCORES_INCOMPLETE');
  }
  if (recommendation === ReviewRecommendation.RECOMMEND_WITH_CONDITIONS && !conditions) {
    throw invalidInput(
      'Say under which conditions you recommend the partner.',
      'input.conditions',
      'CONDITIONS_REQUIRED',
    );
  }
  if (to < from) throw invalidInput('The period ends before it starts.', 'input.to', 'PERIOD_REVERSED');
  if (from > today) throw invalidInput('What lies in the future cannot be reviewed yet.', 'input.from');
}

export const responseDueOn = (submittedAt: Date): Day => addWorkingDays(dayOf(submittedAt), responseDays);

const moves: Record<ReviewState, readonly ReviewState[]> = {
  [ReviewState.DRAFT]: [ReviewState.AWAITING_RESPONSE, ReviewState.WITHDRAWN],
  [ReviewState.AWAITING_RESPONSE]: [ReviewState.PUBLISHED, ReviewState.WITHDRAWN],
  [ReviewState.PUBLISHED]: [ReviewState.WITHDRAWN],
  [ReviewState.WITHDRAWN]: [],
};

export const wrongState = (message: string, state: string) =>
  new AppError('CONFLICT', message, { reason: 'INVALID_STATE', facts: { state } });

export function demandMove(from: ReviewState, to: ReviewState): void {
  if (!moves[from].includes(to)) throw wrongState(`A review that is ${from} cannot become ${to}.`, from);
}

interface Standing {
  recommendation: ReviewRecommendation;
  responseDueOn: Day | null;
  respondedAt: Date | null;
  signedOffAt: Date | null;
}

/** P-INV-6: nobody advises against a partner alone, or before the partner answered or had its time to. */
export function demandHeard(review: Standing, today: Day): void {
  if (review.recommendation !== ReviewRecommendation.DO_NOT_RECOMMEND) return;
  const facts = { responseDueOn: review.responseDueOn };
  if (review.respondedAt === null && (review.responseDueOn === null || today <= review.responseDueOn)) {
    throw new AppError('PRECONDITION_FAILED', `The partner may answer until ${review.responseDueOn}.`, {
      reason: 'RESPONSE_WINDOW_OPEN',
      rule: 'P-INV-6',
      facts,
    });
  }
  if (review.signedOffAt === null) {
    throw new AppError('PRECONDITION_FAILED', 'Advice against a partner needs a second person: signOffReview.', {
      reason: 'SIGN_OFF_REQUIRED',
      rule: 'P-INV-6',
      facts,
    });
  }
}

/** The partner's answer is taken for 15 working days, also when the review is published meanwhile. */
export function demandOpenForAnswer(
  { state, responseDueOn, respondedAt }: Standing & { state: ReviewState },
  today: Day,
) {
  const open = state === ReviewState.AWAITING_RESPONSE || state === ReviewState.PUBLISHED;
  if (!open) throw wrongState(`A review that is ${state} takes no answer.`, state);
  if (respondedAt !== null) throw wrongState('This review was answered already.', 'ANSWERED');
  if (responseDueOn === null || today > responseDueOn) {
    throw new AppError('PRECONDITION_FAILED', `Answers were taken until ${responseDueOn}.`, {
      reason: 'RESPONSE_WINDOW_CLOSED',
      rule: 'P-INV-6',
    });
  }
}
