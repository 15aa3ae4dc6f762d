import { ActionStatus } from '../outcomes/outcome.enums';
import { demandActionMove, demandGrounds, isOverdue } from './outcome-action.rules';

const { OPEN, IN_PROGRESS, DONE, DROPPED } = ActionStatus;
const reasonOf = (run: () => void): unknown => {
  try {
    run();
    return null;
  } catch (error) {
    return (error as { extensions: Record<string, unknown> }).extensions.reason;
  }
};

test.each([
  [OPEN, DONE, null],
  [IN_PROGRESS, OPEN, 'INVALID_STATE'],
  [DONE, DONE, null],
  [DONE, OPEN, 'INVALID_STATE'],
  [DROPPED, IN_PROGRESS, null],
  [DROPPED, DONE, 'INVALID_STATE'],
])('an action from %s to %s: %s', (from, to, expected) => {
  expect(reasonOf(() => demandActionMove(from, to))).toBe(expected);
});

test.each([
  [DONE, { evidence: 0, note: 'done' }, 'EVIDENCE_REQUIRED'],
  [DONE, { evidence: 1, note: null }, null],
  [DROPPED, { evidence: 1, note: null }, 'NOTE_REQUIRED'],
  [DROPPED, { evidence: 0, note: 'no funds' }, null],
  [IN_PROGRESS, { evidence: 0, note: null }, null],
])('%s with %j: %s', (to, grounds, expected) => {
  expect(reasonOf(() => demandGrounds(to, grounds))).toBe(expected);
});

test.each([
  [OPEN, '2025-11-10', false],
  [OPEN, '2025-11-09', true],
  [IN_PROGRESS, '2025-11-09', true],
  [DONE, '2025-11-09', false],
  [DROPPED, '2025-11-09', false],
])('%s and due on %s is overdue on 10 November: %s', (status, due, expected) => {
  expect(isOverdue({ status, due }, '2025-11-10')).toBe(expected);
});
