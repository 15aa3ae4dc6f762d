import { checkAnswers, demandStep, isOverdue, shareOf } from './self-assessment.rules';
import { ImprovementStatus } from './self-assessment.view';

const { OPEN, IN_PROGRESS, DONE, CANCELLED } = ImprovementStatus;

test.each([
  [['A', 'B'], true],
  [['B', 'A'], true],
  [['A'], false],
  [['A', 'A'], false],
  [['A', 'B', 'C'], false],
])('answers to %j of A and B are complete: %s', (answered, complete) => {
  const check = () => checkAnswers(answered, ['A', 'B']);
  if (complete) expect(check).not.toThrow();
  else expect(check).toThrow('once');
});

test.each([
  [OPEN, '2026-03-01', false],
  [OPEN, '2026-02-28', true],
  [IN_PROGRESS, '2026-02-28', true],
  [DONE, '2026-02-28', false],
  [CANCELLED, '2026-02-28', false],
])('%s and due on %s is overdue on 1 March: %s', (status, dueOn, overdue) => {
  expect(isOverdue(status, dueOn, '2026-03-01')).toBe(overdue);
});

test.each([
  [OPEN, IN_PROGRESS, null, null],
  [OPEN, DONE, null, 'NOTE_REQUIRED'],
  [OPEN, DONE, 'trained', null],
  [DONE, OPEN, 'again', 'INVALID_STATE'],
  [CANCELLED, DONE, 'again', 'INVALID_STATE'],
])('from %s to %s with %j: %s', (from, to, note, reason) => {
  let refused = null;
  try {
    demandStep(from, to, note);
  } catch (error) {
    refused = (error as { extensions: { reason: string } }).extensions.reason;
  }
  expect(refused).toBe(reason);
});

test.each([
  [2, 3, '66.67'],
  [1, 8, '12.50'],
  [0, 4, '0.00'],
  [0, 0, '0.00'],
])('%i of %i are %s %%', (part, whole, share) => expect(shareOf(part, whole)).toBe(share));
