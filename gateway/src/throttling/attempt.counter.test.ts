import { AttemptCounter } from './attempt.counter';

const options = { limit: 2, seconds: 60, capacity: 1_000 };

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('counts each key by itself and tells the one attempt that passed the limit', async () => {
  const counter = new AttemptCounter(options);
  const counts = [];
  for (const key of ['a', 'a', 'b', 'a', 'a']) counts.push(await counter.count(key));
  expect(counts.map(({ used, over, justOver }) => [used, over, justOver])).toEqual([
    [1, false, false],
    [2, false, false],
    [1, false, false],
    [3, true, true],
    [4, true, false],
  ]);
  expect(await counter.look('a')).toMatchObject({ used: 4, over: true, limit: 2 });
  expect(await counter.look('nobody')).toMatchObject({ used: 0, over: false });
});

test.each([
  [undefined, 10, 50],
  [300, 10, 300],
])('with a block of %p s, passing the limit after %p s lasts %p s', async (blockSeconds, after, lasts) => {
  const counter = new AttemptCounter({ ...options, blockSeconds });
  await counter.count('a');
  await counter.count('a');
  jest.advanceTimersByTime(after * 1_000);
  expect(await counter.count('a')).toMatchObject({ over: true, wait: lasts });
  jest.advanceTimersByTime(lasts * 1_000 - 1);
  expect(await counter.look('a')).toMatchObject({ over: true, wait: 1 });
  jest.advanceTimersByTime(1);
  expect(await counter.count('a')).toMatchObject({ used: 1, over: false });
});

test('A10: fifty thousand invented keys leave no more than the capacity, the newest, and no timer behind', async () => {
  const counter = new AttemptCounter(options);
  for (let index = 0; index < 50_000; index += 1) await counter.count(`key ${index}`);
  expect(counter.size).toBe(options.capacity);
  expect(jest.getTimerCount()).toBe(options.capacity);
  expect(await counter.look('key 48999')).toMatchObject({ used: 0 });
  expect(await counter.look('key 49000')).toMatchObject({ used: 1 });
});

test('a key that goes on being counted is not forgotten for newer ones', async () => {
  const counter = new AttemptCounter(options);
  for (let index = 0; index < 5_000; index += 1) {
    await counter.count(`key ${index}`);
    if (index % 500 === 0) await counter.count('persistent');
  }
  expect(await counter.look('persistent')).toMatchObject({ used: 10, over: true });
});
