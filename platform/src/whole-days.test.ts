import { addDays, addMonths, asDay, dayOf, daysBetween, startOf } from './whole-days';

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-03-01', 36, '2029-03-01'],
  ['2026-03-01', -3, '2025-12-01'],
])('%s and %d months is %s', (day, months, expected) => expect(addMonths(day, months)).toBe(expected));

test.each([
  ['2026-02-27', 15, '2026-03-14'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-01-01', -1, '2025-12-31'],
])('%s and %d days is %s', (day, days, expected) => expect(addDays(day, days)).toBe(expected));

test('a day begins at midnight in UTC, whatever the machine says', () => {
  expect(startOf('2026-03-29').toISOString()).toBe('2026-03-29T00:00:00.000Z');
  expect(dayOf(new Date('2026-03-29T23:59:59.999Z'))).toBe('2026-03-29');
  expect([asDay('2026-03-29'), asDay(new Date('2026-03-29T10:00:00Z'))]).toEqual(['2026-03-29', '2026-03-29']);
});

test.each([
  ['2026-02-27', '2026-02-27', 0],
  ['2026-02-27', '2026-03-01', 2],
  ['2024-02-27', '2024-03-01', 3],
  ['2026-03-01', '2026-02-27', -2],
])('from %s to %s there are %i days', (from, to, days) => expect(daysBetween(from, to)).toBe(days));
