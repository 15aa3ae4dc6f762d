import { decodeCursor, decodePlace, encodeCursor } from './page';

test('a cursor gives back its keys, and none is the first page', () => {
  expect(decodeCursor(encodeCursor(['a', 'b']), 2)).toEqual(['a', 'b']);
  expect(decodeCursor(undefined, 2)).toBeNull();
  expect(decodePlace(encodeCursor(['17']))).toBe(17);
  expect(decodePlace(null)).toBe(0);
});

test.each([
  ['x'],
  [encodeCursor(['a'])],
  [encodeCursor(['a', 'b', 'c'])],
  [encodeCursor(['a', 'b\0'])],
  [encodeCursor(['a', '\ud800'])],
])('the cursor %s is nobody’s', (cursor) => expect(() => decodeCursor(cursor, 2)).toThrow(/not one of ours/));

test.each(['1.5', '-1', '1e300', '2147483648', 'a'])('the place %s is none', (place) => {
  expect(() => decodePlace(encodeCursor([place]))).toThrow(/not one of ours/);
});
