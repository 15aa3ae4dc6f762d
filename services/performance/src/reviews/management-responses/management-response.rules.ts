import { invalidInput } from '@partner-commons/platform/errors';
import type { Day } from '@partner-commons/platform/whole-days';
import { ResponseStance } from './management-response.view';

export interface ToldResponse {
  stance: ResponseStance;
  action: string | null;
  dueOn: Day | null;
  comment: string | null;
}

/** Whoever accepts says what is done until when; whoever does not, or not all, says why. */
export function checkResponse({ stance, action, dueOn, comment }: ToldResponse, today: Day): void {
  if (stance !== ResponseStance.ACCEPTED && comment === null) {
    throw invalidInput('Say why it is not done, or not all of it.', 'input.comment', 'COMMENT_REQUIRED');
  }
  if (stance === ResponseStance.REJECTED) {
    if (action === null && dueOn === null) return;
    throw invalidInput('What is rejected has no action and no day.', 'input.action', 'ACTION_NOT_TAKEN');
  }
  if (action === null || dueOn === null) {
    throw invalidInput('Say what is done, and until when.', 'input.action', 'ACTION_REQUIRED');
  }
  if (dueOn < today) throw invalidInput('An action is not due in the past.', 'input.dueOn');
}
