import { estimateEta } from './job.rules';

const at = (seconds: number) => new Date(Date.UTC(2026, 1, 27, 12, 0, seconds));

test.each([
  ['a quarter done in 10 s leaves 30 s', { startedAt: at(0), done: 25, total: 100, now: at(10) }, 30],
  ['a part of a second is rounded up', { startedAt: at(0), done: 99, total: 100, now: at(1) }, 1],
  ['nothing is left', { startedAt: at(0), done: 100, total: 100, now: at(10) }, 0],
  ['more than promised is not negative', { startedAt: at(0), done: 120, total: 100, now: at(10) }, 0],
  ['not started', { startedAt: null, done: 0, total: 100, now: at(10) }, null],
  ['nothing done yet', { startedAt: at(0), done: 0, total: 100, now: at(10) }, null],
  ['the end is not known', { startedAt: at(0), done: 10, total: null, now: at(10) }, null],
  ['the clock was set back', { startedAt: at(10), done: 10, total: 100, now: at(0) }, null],
])('%s', (_name, pace, seconds) => {
  expect(estimateEta(pace)).toBe(seconds);
});
