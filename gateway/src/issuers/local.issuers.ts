import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, systemClock } from '@partner-commons/platform/clock';
import { newId } from '@partner-commons/platform/id';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { type IssuerSettings, localHost, partnerUsers } from './issuer.settings';

/** Audience of the tokens that a development start accepts. */
const localAudience = `https://gateway.${localHost}`;

export interface TokenRequest {
  /** Code of the agency, or PARTNER_USERS. */
  agency: string;
  subject: string;
  /** How long it lives; an hour when not given. */
  seconds?: number;
}

export interface LocalIssuers {
  /** To be given to the gateway; production refuses them. */
  settings: IssuerSettings[];
  mint(request: TokenRequest): Promise<string>;
}

export const localIssuerOf = (agency: string) => `https://${agency.toLowerCase().replaceAll('_', '-')}.${localHost}`;

/** Private keys stay in the data directory, readable by its owner only; a restart finds them again. */
async function loadKey(directory: string, agency: string): Promise<JWK> {
  const path = join(directory, `${agency.toLowerCase().replaceAll('_', '-')}.private.jwk`);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as JWK;
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: 'EdDSA', kid: newId() };
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(key), { mode: 0o600 });
  renameSync(draft, path);
  return key;
}

/** One issuer per agency and one for partner users, each with its own key, so that development meets the rules of production. */
export async function localIssuers(
  directory: string,
  agencies: string[],
  clock: Clock = systemClock,
): Promise<LocalIssuers> {
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o700);
  const keys = new Map<string, JWK>();
  for (const agency of [...agencies, partnerUsers]) keys.set(agency, await loadKey(directory, agency));
  const settings = [...keys].map(([agency, key]) => {
    const { d: _private, ...publicKey } = key;
    return {
      issuer: localIssuerOf(agency),
      audience: localAudience,
      agency,
      jwks: { keys: [publicKey as JWK & { kty: string; kid: string }] },
    };
  });
  return {
    settings,
    async mint({ agency, subject, seconds = 3_600 }) {
      const key = keys.get(agency);
      if (!key) throw new Error(`There is no local issuer for ${agency}.`);
      const now = Math.floor(clock.now().getTime() / 1000);
      return new SignJWT()
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid })
        .setIssuer(localIssuerOf(agency))
        .setAudience(localAudience)
        .setSubject(subject)
        .setIssuedAt(now)
        .setExpirationTime(now + seconds)
        .setJti(newId())
        .sign(await importJWK(key, 'EdDSA'));
    },
  };
}
