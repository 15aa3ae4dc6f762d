import { daysOf } from './counted-days.rules';

const now = new Date('2026-05-10T12:00:00Z');
const earlier = new Date('2026-02-01T00:00:00Z');

test.each<[string, number, Date | null, [Date, string, string] | null]>([
  ['a past year, all of it', 2025, null, [now, '2025-01-01', '2025-12-31']],
  ['this year, until today', 2026, null, [now, '2026-01-01', '2026-05-10']],
  ['this year as known before', 2026, earlier, [earlier, '2026-01-01', '2026-02-01']],
  ['a past year as known before', 2025, earlier, [earlier, '2025-01-01', '2025-12-31']],
  ['a moment to come is now', 2026, new Date('2027-01-01T00:00:00Z'), [now, '2026-01-01', '2026-05-10']],
  ['a year to come', 2027, null, null],
  ['a year that had not begun then', 2026, new Date('2025-12-31T23:59:59Z'), null],
])('%s', (_name, year, asOf, days) => {
  expect(daysOf({ year, asOf }, now)).toEqual(days);
});
