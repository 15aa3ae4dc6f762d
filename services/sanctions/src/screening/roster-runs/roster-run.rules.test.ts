import { scorerVersion } from '../../matching/score';
import { isDue, mayAskDelta } from './roster-run.rules';

const now = new Date('2026-03-08T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

test.each([
  ['nothing was ever screened', null, false],
  ['six days ago', daysAgo(6), false],
  ['seven days ago', daysAgo(7), true],
])('S-INV-5: the whole roster is due: %s', (_case, last, due) => expect(isDue(last, now)).toBe(due));

const group = { snapshots: ['v1'], scorerVersion };
const question = { trigger: 'LIST_UPDATE' as const, group, changed: 3, listed: 100 };

test.each([
  ['a few entries', {}, true],
  ['nothing', { changed: 0 }, true],
  ['most entries', { changed: 51 }, false],
  ['nobody knows what', { changed: null }, false],
  ['the scorer', { group: { ...group, scorerVersion: 'older' } }, false],
  ['everything, for a partner that was never screened', { group: { ...group, snapshots: [] } }, false],
  ['nothing, but a week has passed', { trigger: 'PERIODIC' as const }, false],
])('when %s changed, the delta alone is asked: %#', (_case, change, expected) =>
  expect(mayAskDelta({ ...question, ...change })).toBe(expected),
);
