import { failureOf, pause, retryDelay } from './retry';

test.each([
  [1, 100],
  [2, 200],
  [6, 3_200],
  [7, 5_000],
  [2_000, 5_000],
])('after %i failures in a row: %i ms', (failures, delay) => {
  expect(retryDelay(failures)).toBe(delay);
});

test('a pause ends with the signal', async () => {
  const stopping = new AbortController();
  const start = performance.now();
  setTimeout(() => stopping.abort(), 10);
  await pause(5_000, stopping.signal);
  await pause(5_000, stopping.signal);
  expect(performance.now() - start).toBeLessThan(1_000);
});

test('a failure is told without the parameters of its statement', () => {
  const error = Object.assign(new Error('duplicate key'), { parameters: ['Jane Roe'] });
  expect(failureOf(error)).toBe('duplicate key');
  expect(failureOf('plain')).toBe('plain');
});
