import { reportingState } from './reporting-state.rules';

test.each([
  [null, '2026-12-01T23:59:59Z', 'OPEN'],
  [null, '2026-12-02T00:00:00Z', 'OVERDUE'],
  ['2026-12-01T23:59:59Z', '2027-01-01T00:00:00Z', 'DONE'],
  ['2026-12-02T00:00:00Z', '2027-01-01T00:00:00Z', 'DONE_LATE'],
])('HAB-28: due on 1 December, done %p, asked %p: %s', (doneAt, now, state) => {
  expect(reportingState('2026-12-01', doneAt ? new Date(doneAt) : null, new Date(now))).toBe(state);
});
