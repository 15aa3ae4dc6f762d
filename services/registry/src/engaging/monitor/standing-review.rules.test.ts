import { PartnerStanding } from '../../identity/partners/partner.entity';
import { dormantSince, dueAt, graceEndedBefore, reviewIsOver, standingAfter } from './standing-review.rules';

const now = new Date('2026-03-01T12:00:00Z');

test('60 days after the end of a registration its grace is over (R-INV-4)', () => {
  const limit = graceEndedBefore(now);
  expect(limit).toBe('2025-12-31');
  // Expired on the day before the limit: 61 days ago. On the limit itself it is 60 days, still within.
  expect('2025-12-30' < limit).toBe(true);
  expect('2025-12-31' < limit).toBe(false);
});

test('dormant is who did nothing for 36 months', () =>
  expect(dormantSince(now)).toEqual(new Date('2023-03-01T12:00:00Z')));

test('a confirmed match waits for days, not for weeks', () =>
  expect(dueAt('HIT_CONFIRMED', now)).toEqual(new Date('2026-03-06T12:00:00Z')));

const standings = Object.values(PartnerStanding);

test.each(standings)('a confirmed match and %s', (standing) =>
  expect(standingAfter(standing, 'BLOCKED')).toBe(['ACTIVE', 'UNDER_REVIEW'].includes(standing) ? 'SUSPENDED' : null),
);
test.each(standings)('open matches and %s', (standing) =>
  expect(standingAfter(standing, 'HITS_OPEN')).toBe(standing === 'ACTIVE' ? 'UNDER_REVIEW' : null),
);
test.each(standings)('a clear result changes %s by itself never', (standing) =>
  expect(standingAfter(standing, 'CLEAR')).toBeNull(),
);

test.each<[string, string, number, Parameters<typeof reviewIsOver>[2], boolean]>([
  ['nothing is left', 'UNDER_REVIEW', 0, 'CLEAR', true],
  ['it was never screened', 'UNDER_REVIEW', 0, null, true],
  ['a review is open', 'UNDER_REVIEW', 1, 'CLEAR', false],
  ['matches are open', 'UNDER_REVIEW', 0, 'HITS_OPEN', false],
  ['a match is confirmed', 'UNDER_REVIEW', 0, 'BLOCKED', false],
  ['people suspended it', 'SUSPENDED', 0, 'CLEAR', false],
])('a review is over or not when %s', (_case, standing, open, status, expected) =>
  expect(reviewIsOver(standing, open, status)).toBe(expected),
);
