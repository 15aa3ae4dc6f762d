import { Doorbell } from './doorbell';

const measure = async (work: Promise<void>) => {
  const start = performance.now();
  await work;
  return performance.now() - start;
};

test('wakes everybody who waits', async () => {
  const bell = new Doorbell();
  const waiting = Promise.all([bell.wait(bell.mark(), 5_000), bell.wait(bell.mark(), 5_000)]).then(() => undefined);
  bell.ring();
  expect(await measure(waiting)).toBeLessThan(1_000);
});

test('a ring between the look and the wait is not lost', async () => {
  const bell = new Doorbell();
  const mark = bell.mark();
  bell.ring();
  expect(await measure(bell.wait(mark, 5_000))).toBeLessThan(1_000);
});

test('an old ring does not wake a new wait', async () => {
  const bell = new Doorbell();
  bell.ring();
  expect(await measure(bell.wait(bell.mark(), 30))).toBeGreaterThan(25);
});

test.each([
  ['before', 0],
  ['during', 10],
])('an abort %s the wait ends it', async (_, after) => {
  const bell = new Doorbell();
  const leaving = new AbortController();
  if (after === 0) leaving.abort();
  else setTimeout(() => leaving.abort(), after);
  expect(await measure(bell.wait(bell.mark(), 5_000, leaving.signal))).toBeLessThan(1_000);
});
