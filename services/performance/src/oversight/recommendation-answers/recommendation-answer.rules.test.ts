import { RecommendationStatus } from '../recommendations/recommendation.enums';
import { checkAnswer, isLate } from './recommendation-answer.rules';

const { NOT_ACCEPTED, UNDER_CONSIDERATION, ACCEPTED, IN_PROGRESS, IMPLEMENTED, CLOSED } = RecommendationStatus;
const refusalOf = (run: () => void): string | null => {
  try {
    run();
    return null;
  } catch (error) {
    const { code, reason } = (error as { extensions: Record<string, string> }).extensions;
    return reason ? `${code} / ${reason}` : (code ?? null);
  }
};

test.each([
  ['accepted', UNDER_CONSIDERATION, ACCEPTED, {}, null],
  ['done without evidence', IN_PROGRESS, IMPLEMENTED, {}, 'PRECONDITION_FAILED / EVIDENCE_REQUIRED'],
  ['done with evidence', IN_PROGRESS, IMPLEMENTED, { evidence: 1 }, null],
  ['refused without a reason', ACCEPTED, NOT_ACCEPTED, {}, 'INVALID_INPUT'],
  ['refused with a reason', ACCEPTED, NOT_ACCEPTED, { note: 'no means' }, null],
  ['closed before it is done', IN_PROGRESS, CLOSED, { evidence: 1 }, 'CONFLICT / INVALID_STATE'],
  ['closed by another person', IMPLEMENTED, CLOSED, { evidence: 1 }, null],
  ['closed by the same person', IMPLEMENTED, CLOSED, { now: 'a' }, 'FORBIDDEN / SEGREGATION_OF_DUTIES'],
  ['opened again after closing', CLOSED, IN_PROGRESS, {}, 'CONFLICT / INVALID_STATE'],
] as const)('%s', (_name, from, to, change, expected) => {
  const answer = { from, to, evidence: 0, note: null, before: 'a', now: 'b', ...change };
  expect(refusalOf(() => checkAnswer(answer))).toBe(expected);
});

test.each([
  [ACCEPTED, '2024-12-31', true],
  [ACCEPTED, null, false],
  [ACCEPTED, '2025-01-01', false],
  [UNDER_CONSIDERATION, '2024-12-31', true],
  [IMPLEMENTED, '2024-12-31', false],
  [NOT_ACCEPTED, '2024-12-31', false],
  [CLOSED, '2024-12-31', false],
])('%s, due on %s, is late on 1 January 2025: %s', (status, due, expected) => {
  expect(isLate(status, due, '2025-01-01')).toBe(expected);
});
