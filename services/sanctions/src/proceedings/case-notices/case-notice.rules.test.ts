import { dueAfter, extensionProblem, lastDue, responseDays, wasHeard } from './case-notice.rules';

const notifiedAt = new Date('2026-03-01T09:00:00Z');
const day = (number: number) => dueAfter(notifiedAt, number);

test('S-INV-6: thirty days unless said otherwise, never less than two weeks', () => {
  expect(responseDays).toMatchObject({ default: 30, least: 14 });
  expect(day(30)).toEqual(new Date('2026-03-31T09:00:00Z'));
});

test.each<[string, Date | null, number, string | null]>([
  ['before the notice', null, 40, 'This respondent has no notice yet.'],
  ['to the same day', notifiedAt, 30, 'An extension ends later than the period does now.'],
  ['to an earlier day', notifiedAt, 29, 'An extension ends later than the period does now.'],
  ['to a later day', notifiedAt, 45, null],
  ['to the last possible day', notifiedAt, 180, null],
  ['for ever', notifiedAt, 181, 'A period has at most 180 days in all.'],
])('an extension %s', (_case, notified, until, problem) => {
  const respondent = { notifiedAt: notified, responseDueAt: notified && day(30) };
  expect(extensionProblem(respondent, day(until))).toBe(problem);
});

const waiting = { notifiedAt, responseDueAt: day(30), respondedAt: null };

test.each<[string, Parameters<typeof wasHeard>[0], number, boolean]>([
  ['has no notice', { notifiedAt: null, responseDueAt: null, respondedAt: null }, 99, false],
  ['may still answer', waiting, 29, false],
  ['let its time pass', waiting, 30, true],
  ['answered at once', { ...waiting, respondedAt: day(1) }, 1, true],
])('S-INV-6: whether a respondent that %s was heard', (_case, respondent, now, heard) => {
  expect(wasHeard(respondent, day(now))).toBe(heard);
});

test('the period ends with the last of those who have not answered', () => {
  const later = { ...waiting, responseDueAt: day(50) };
  expect(lastDue([waiting, later])).toEqual(day(50));
  expect(lastDue([waiting, { ...later, respondedAt: day(2) }])).toEqual(day(30));
  expect(lastDue([{ ...waiting, respondedAt: day(2) }])).toBeNull();
  expect(lastDue([])).toBeNull();
});
