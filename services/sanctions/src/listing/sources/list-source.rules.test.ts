import { isStale } from './list-source.rules';

const now = new Date('2026-03-01T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

test.each([
  ['never confirmed', null, true],
  ['confirmed just now', { confirmedAt: now, maxAgeHours: 24 }, false],
  ['exactly at the limit', { confirmedAt: hoursAgo(24), maxAgeHours: 24 }, false],
  ['a second beyond it', { confirmedAt: hoursAgo(24 + 1 / 3600), maxAgeHours: 24 }, true],
])('%s', (_case, confirmation, stale) => {
  expect(isStale(confirmation, now)).toBe(stale);
});
