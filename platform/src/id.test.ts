import { isId, newId } from './id';

test('ids are UUIDs of version 7 and keep the order in which they were made', () => {
  const ids = Array.from({ length: 10_000 }, () => newId());
  expect(ids.every(isId)).toBe(true);
  expect(ids.every((id) => id[14] === '7' && '89ab'.includes(id[19] ?? ''))).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a clock that is set back does not set the order back', () => {
  const before = newId();
  expect(newId(Date.now() - 60_000) > before).toBe(true);
});
