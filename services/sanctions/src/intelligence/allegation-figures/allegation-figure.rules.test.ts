import { suppress, totalOf } from './allegation-figure.rules';

const counts = (...numbers: number[]) => numbers.map((count, at) => ({ category: `C${at}`, count }));

test('S-INV-11: a count below five is not told, and neither is none', () => {
  expect(suppress(counts(0, 1, 4, 5, 12)).map(({ allegations }) => allegations)).toEqual([null, null, null, 5, 12]);
});

test.each<[number[], number | null]>([
  [[], null],
  [[4], null],
  [[5], 5],
  [[7, 9], 16],
  [[7, 2], null],
  [[7, 2, 2], null],
  [[7, 3, 2], 12],
  [[7, 0, 0], 7],
  [[2, 3], 5],
])('of %j the total is told as %s, so that no small count follows from it', (numbers, total) => {
  expect(totalOf(counts(...numbers))).toBe(total);
});
