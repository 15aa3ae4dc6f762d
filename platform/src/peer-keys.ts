import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './config';
import { newId } from './id';

/** Ed25519 as a JSON Web Key (RFC 8037); `d` is the private half. */
const jwkSchema = z.looseObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().min(1),
  d: z.string().min(1).optional(),
});
type Ed25519Jwk = z.infer<typeof jwkSchema>;

const peerName = /^[a-z][a-z0-9-]{0,63}$/;

export interface KeyPair {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** Makes `<name>.private.json` (0600) and `<name>.json` on first start and reads them ever after. */
export function ensureKeyPair(directory: string, name: string): KeyPair {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const privateFile = join(directory, `${name}.private.json`);
  if (!exists(privateFile)) {
    const made = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
    writeOnce(privateFile, JSON.stringify(made), 0o600);
  }
  const privateKey = loadPrivateKey(privateFile);
  const publicKey = createPublicKey(privateKey);
  writeOnce(join(directory, `${name}.json`), JSON.stringify(publicKey.export({ format: 'jwk' })), 0o644);
  return { privateKey, publicKey };
}

/** Reads the private JWK of this deployable. */
export function loadPrivateKey(file: string): KeyObject {
  const jwk = readJwk(file);
  if (!jwk.d) throw new ConfigError(`${file} holds no private key; give this deployable its own Ed25519 private JWK.`);
  return createPrivateKey({ key: { kty: jwk.kty, crv: jwk.crv, x: jwk.x, d: jwk.d }, format: 'jwk' });
}

/** Public keys of the other deployables: the directory that PEER_KEYS names. */
export class PeerKeys {
  private readonly known = new Map<string, KeyObject>();

  constructor(private readonly directory: string) {
    if (!exists(directory) || !statSync(directory).isDirectory()) {
      throw new ConfigError(`PEER_KEYS names ${directory}, which is not a directory of <name>.json public keys.`);
    }
  }

  /** Read at first use, so that a peer whose key arrives later than our start needs no restart of ours (F18). */
  publicKeyOf(name: string): KeyObject | undefined {
    const cached = this.known.get(name);
    if (cached) return cached;
    const file = join(this.directory, `${name}.json`);
    if (!peerName.test(name) || !exists(file)) return undefined;
    const key = loadPublicKey(file);
    this.known.set(name, key);
    return key;
  }

  /** Fails with one clear line when a peer that must be there is not. */
  require(names: readonly string[]): void {
    const missing = names.filter((name) => !this.publicKeyOf(name));
    if (missing.length > 0) {
      throw new ConfigError(`${this.directory} lacks the public key of: ${missing.join(', ')} (file <name>.json).`);
    }
  }
}

function loadPublicKey(file: string): KeyObject {
  const jwk = readJwk(file);
  if (jwk.d) throw new ConfigError(`${file} holds a private key; put only public keys where peers read them.`);
  return createPublicKey({ key: { kty: jwk.kty, crv: jwk.crv, x: jwk.x }, format: 'jwk' });
}

function readJwk(file: string): Ed25519Jwk {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(`The key file ${file} cannot be read: ${reasonOf(error)}.`);
  }
  const parsed = jwkSchema.safeParse(content);
  if (!parsed.success) throw new ConfigError(`The key file ${file} is not an Ed25519 JWK (kty OKP, crv Ed25519, x).`);
  return parsed.data;
}

// The parser's own message quotes the file, which may hold the private key.
const reasonOf = (error: unknown) => (error instanceof SyntaxError ? 'it is not JSON' : codeOf(error));

const codeOf = (error: unknown) => String((error as NodeJS.ErrnoException).code ?? 'unknown error');

const exists = (path: string) => statSync(path, { throwIfNoEntry: false }) !== undefined;

/** Written aside and linked into place: of two processes that start at once, both read the one whole key that won. */
function writeOnce(file: string, content: string, mode: number): void {
  if (exists(file)) return;
  const draft = `${file}.${newId()}`;
  try {
    writeFileSync(draft, `${content}\n`, { mode, flag: 'wx' });
    linkSync(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw new ConfigError(`The key file ${file} cannot be written: ${codeOf(error)}.`);
  } finally {
    rmSync(draft, { force: true });
  }
}
