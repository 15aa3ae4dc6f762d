import { readClock, stalledBefore } from './registration-clock.rules';

const at = (text: string) => new Date(`${text}Z`);

// 2 March 2026 is a Monday.
test.each([
  ['IN_VETTING', '2026-03-02T09:00', '2026-03-02T17:00', 0, '2026-03-23T09:00', false],
  ['IN_VETTING', '2026-03-02T09:00', '2026-03-23T09:00', 15, '2026-03-23T09:00', false],
  ['IN_VETTING', '2026-03-02T09:00', '2026-03-23T09:01', 15, '2026-03-23T09:00', true],
  ['DUPLICATE_REVIEW', '2026-03-06T12:00', '2026-03-09T12:00', 1, '2026-03-13T12:00', false],
  ['DUPLICATE_REVIEW', '2026-03-07T12:00', '2026-03-08T12:00', 0, '2026-03-16T00:00', false],
  ['DUPLICATE_REVIEW', '2026-03-07T12:00', '2026-03-14T12:00', 5, '2026-03-16T00:00', false],
  ['DUPLICATE_REVIEW', '2026-03-07T12:00', '2026-03-16T00:01', 5, '2026-03-16T00:00', true],
] as const)('%s since %s, read at %s: %i working days, due %s', (state, since, now, workingDays, dueAt, overdue) => {
  expect(readClock(state, at(since), at(now))).toMatchObject({ workingDays, dueAt: at(dueAt), overdue });
});

test('who is awaited', () => {
  const awaited = (state: Parameters<typeof readClock>[0]) =>
    readClock(state, at('2026-03-02T09:00'), at('2026-03-03T09:00')).awaited;
  expect(awaited('IN_VETTING')).toBe('AGENCY');
  expect(awaited('INFO_REQUESTED')).toBe('APPLICANT');
  for (const state of ['REGISTERED', 'REJECTED', 'WITHDRAWN', 'LAPSED'] as const) expect(awaited(state)).toBe('NOBODY');
});

test('what SQL counts as stalled is what the clock calls overdue, at every hour of three weeks', () => {
  const now = at('2026-03-21T10:00');
  for (const { state, before } of stalledBefore(now)) {
    for (let hour = 0; hour < 60 * 24; hour += 1) {
      const since = new Date(now.getTime() - hour * 3_600_000);
      expect([state, since, since < before]).toEqual([state, since, readClock(state, since, now).overdue]);
    }
  }
});
