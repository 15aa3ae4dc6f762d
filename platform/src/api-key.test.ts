import { hashApiKey, isKeyOf, newApiKey, prefixOf } from './api-key';

test('A08: a key is proven by its hash alone, and its prefix does not give it away', () => {
  const { key, prefix, hash } = newApiKey();
  expect(prefixOf(key)).toBe(prefix);
  expect(isKeyOf(key, hash)).toBe(true);
  expect(isKeyOf(`${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`, hash)).toBe(false);
  expect(hash).not.toContain(prefix);
  expect(hash).toBe(hashApiKey(key));
  expect(newApiKey().key).not.toBe(key);
});

test.each([
  '',
  'pc_',
  'pc_0123456789ab',
  `pc_0123456789AB_${'0'.repeat(64)}`,
  `pc_0123456789ab_${'0'.repeat(63)}`,
  ` ${newApiKey().key}`,
])('%j is no key', (text) => expect(prefixOf(text)).toBeNull());
