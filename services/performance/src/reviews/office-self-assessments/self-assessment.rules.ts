import { AppError, invalidInput } from '@partner-commons/platform/errors';
import type { Day } from '@partner-commons/platform/whole-days';
import { ImprovementStatus } from './self-assessment.view';

/** Each benchmark once: an office that leaves out what it does not meet would look better than one that does not. */
export function checkAnswers(answered: readonly string[], benchmarks: readonly string[]): void {
  if (answered.length !== benchmarks.length || !benchmarks.every((code) => answered.includes(code))) {
    throw invalidInput(`Answer each of these once: ${benchmarks.join(', ')}.`, 'input.answers', 'ANSWERS_INCOMPLETE');
  }
}

const isOpen = (status: ImprovementStatus) =>
  status === ImprovementStatus.OPEN || status === ImprovementStatus.IN_PROGRESS;

export const isOverdue = (status: ImprovementStatus, dueOn: Day, today: Day) => isOpen(status) && dueOn < today;

/** What is done or cancelled stays so; both say what became of it. */
export function demandStep(from: ImprovementStatus, to: ImprovementStatus, note: string | null): void {
  if (!isOpen(from)) {
    throw new AppError('CONFLICT', `An improvement that is ${from} stays so.`, {
      reason: 'INVALID_STATE',
      facts: { state: from },
    });
  }
  if (!isOpen(to) && !note) throw invalidInput('Say what became of it.', 'input.note', 'NOTE_REQUIRED');
}

/** Per cent with two decimals, half up. */
export const shareOf = (part: number, whole: number) =>
  whole === 0 ? '0.00' : (Math.floor((20_000 * part + whole) / (2 * whole)) / 100).toFixed(2);
