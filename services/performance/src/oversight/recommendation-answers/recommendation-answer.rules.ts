import { AppError, invalidInput } from '@partner-commons/platform/errors';
import type { Day } from '@partner-commons/platform/whole-days';
import { RecommendationStatus } from '../recommendations/recommendation.enums';

const { NOT_ACCEPTED, UNDER_CONSIDERATION, ACCEPTED, IN_PROGRESS, IMPLEMENTED, CLOSED } = RecommendationStatus;

const open = [NOT_ACCEPTED, UNDER_CONSIDERATION, ACCEPTED, IN_PROGRESS, IMPLEMENTED];

/** An agency may think again about everything but what its oversight has closed. */
const moves: Record<RecommendationStatus, readonly RecommendationStatus[]> = {
  NOT_ACCEPTED: [...open, CLOSED],
  UNDER_CONSIDERATION: open,
  ACCEPTED: open,
  IN_PROGRESS: open,
  IMPLEMENTED: [...open, CLOSED],
  CLOSED: [],
};

interface Answer {
  from: RecommendationStatus;
  to: RecommendationStatus;
  evidence: number;
  note: string | null;
  /** Who gave the answer that holds now, and who gives this one. */
  before: string | null;
  now: string;
}

/** Done is what can be shown, a refusal has a reason, and closing is another person's. */
export function checkAnswer({ from, to, evidence, note, before, now }: Answer): void {
  if (!moves[from].includes(to)) {
    throw new AppError('CONFLICT', `A recommendation that is ${from} cannot become ${to}.`, {
      reason: 'INVALID_STATE',
      facts: { state: from },
    });
  }
  if (to === IMPLEMENTED && evidence === 0) {
    throw new AppError('PRECONDITION_FAILED', 'Give evidence: a link, a figure or an outcome.', {
      reason: 'EVIDENCE_REQUIRED',
    });
  }
  if (to === NOT_ACCEPTED && note === null) throw invalidInput('Say why it is not accepted.', 'input.note');
  if (to === CLOSED && before === now) {
    throw new AppError('FORBIDDEN', 'Somebody else than who gave the last answer closes it.', {
      reason: 'SEGREGATION_OF_DUTIES',
    });
  }
}

export const isLate = (status: RecommendationStatus, due: Day | null, today: Day): boolean =>
  due !== null && due < today && ![NOT_ACCEPTED, IMPLEMENTED, CLOSED].includes(status);
