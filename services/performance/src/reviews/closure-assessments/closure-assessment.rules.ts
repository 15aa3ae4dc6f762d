import { invalidInput } from '@partner-commons/platform/errors';
import { addDays, type Day } from '@partner-commons/platform/whole-days';
import { ClosureState, PartnershipPrinciple } from './closure-assessment.view';

/** HAB-26: two pages. */
const mostWords = 1_000;
/** Days before the end of an agreement from which its assessment is due. */
export const noticeDays = 30;

export const horizonOf = (today: Day): Day => addDays(today, noticeDays);

/** By spaces: good enough for a limit, in all scripts that have them. */
export const countWords = (text: string): number => text.split(/\s+/u).filter((word) => word !== '').length;

interface Told {
  texts: Readonly<Record<string, string>>;
  principles: readonly { principle: PartnershipPrinciple }[];
}

export function checkClosure({ texts, principles }: Told): void {
  const empty = Object.entries(texts).find(([, text]) => text.trim() === '');
  if (empty) throw invalidInput(`Say something on ${empty[0]}, if only that there was nothing.`, `input.${empty[0]}`);
  const words = Object.values(texts).reduce((sum, text) => sum + countWords(text), 0);
  if (words > mostWords) {
    throw invalidInput(`These are ${words} words; ${mostWords} are the most (HAB-26).`, 'input', 'TOO_MANY_WORDS');
  }
  const all = Object.values(PartnershipPrinciple);
  const given = new Set(principles.map(({ principle }) => principle));
  if (principles.length !== all.length || given.size !== all.length) {
    throw invalidInput(`Score each of these once: ${all.join(', ')}.`, 'input.principles', 'SCORES_INCOMPLETE');
  }
}

/** On its last day an agreement is not late yet. */
export const stateOf = (stored: 'SUBMITTED' | 'WAIVED' | null, dueOn: Day, today: Day): ClosureState =>
  stored === null ? (dueOn < today ? ClosureState.OVERDUE : ClosureState.DUE) : ClosureState[stored];
