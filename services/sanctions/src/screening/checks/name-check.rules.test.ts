import { type NameFacts, noteOf, outcomeOf, warningsAbout } from './name-check.rules';

const facts: NameFacts = { matches: 0, canBeAsked: true, lists: [{ binding: 'MANDATORY', isStale: false }] };
const informing = { binding: 'INFORMATIVE', isStale: true };

test.each<[string, Partial<NameFacts>, string]>([
  ['no match', {}, 'NO_MATCH_FOUND'],
  ['a match', { matches: 1 }, 'POSSIBLE_MATCH'],
  ['a match on an old list', { matches: 1, lists: [{ binding: 'MANDATORY', isStale: true }] }, 'POSSIBLE_MATCH'],
  ['no list', { lists: [] }, 'UNKNOWN'],
  ['only a list that informs', { lists: [{ ...informing, isStale: false }] }, 'UNKNOWN'],
  ['a list that is too old', { lists: [{ binding: 'MANDATORY', isStale: true }] }, 'UNKNOWN'],
  ['an old list that only informs', { lists: [...facts.lists, informing] }, 'NO_MATCH_FOUND'],
  ['no letter', { canBeAsked: false }, 'UNKNOWN'],
])('S-INV-12: %s', (_case, change, outcome) => expect(outcomeOf({ ...facts, ...change })).toBe(outcome));

test.each(['NO_MATCH_FOUND', 'POSSIBLE_MATCH', 'UNKNOWN'] as const)('S-INV-12: %s is never called safe', (outcome) =>
  expect(noteOf(outcome)).not.toMatch(/safe|cleared|approved|harmless/i),
);

test.each([
  ['an ordinary name', 'Al Rashid Trust', []],
  ['a look-alike and nothing else', 'Аl Rashid', ['MIXED_SCRIPTS']],
  ['no letter', '— 123 …', ['NOTHING_TO_COMPARE']],
])('L14: the warnings about %s', (_case, name, warnings) => expect(warningsAbout(name)).toEqual(warnings));
