import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Issuer of the identities behind API keys; no token can carry it, since the gateway refuses it among its issuers. */
export const serviceAccountIssuer = 'urn:partner-commons:service-account';

/** The prefix names the key in lists and logs; the secret has 256 bits, so a plain hash of it cannot be guessed back. */
const keyForm = /^pc_([0-9a-f]{12})_[0-9a-f]{64}$/;

export interface NewApiKey {
  /** Shown once and stored nowhere. */
  key: string;
  prefix: string;
  hash: string;
}

export function newApiKey(): NewApiKey {
  const prefix = randomBytes(6).toString('hex');
  const key = `pc_${prefix}_${randomBytes(32).toString('hex')}`;
  return { key, prefix, hash: hashApiKey(key) };
}

export const hashApiKey = (key: string) => createHash('sha256').update(key).digest('hex');

/** The prefix of what looks like one of our keys; null for anything else. */
export const prefixOf = (key: string): string | null => keyForm.exec(key)?.[1] ?? null;

/** Takes as long for a wrong key as for the right one (trust.md A08). */
export const isKeyOf = (key: string, hash: string): boolean =>
  timingSafeEqual(Buffer.from(hashApiKey(key), 'hex'), Buffer.from(hash, 'hex'));
