import { AppError, invalidInput } from '@partner-commons/platform/errors';
import type { Day } from '@partner-commons/platform/whole-days';
import { ActionStatus } from '../outcomes/outcome.enums';

const { OPEN, IN_PROGRESS, DONE, DROPPED } = ActionStatus;

const moves: Record<ActionStatus, readonly ActionStatus[]> = {
  OPEN: [OPEN, IN_PROGRESS, DONE, DROPPED],
  IN_PROGRESS: [IN_PROGRESS, DONE, DROPPED],
  // A piece of evidence may come later.
  DONE: [DONE],
  DROPPED: [OPEN, IN_PROGRESS],
};

/** The same for actions and for what others adopt of them. */
export function demandActionMove(from: ActionStatus, to: ActionStatus): void {
  if (moves[from].includes(to)) return;
  throw new AppError('CONFLICT', `An action that is ${from} cannot become ${to}.`, {
    reason: 'INVALID_STATE',
    facts: { state: from },
  });
}

/** Done is what can be shown, and what is given up has a reason. */
export function demandGrounds(to: ActionStatus, { evidence, note }: { evidence: number; note: string | null }): void {
  if (to === DONE && evidence === 0) {
    throw new AppError('PRECONDITION_FAILED', 'Give evidence: a file or a link that shows that it was done.', {
      reason: 'EVIDENCE_REQUIRED',
    });
  }
  if (to === DROPPED && note === null) {
    throw invalidInput('Say in a note why it is given up.', 'input.note', 'NOTE_REQUIRED');
  }
}

export const isOverdue = ({ status, due }: { status: ActionStatus; due: Day }, today: Day): boolean =>
  (status === OPEN || status === IN_PROGRESS) && due < today;
