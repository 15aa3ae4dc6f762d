import { addWorkingDays, workingDaysBetween } from './working-days';

// 2 March 2026 is a Monday.
test.each([
  ['2026-03-02', 0, '2026-03-02'],
  ['2026-03-02', 1, '2026-03-03'],
  ['2026-03-06', 1, '2026-03-09'],
  ['2026-03-07', 1, '2026-03-09'],
  ['2026-03-08', 5, '2026-03-13'],
  ['2026-03-02', 10, '2026-03-16'],
  ['2026-12-31', 1, '2027-01-01'],
])('%s and %i working days is %s', (day, days, expected) => {
  expect(addWorkingDays(day, days)).toBe(expected);
});

test.each([
  ['2026-03-02', '2026-03-02', 0],
  ['2026-03-02', '2026-03-16', 10],
  ['2026-03-06', '2026-03-08', 0],
  ['2026-03-06', '2026-03-09', 1],
  ['2026-03-16', '2026-03-02', 0],
])('from %s to %s are %i working days', (from, to, expected) => {
  expect(workingDaysBetween(from, to)).toBe(expected);
});
