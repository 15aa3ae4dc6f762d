import { awaitedOf, demandNothingMissing, type Missing } from './assessment-progress.rules';

test.each([
  ['nobody asked', null, 'NOT_REQUESTED'],
  ['asked today', { dueOn: '2026-03-15', answeredAt: null }, 'AWAITED'],
  ['on the last day', { dueOn: '2026-03-10', answeredAt: null }, 'AWAITED'],
  ['a day later', { dueOn: '2026-03-09', answeredAt: null }, null],
  ['answered in time', { dueOn: '2026-03-15', answeredAt: new Date(0) }, null],
])('A-INV-3: %s, the comments are %s', (_case, round, awaited) => {
  expect(awaitedOf(round, '2026-03-10')).toBe(awaited);
});

const complete: Missing = { unanswered: [], evidence: [], comments: null };
test.each<[string, Partial<Missing>]>([
  ['a question', { unanswered: ['A1'] }],
  ['evidence', { evidence: ['A2'] }],
  ['comments', { comments: 'AWAITED' }],
])('A-INV-3: without %s nothing is final, and the refusal says so', (_what, missing) => {
  const facts = { ...complete, ...missing };
  expect(() => demandNothingMissing(facts)).toThrow(
    expect.objectContaining({
      extensions: expect.objectContaining({ reason: 'ASSESSMENT_INCOMPLETE', rule: 'A-INV-3', facts }),
    }),
  );
});

test('A-INV-3: what is complete passes', () => {
  expect(() => demandNothingMissing(complete)).not.toThrow();
});
