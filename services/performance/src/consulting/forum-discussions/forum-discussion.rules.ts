import { AppError } from '@partner-commons/platform/errors';
import type { ForumState } from './forum-discussion.enums';

type State = `${ForumState}`;

/** The states in which a step may be taken, and the one that it leads to; null stays. */
const steps = {
  invite: { from: ['OPEN', 'DECIDED'], to: null },
  join: { from: ['OPEN', 'DECIDED'], to: null },
  leave: { from: ['OPEN', 'DECIDED', 'CLOSED'], to: null },
  post: { from: ['OPEN', 'DECIDED'], to: null },
  decide: { from: ['OPEN', 'DECIDED'], to: 'DECIDED' },
  dissent: { from: ['DECIDED'], to: null },
  followUp: { from: ['OPEN', 'DECIDED'], to: null },
  close: { from: ['OPEN', 'DECIDED'], to: 'CLOSED' },
  reopen: { from: ['CLOSED'], to: 'OPEN' },
} as const satisfies Record<string, { from: readonly State[]; to: State | null }>;

export type ForumStep = keyof typeof steps;

/** The state after a step; refuses one that may not be taken. */
export function stateAfter(state: State, step: ForumStep): State {
  const { from, to } = steps[step];
  if ((from as readonly State[]).includes(state)) return to ?? state;
  throw new AppError('CONFLICT', `A discussion that is ${state} does not take this step.`, {
    reason: 'INVALID_STATE',
    facts: { state },
  });
}

export interface ForumPerson {
  agency: string;
  /** `<issuer>#<subject>`. */
  subject: string;
}

/** Who is new among those that were named, each once. */
export const newcomers = (present: readonly ForumPerson[], agency: string, named: readonly string[]): string[] =>
  [...new Set(named)].filter(
    (subject) => !present.some((person) => person.agency === agency && person.subject === subject),
  );

/** Agencies that people sit for, in the order in which they came. */
export const agenciesOf = (people: readonly ForumPerson[]): string[] => [
  ...new Set(people.map(({ agency }) => agency)),
];
