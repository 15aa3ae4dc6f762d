import { endAfter, renewalRefusal } from './interim-suspension.rules';

const now = new Date('2026-03-15T10:00:00Z');
const running = { until: new Date('2026-09-15T00:00:00Z'), renewedAt: null, endedAt: null };

test.each([
  ['2026-03-15T10:00:00Z', 6, '2026-09-15T00:00:00.000Z'],
  ['2026-08-31T23:59:00Z', 6, '2027-02-28T00:00:00.000Z'],
  ['2026-03-15T00:00:00Z', 1, '2026-04-15T00:00:00.000Z'],
])('S-INV-7: from %s for %d months ends as %s begins', (from, months, until) => {
  expect(endAfter(new Date(from), months).toISOString()).toBe(until);
});

test.each([
  ['while it runs', {}, null],
  ['on its last day', { until: new Date('2026-03-16T00:00:00Z') }, null],
  ['after its end', { until: now }, 'NOT_RUNNING'],
  ['after it was lifted', { endedAt: now }, 'NOT_RUNNING'],
  ['a second time', { renewedAt: now }, 'ALREADY_RENEWED'],
])('S-INV-7: renewed %s: %j gives %s', (_case, change, refusal) => {
  expect(renewalRefusal({ ...running, ...change }, now)).toBe(refusal);
});
