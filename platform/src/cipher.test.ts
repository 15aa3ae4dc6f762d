import { Cipher, newCipherKeys } from './cipher';

const keys = newCipherKeys();
const cipher = new Cipher(keys);

test('what was sealed opens again, in any script, and never reads the same twice', () => {
  const sealed = cipher.seal('حسن علي', 'key-person:1');
  expect(sealed).not.toBe(cipher.seal('حسن علي', 'key-person:1'));
  expect(cipher.open(sealed, 'key-person:1')).toBe('حسن علي');
});

test('a text that was moved to another row, altered or cut does not open', () => {
  const sealed = cipher.seal('Hassan Ali', 'key-person:1');
  const altered = `${sealed.slice(0, 8)}${sealed[8] === 'A' ? 'B' : 'A'}${sealed.slice(9)}`;
  expect(() => cipher.open(sealed, 'key-person:2')).toThrow();
  expect(() => cipher.open(altered, 'key-person:1')).toThrow();
  expect(() => cipher.open(sealed.slice(0, -4), 'key-person:1')).toThrow();
});

test('a new key seals, and the old one still opens', () => {
  const sealed = cipher.seal('Hassan Ali', 'key-person:1');
  const fresh = newCipherKeys().keys.k1 ?? '';
  const rotated = new Cipher({ current: 'k2', keys: { ...keys.keys, k2: fresh } });
  expect(rotated.seal('x', 'y')).toMatch(/^k2\./);
  expect(rotated.open(sealed, 'key-person:1')).toBe('Hassan Ali');
  expect(rotated.hash('same')).toBe(cipher.hash('same'));
});

test('equal texts have equal hashes, which depend on the key', () => {
  expect(cipher.hash('a')).toBe(cipher.hash('a'));
  expect(cipher.hash('a')).not.toBe(cipher.hash('b'));
  expect(new Cipher(newCipherKeys()).hash('a')).not.toBe(cipher.hash('a'));
});

test('a key that is not configured is an error at once', () => {
  expect(() => new Cipher({ ...keys, current: 'k9' })).toThrow(/k9/);
});

test('bytes of files are sealed as texts are', () => {
  const bytes = Buffer.from([0, 46, 255, 46]);
  const sealed = cipher.sealBytes(bytes, 'file:1:0');
  expect(sealed.includes(bytes)).toBe(false);
  expect(cipher.openBytes(sealed, 'file:1:0')).toEqual(bytes);
  expect(() => cipher.openBytes(sealed, 'file:1:1')).toThrow();
});
