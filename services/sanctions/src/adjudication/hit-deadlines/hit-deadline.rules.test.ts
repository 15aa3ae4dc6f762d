import { addWorkingDays, dueAfter, reminderHorizon } from './hit-deadline.rules';

const at = (text: string) => new Date(`${text}Z`);

test.each([
  ['2026-03-02T09:00:00', 2, '2026-03-04T09:00:00'],
  ['2026-03-05T09:00:00', 2, '2026-03-09T09:00:00'],
  ['2026-03-06T09:00:00', 5, '2026-03-13T09:00:00'],
  ['2026-03-07T23:00:00', 1, '2026-03-09T23:00:00'],
])('%s and %i working days is %s', (from, days, to) => {
  expect(addWorkingDays(at(from), days)).toEqual(at(to));
});

test.each([
  [0.9, '2026-03-04T09:00:00'],
  [0.8999, '2026-03-09T09:00:00'],
  [0.7, '2026-03-09T09:00:00'],
])('a hit of %d that is found on Monday 2 March is due %s', (score, due) => {
  expect(dueAfter(score, at('2026-03-02T09:00:00'))).toEqual(at(due));
});

test.each([
  ['2026-03-02T09:00:00', '2026-03-03T09:00:00'],
  ['2026-03-06T09:00:00', '2026-03-09T09:00:00'],
])('at %s, reminders go out for what is due until %s', (now, until) => {
  expect(reminderHorizon(at(now))).toEqual(at(until));
});
