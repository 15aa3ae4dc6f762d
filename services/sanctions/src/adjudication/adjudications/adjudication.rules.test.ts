import {
  type Decider,
  type HitInQuestion,
  judge,
  lacksEvidence,
  needsTwo,
  type Proposal,
  type Verdict,
} from './adjudication.rules';

const weak: HitInQuestion = { state: 'OPEN', score: 0.8, binding: 'INFORMATIVE' };
const unsc: HitInQuestion = { ...weak, binding: 'MANDATORY' };
const amina: Decider = { subject: 'unicef#amina', agency: 'UNICEF', offices: [''], isAdjudicator: true };
const bashir: Decider = { subject: 'wfp#bashir', agency: 'WFP', offices: [''], isAdjudicator: true };

test.each<[Verdict, Partial<HitInQuestion>, boolean]>([
  ['FALSE_POSITIVE', {}, false],
  ['FALSE_POSITIVE', { score: 0.8999 }, false],
  ['FALSE_POSITIVE', { score: 0.9 }, true],
  ['FALSE_POSITIVE', { binding: 'MANDATORY' }, true],
  ['FALSE_POSITIVE', { binding: 'RECOGNISED_BY_DEFAULT' }, false],
  ['CONFIRMED', {}, true],
])('S-INV-2: %s of %j needs two: %s', (verdict, change, two) => {
  expect(needsTwo({ ...weak, ...change }, verdict)).toBe(two);
});

const first = (hit: HitInQuestion, verdict: Verdict) => judge(hit, { verdict, decider: amina, proposal: null });

test.each<[HitInQuestion, Verdict, string]>([
  [weak, 'FALSE_POSITIVE', 'FALSE_POSITIVE'],
  [weak, 'CONFIRMED', 'PROPOSED_CONFIRMED'],
  [unsc, 'FALSE_POSITIVE', 'PROPOSED_FALSE_POSITIVE'],
  [{ ...unsc, state: 'IN_REVIEW' }, 'CONFIRMED', 'PROPOSED_CONFIRMED'],
])('the first decision about %j: %s leads to %s', (hit, verdict, outcome) => {
  expect(first(hit, verdict)).toEqual({ outcome });
});

test('what was escalated is decided by those who adjudicate', () => {
  const escalated: HitInQuestion = { ...unsc, state: 'ESCALATED' };
  expect(first(escalated, 'FALSE_POSITIVE')).toEqual({ outcome: 'PROPOSED_FALSE_POSITIVE' });
  const screener = { ...amina, isAdjudicator: false };
  expect(judge(escalated, { verdict: 'FALSE_POSITIVE', decider: screener, proposal: null })).toEqual({
    refusal: 'NOT_ADJUDICATOR',
  });
});

test.each(['FALSE_POSITIVE', 'CONFIRMED', 'OBSOLETE', 'AWAITING_INFORMATION'] as const)(
  'nothing is decided about a hit that is %s',
  (state) => expect(first({ ...unsc, state }, 'CONFIRMED')).toEqual({ refusal: 'NOT_DECIDABLE' }),
);

const second = (verdict: Verdict, decider: Decider, proposed: Verdict = verdict) => {
  const { isAdjudicator: _role, ...person } = amina;
  const proposal: Proposal = { ...person, verdict: proposed };
  return judge({ ...unsc, state: `PROPOSED_${proposed}` }, { verdict, decider, proposal });
};
const colleague = { ...amina, subject: 'unicef#chidi' };

test.each<[string, Verdict, Decider, object]>([
  ['another agency', 'FALSE_POSITIVE', bashir, { outcome: 'FALSE_POSITIVE' }],
  ['a colleague', 'FALSE_POSITIVE', colleague, { outcome: 'FALSE_POSITIVE' }],
  ['the same person', 'FALSE_POSITIVE', amina, { refusal: 'SAME_PERSON' }],
  ['the same person through another agency', 'FALSE_POSITIVE', { ...amina, agency: 'WFP' }, { refusal: 'SAME_PERSON' }],
  ['a screener', 'FALSE_POSITIVE', { ...bashir, isAdjudicator: false }, { refusal: 'NOT_ADJUDICATOR' }],
  ['another agency', 'CONFIRMED', bashir, { outcome: 'CONFIRMED' }],
  ['a colleague of the same unit', 'CONFIRMED', colleague, { refusal: 'SAME_UNIT' }],
  ['a colleague of another office', 'CONFIRMED', { ...colleague, offices: ['nairobi'] }, { outcome: 'CONFIRMED' }],
  ['a colleague who works for both', 'CONFIRMED', { ...colleague, offices: ['', 'nairobi'] }, { refusal: 'SAME_UNIT' }],
])('the second decision by %s: %s', (_who, verdict, decider, expected) => {
  expect(second(verdict, decider)).toEqual(expected);
});

test('two who differ send it back to review, the same person never does', () => {
  expect(second('CONFIRMED', bashir, 'FALSE_POSITIVE')).toEqual({ outcome: 'IN_REVIEW' });
  expect(second('CONFIRMED', amina, 'FALSE_POSITIVE')).toEqual({ refusal: 'SAME_PERSON' });
});

test('a proposal that no decision bears out decides nothing', () => {
  const hit: HitInQuestion = { ...unsc, state: 'PROPOSED_CONFIRMED' };
  expect(judge(hit, { verdict: 'CONFIRMED', decider: bashir, proposal: null })).toEqual({ refusal: 'NOT_DECIDABLE' });
});

test.each<[Verdict, string, number, boolean]>([
  ['CONFIRMED', 'LOW_ALIAS', 0, true],
  ['CONFIRMED', 'LOW_ALIAS', 1, false],
  ['CONFIRMED', 'ALIAS', 0, false],
  ['FALSE_POSITIVE', 'LOW_ALIAS', 0, false],
])('S-INV-13: %s by %s with %d pieces of evidence lacks some: %s', (verdict, name, evidence, lacks) => {
  expect(lacksEvidence(verdict, [{ name }], evidence)).toBe(lacks);
});
