import { checkClosure, countWords, horizonOf, stateOf } from './closure-assessment.rules';
import { PartnershipPrinciple } from './closure-assessment.view';

const principles = Object.values(PartnershipPrinciple).map((principle) => ({ principle }));
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

test.each([
  ['', 0],
  ['  two  words\n', 2],
  ['كلمتان هنا', 2],
])('%j has %i words', (text, count) => expect(countWords(text)).toBe(count));

test.each([
  ['1,000 words', { texts: { lessons: words(600), gender: words(400) }, principles }, null],
  ['1,001 words', { texts: { lessons: words(601), gender: words(400) }, principles }, 'TOO_MANY_WORDS'],
  ['an empty field', { texts: { lessons: ' ', gender: 'x' }, principles }, ''],
  ['a principle missing', { texts: { lessons: 'x' }, principles: principles.slice(1) }, 'SCORES_INCOMPLETE'],
  [
    'a principle twice',
    { texts: { lessons: 'x' }, principles: [...principles.slice(1), ...principles.slice(1, 2)] },
    'SCORES_INCOMPLETE',
  ],
])('HAB-26: with %s', (_what, told, reason) => {
  let refused: string | null = null;
  try {
    checkClosure(told as Parameters<typeof checkClosure>[0]);
  } catch (error) {
    refused = (error as { extensions: { reason?: string } }).extensions.reason ?? '';
  }
  expect(refused).toBe(reason);
});

test.each([
  [null, '2026-03-02', 'DUE'],
  [null, '2026-03-01', 'DUE'],
  [null, '2026-02-28', 'OVERDUE'],
  ['SUBMITTED', '2026-02-28', 'SUBMITTED'],
  ['WAIVED', '2026-02-28', 'WAIVED'],
] as const)('%s, due on %s, is %s on 1 March', (stored, dueOn, state) => {
  expect(stateOf(stored, dueOn, '2026-03-01')).toBe(state);
});

test('it is due from 30 days before the end on', () => expect(horizonOf('2026-03-01')).toBe('2026-03-31'));
