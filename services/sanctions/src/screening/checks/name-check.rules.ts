import { type SuspiciousCharacter, suspiciousCharacters } from '../../matching/suspicious-characters';

export type NameOutcome = 'NO_MATCH_FOUND' | 'POSSIBLE_MATCH' | 'UNKNOWN';

export interface NameFacts {
  matches: number;
  /** Whether any name has a letter that can be compared. */
  canBeAsked: boolean;
  lists: readonly { binding: string; isStale: boolean }[];
}

/** "No match" needs something to compare with that is not out of date; nothing is ever more than that (S-INV-12). */
export function outcomeOf({ matches, canBeAsked, lists }: NameFacts): NameOutcome {
  if (matches > 0) return 'POSSIBLE_MATCH';
  const binding = lists.filter((list) => list.binding !== 'INFORMATIVE');
  if (!canBeAsked || binding.length === 0 || binding.some(({ isStale }) => isStale)) return 'UNKNOWN';
  return 'NO_MATCH_FOUND';
}

const notes: Record<NameOutcome, string> = {
  NO_MATCH_FOUND:
    'No entry of the lists and versions named here is like what was asked. It says nothing about other lists, other names, or tomorrow.',
  POSSIBLE_MATCH:
    'At least one entry is like what was asked. Whether it is the same party is for people to decide: compare the facts before anything else is done.',
  UNKNOWN:
    'Nothing can be said: no list is in force, a list is older than it may be, or nothing that was given can be compared. Decide nothing on it.',
};

export const noteOf = (outcome: NameOutcome) => notes[outcome];

export type NameWarningKind = SuspiciousCharacter | 'NOTHING_TO_COMPARE';

/** What about a name as it was typed deserves a second look (L14). */
export function warningsAbout(name: string): NameWarningKind[] {
  return [...suspiciousCharacters(name), ...(/\p{L}/u.test(name) ? [] : ['NOTHING_TO_COMPARE' as const])];
}
