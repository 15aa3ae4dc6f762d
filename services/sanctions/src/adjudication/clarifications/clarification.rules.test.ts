import { isAboutPerson, isPlausibleDue, mayStep, usualDue } from './clarification.rules';
import { ClarificationTopic } from './clarification-request.entity';

const now = new Date('2026-03-02T09:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

test.each([
  [0.9, false],
  [1, true],
  [90, true],
  [90.1, false],
  [-3, false],
])('an answer that is due in %d days: %s', (days, plausible) => {
  expect(isPlausibleDue(later(days), now)).toBe(plausible);
});

test('is usually due in two weeks', () => expect(usualDue(now)).toEqual(later(14)));

test.each([
  ['ANSWER', ['OPEN', 'OVERDUE']],
  ['EXTEND', ['OPEN']],
  ['WITHDRAW', ['OPEN', 'OVERDUE']],
] as const)('%s is possible in %j', (step, states) => {
  const all = ['OPEN', 'OVERDUE', 'ANSWERED', 'WITHDRAWN'] as const;
  expect(all.filter((state) => mayStep(step, state))).toEqual(states);
});

test('no words of the code list tell of screening', () => {
  const telling = /sanction|list|match|hit|screen|terror|security council|alias/i;
  expect(Object.values(ClarificationTopic).filter((topic) => telling.test(topic))).toEqual([]);
  expect(Object.values(ClarificationTopic).filter(isAboutPerson)).toHaveLength(5);
});
