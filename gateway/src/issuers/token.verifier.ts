import type { Clock } from '@partner-commons/platform/clock';
import { AppError, unauthenticated } from '@partner-commons/platform/errors';
import type { Log } from '@partner-commons/platform/log';
import { decodeJwt, decodeProtectedHeader, type JWTPayload, jwtVerify } from 'jose';
import { type IssuerKeys, watchKeys } from './issuer.keys';
import { type IssuerSettings, partnerUsers } from './issuer.settings';

/** What a verified token proves, and no more: roles come from registry's memberships. */
export interface Identity {
  issuer: string;
  subject: string;
  /** The agency that the issuer's configuration names; null for partner users. */
  agency: string | null;
  /** The issuer's configured claim makes its holder a READER. */
  reader: boolean;
}

const longestToken = 8_192;
const longestSubject = 255;
const toleranceSeconds = 30;
/** Access tokens are short-lived; a year-long one is a password. */
const oldestToken = '1 day';
const algorithms = ['EdDSA', 'ES256', 'RS256'];
/** Claims of OpenID Connect ID tokens, which prove a login to a client and are no access tokens (trust.md A03). */
const idTokenClaims = ['nonce', 'at_hash', 'c_hash'];

const bearer = /^Bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i;

interface Trusted {
  settings: IssuerSettings;
  keys: IssuerKeys;
}

export interface TokenVerifierParts {
  issuers: IssuerSettings[];
  clock: Clock;
  log: Log;
  /** Milliseconds between two looks at an issuer's keys, and before an unknown key id may ask again. */
  keyTimes?: { every: number; cooldown: number };
}

export class TokenVerifier {
  private readonly trusted: Map<string, Trusted>;

  constructor(private readonly parts: TokenVerifierParts) {
    this.trusted = new Map(
      parts.issuers.map((settings) => [
        settings.issuer,
        { settings, keys: watchKeys({ settings, log: parts.log, ...parts.keyTimes }) },
      ]),
    );
  }

  /** Null without a header; every wrong header ends in the same refusal, which does not tell what was wrong. */
  async verify(authorization: string | undefined): Promise<Identity | null> {
    if (authorization === undefined) return null;
    try {
      return await this.verifyHeader(authorization);
    } catch (error) {
      if (error instanceof AppError && error.code === 'UNAVAILABLE') throw error;
      this.parts.log.info({ reason: (error as Error).message }, 'a token was refused');
      throw unauthenticated();
    }
  }

  ready(): boolean {
    return [...this.trusted.values()].every(({ keys }) => keys.ready());
  }

  stop(): void {
    for (const { keys } of this.trusted.values()) keys.stop();
  }

  private async verifyHeader(authorization: string): Promise<Identity> {
    if (authorization.length > longestToken) throw new Error('token too long');
    const token = bearer.exec(authorization)?.[1];
    if (!token) throw new Error('no bearer token');
    // The issuer chooses the keys before anything is verified, so one issuer can never speak for another (trust.md A02).
    const { settings, keys } = this.trusted.get(decodeJwt(token).iss ?? '') ?? {};
    if (!settings || !keys) throw new Error('issuer not trusted');
    const header = decodeProtectedHeader(token);
    if (header.crit !== undefined) throw new Error('critical extension');
    if (typeof header.kid !== 'string') throw new Error('no key id');
    const { payload } = await jwtVerify(token, keys.find, {
      issuer: settings.issuer,
      audience: settings.audience,
      algorithms,
      typ: 'at+jwt',
      requiredClaims: ['iss', 'sub', 'aud', 'iat', 'exp'],
      clockTolerance: toleranceSeconds,
      maxTokenAge: oldestToken,
      currentDate: this.parts.clock.now(),
    });
    return readIdentity(payload, settings);
  }
}

function readIdentity(payload: JWTPayload, settings: IssuerSettings): Identity {
  const { sub } = payload;
  if (typeof sub !== 'string' || sub === '' || sub.length > longestSubject) throw new Error('no usable subject');
  if (idTokenClaims.some((claim) => claim in payload)) throw new Error('an ID token');
  if (payload.agency !== undefined && payload.agency !== settings.agency) throw new Error('agency of another issuer');
  return {
    issuer: settings.issuer,
    subject: sub,
    agency: settings.agency === partnerUsers ? null : settings.agency,
    reader: hasReaderClaim(payload, settings),
  };
}

function hasReaderClaim(payload: JWTPayload, { readerClaim }: IssuerSettings): boolean {
  if (!readerClaim) return false;
  const given = payload[readerClaim.claim];
  return Array.isArray(given) ? given.includes(readerClaim.value) : given === readerClaim.value;
}
