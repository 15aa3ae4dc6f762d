import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from './config';
import { ensureKeyPair, loadPrivateKey, PeerKeys } from './peer-keys';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'peer-keys-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const read = (name: string) => readFileSync(join(directory, name), 'utf8');

test('a pair is made once, the private half for its owner alone', () => {
  const made = ensureKeyPair(directory, 'registry');
  const again = ensureKeyPair(directory, 'registry');
  expect(again.publicKey.equals(made.publicKey)).toBe(true);
  expect(statSync(join(directory, 'registry.private.json')).mode & 0o777).toBe(0o600);
  expect(JSON.parse(read('registry.json'))).toEqual({ kty: 'OKP', crv: 'Ed25519', x: expect.any(String) });
});

test('peers read the public half, also when it arrives later', () => {
  const peers = new PeerKeys(directory);
  expect(peers.publicKeyOf('sanctions')).toBeUndefined();
  expect(() => peers.require(['sanctions', 'registry'])).toThrow(/sanctions, registry/);
  const { publicKey } = ensureKeyPair(directory, 'sanctions');
  expect(peers.publicKeyOf('sanctions')?.equals(publicKey)).toBe(true);
  expect(() => peers.require(['sanctions'])).not.toThrow();
});

test('a name never leads out of the directory', () => {
  writeFileSync(join(directory, '..', 'outside.json'), '{}');
  expect(new PeerKeys(directory).publicKeyOf('../outside')).toBeUndefined();
  rmSync(join(directory, '..', 'outside.json'));
});

test.each([
  ['not JSON', '{"d":"secret', 'it is not JSON'],
  ['another curve', '{"kty":"OKP","crv":"X25519","x":"a"}', 'not an Ed25519 JWK'],
  ['a symmetric key', '{"kty":"oct","k":"c2VjcmV0"}', 'not an Ed25519 JWK'],
])('a public key file that is %s is one clear line', (_, content, message) => {
  writeFileSync(join(directory, 'registry.json'), content);
  expect(() => new PeerKeys(directory).publicKeyOf('registry')).toThrow(ConfigError);
  expect(() => new PeerKeys(directory).publicKeyOf('registry')).toThrow(message);
  expect(() => new PeerKeys(directory).publicKeyOf('registry')).not.toThrow(/secret/);
});

test('private and public files are not taken for each other', () => {
  ensureKeyPair(directory, 'registry');
  writeFileSync(join(directory, 'sanctions.json'), read('registry.private.json'));
  expect(() => new PeerKeys(directory).publicKeyOf('sanctions')).toThrow(/holds a private key/);
  expect(() => loadPrivateKey(join(directory, 'registry.json'))).toThrow(/holds no private key/);
  expect(() => loadPrivateKey(join(directory, 'absent.json'))).toThrow(/cannot be read: ENOENT/);
  expect(() => new PeerKeys(join(directory, 'absent'))).toThrow(/PEER_KEYS/);
});
