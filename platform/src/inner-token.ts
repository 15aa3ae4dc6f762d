import { createHash, type KeyObject } from 'node:crypto';
import { decodeJwt, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { type Clock, systemClock } from './clock';
import { unauthenticated } from './errors';
import { newId } from './id';
import type { Log } from './log';
import { type Viewer, viewerSchema } from './viewer';

export type InnerScope = 'graphql' | 'feed' | 'files';

/** Keeps a user's token, or an ID token, from ever being read as one between deployables (A03). */
const tokenType = 'pc-inner+jwt';
const algorithm = 'EdDSA';
const lifetimeSeconds = 30;
/** What clocks of two machines may differ; together with the lifetime it stays below the 60 s of A11. */
const skewSeconds = 5;
/** 30 s at over 6,000 sub-requests a second; a full memory refuses, since forgetting one would admit its replay. */
const rememberedTokens = 200_000;

export interface InnerTokenRequest {
  audience: string;
  scope: InnerScope;
  requestId: string;
  viewer?: Viewer;
  /** The exact bytes that are sent; required for scope graphql. */
  body?: Uint8Array | string;
}

/** Signs what one deployable asks of another; every attempt gets a token of its own. */
export class InnerTokenSigner {
  private readonly issuer: string;
  private readonly privateKey: KeyObject;
  private readonly clock: Clock;

  constructor(options: { issuer: string; privateKey: KeyObject; clock?: Clock }) {
    this.issuer = options.issuer;
    this.privateKey = options.privateKey;
    this.clock = options.clock ?? systemClock;
  }

  sign({ audience, scope, requestId, viewer, body }: InnerTokenRequest): Promise<string> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT({ scope, requestId, viewer, bodyHash: body === undefined ? undefined : hashOf(body) })
      .setProtectedHeader({ alg: algorithm, typ: tokenType })
      .setIssuer(this.issuer)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds)
      .setJti(newId())
      .sign(this.privateKey);
  }
}

const commonClaims = {
  iss: z.string(),
  iat: z.number(),
  exp: z.number(),
  jti: z.string().min(1).max(64),
  requestId: z.string().min(1).max(64),
};
const claimsSchema = z.discriminatedUnion('scope', [
  z.object({ ...commonClaims, scope: z.literal('graphql'), bodyHash: z.string(), viewer: viewerSchema }),
  z.object({ ...commonClaims, scope: z.literal('feed') }),
  z.object({ ...commonClaims, scope: z.literal('files') }),
]);
type Claims = z.infer<typeof claimsSchema>;

export interface InnerCaller {
  issuer: string;
  requestId: string;
  /** Set for scope graphql only. */
  viewer: Viewer | null;
}

export interface InnerTokenVerifierOptions {
  audience: string;
  publicKeyOf(issuer: string): KeyObject | undefined;
  /** Which deployables may use which scope. */
  allowed: Record<InnerScope, readonly string[]>;
  clock?: Clock;
  log?: Log;
}

/** Accepts a token once, for its audience, scope and body; answers every failure alike. */
export class InnerTokenVerifier {
  private readonly clock: Clock;
  private readonly seen = new ReplayMemory(rememberedTokens);

  constructor(private readonly options: InnerTokenVerifierOptions) {
    this.clock = options.clock ?? systemClock;
  }

  async verify(token: string | undefined, expected: { scope: InnerScope; body?: Uint8Array }): Promise<InnerCaller> {
    try {
      return await this.check(token, expected);
    } catch (error) {
      this.options.log?.warn({ check: checkOf(error), scope: expected.scope }, 'an inner token was refused');
      throw unauthenticated();
    }
  }

  private async check(token: string | undefined, expected: { scope: InnerScope; body?: Uint8Array }) {
    if (!token) throw new Refusal('no token');
    const key = this.keyOf(decodeJwt(token), expected.scope);
    const now = this.clock.now();
    const { payload } = await jwtVerify(token, key, {
      algorithms: [algorithm],
      typ: tokenType,
      audience: this.options.audience,
      maxTokenAge: lifetimeSeconds,
      clockTolerance: skewSeconds,
      currentDate: now,
      requiredClaims: ['iss', 'aud', 'iat', 'exp', 'jti'],
    });
    const claims = claimsSchema.parse(payload);
    if (claims.scope !== expected.scope) throw new Refusal('scope');
    if (claims.exp - claims.iat > lifetimeSeconds) throw new Refusal('lifetime');
    checkBody(claims, expected.body);
    // Last, so that only tokens of a peer can fill the memory.
    const nowSeconds = now.getTime() / 1000;
    if (!this.seen.add(claims.jti, claims.exp + skewSeconds, nowSeconds)) throw new Refusal('replay');
    return {
      issuer: claims.iss,
      requestId: claims.requestId,
      viewer: claims.scope === 'graphql' ? claims.viewer : null,
    };
  }

  /** The unverified issuer only picks the key that must have signed. */
  private keyOf({ iss }: JWTPayload, scope: InnerScope): KeyObject {
    if (!iss || !this.options.allowed[scope].includes(iss)) throw new Refusal('issuer');
    const key = this.options.publicKeyOf(iss);
    if (!key) throw new Refusal('unknown key');
    return key;
  }
}

/** Token ids until they expire. Ids of one process arrive nearly in order of expiry, so the oldest are looked at first. */
class ReplayMemory {
  private readonly expiries = new Map<string, number>();

  constructor(private readonly capacity: number) {}

  add(id: string, expiry: number, now: number): boolean {
    for (const [old, oldExpiry] of this.expiries) {
      if (oldExpiry > now) break;
      this.expiries.delete(old);
    }
    if (this.expiries.has(id) || this.expiries.size >= this.capacity) return false;
    this.expiries.set(id, expiry);
    return true;
  }
}

class Refusal extends Error {}

function checkBody(claims: Claims, body: Uint8Array | undefined): void {
  if (claims.scope !== 'graphql') return;
  if (!body || hashOf(body) !== claims.bodyHash) throw new Refusal('body hash');
}

function checkOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof errors.JOSEError) return error.code;
  return error instanceof z.ZodError ? 'claims' : 'other';
}

const hashOf = (body: Uint8Array | string) => createHash('sha256').update(body).digest('base64url');
