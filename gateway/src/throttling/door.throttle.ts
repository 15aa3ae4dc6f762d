import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '@partner-commons/platform/errors';
import type { Log } from '@partner-commons/platform/log';
import { LRUCache } from 'lru-cache';
import { AttemptCounter, type Count, type CounterOptions } from './attempt.counter';
import { clientOf, isTrusted, readTrustedProxies, type TrustedProxies } from './client.address';
import type { ThrottleSettings } from './throttle.settings';

/** Addresses, callers or keys that each counter remembers. */
const capacity = 50_000;
/** Credentials that were right once and are remembered as hashes. */
const provenCredentials = 20_000;
/** Past so many times the limit nothing of the address is verified but what was right before: guessing must not cost us. */
const patience = 30;

export interface Visit {
  request: Pick<IncomingMessage, 'headersDistinct' | 'socket'>;
  response: Pick<ServerResponse, 'setHeader'>;
}

export interface Credential {
  text: string;
  /** The public part of an API key, whether or not there is such a key. */
  keyId: string | null;
}

/** Slows down guessing and floods; decision 19 tells whom it may never hit. */
export class DoorThrottle {
  private readonly trusted: TrustedProxies;
  private readonly wrongByAddress: AttemptCounter | null;
  private readonly wrongByKey: AttemptCounter | null;
  private readonly byCaller: AttemptCounter | null;
  private readonly byAddress: AttemptCounter | null;
  private readonly proven = new LRUCache<string, true>({ max: provenCredentials });
  private warned = false;

  constructor(
    { trustedProxies, wrongPerAddress, wrongPerKey, blockSeconds, perCaller, perAddress }: ThrottleSettings,
    private readonly log: Log,
  ) {
    this.trusted = readTrustedProxies(trustedProxies);
    this.wrongByAddress = counterOf({ limit: wrongPerAddress, seconds: 60, blockSeconds });
    this.wrongByKey = counterOf({ limit: wrongPerKey, seconds: 3_600 });
    this.byCaller = counterOf({ limit: perCaller, seconds: 60 });
    this.byAddress = counterOf({ limit: perAddress, seconds: 60 });
  }

  /** Runs what finds out whether a credential is right; a right one is served whatever its address has done. */
  async attempt<Result>(visit: Visit, credential: Credential, verify: () => Promise<Result> | Result): Promise<Result> {
    const client = this.clientOf(visit);
    const fingerprint = createHash('sha256').update(credential.text).digest('base64');
    const before = this.proven.has(fingerprint) ? null : await this.wrongByAddress?.look(client);
    if (before && before.used > before.limit * patience) throw wrongTooOften(before.wait);
    try {
      const result = await verify();
      this.proven.set(fingerprint, true);
      return result;
    } catch (error) {
      if (!isWrongCredential(error)) throw error;
      this.proven.delete(fingerprint);
      const wait = await this.countWrong(client, credential.keyId);
      throw wait === null ? error : wrongTooOften(wait);
    }
  }

  /** Takes one request from the budget of who asks; of the address for somebody unknown. */
  async spend(visit: Visit, subject: string | null): Promise<void> {
    const count =
      subject === null ? await this.byAddress?.count(this.clientOf(visit)) : await this.byCaller?.count(subject);
    if (!count) return;
    const { response } = visit;
    response.setHeader('ratelimit-limit', count.limit);
    response.setHeader('ratelimit-remaining', Math.max(count.limit - count.used, 0));
    response.setHeader('ratelimit-reset', count.wait);
    if (count.over) throw tooManyRequests(count.wait);
  }

  /** Both are counted for each, so the answer tells nothing about the key; the seconds to wait once one is over. */
  private async countWrong(address: string, keyId: string | null): Promise<number | null> {
    const ofAddress = await this.wrongByAddress?.count(address);
    const ofKey = keyId === null ? undefined : await this.wrongByKey?.count(keyId);
    if (ofAddress?.justOver) this.log.warn({ address }, 'too many wrong credentials came from one address');
    if (ofKey?.justOver) this.log.warn({ prefix: keyId }, 'too many wrong secrets came for one API key');
    const waits = [ofAddress, ofKey].filter((count): count is Count => count?.over === true).map(({ wait }) => wait);
    return waits.length === 0 ? null : Math.max(...waits);
  }

  private clientOf({ request }: Visit): string {
    const remote = request.socket.remoteAddress ?? '';
    const forwarded = request.headersDistinct['x-forwarded-for'] ?? [];
    if (forwarded.length > 0 && !this.warned && !isTrusted(remote, this.trusted)) {
      this.warned = true;
      this.log.warn(
        { address: remote },
        'X-Forwarded-For is not read, since TRUSTED_PROXIES does not name who sent it; all behind it count as one',
      );
    }
    return clientOf(remote, forwarded, this.trusted);
  }
}

const counterOf = (options: Omit<CounterOptions, 'capacity'>) =>
  options.limit > 0 ? new AttemptCounter({ ...options, capacity }) : null;

const isWrongCredential = (error: unknown) =>
  error instanceof AppError && (error.code === 'UNAUTHENTICATED' || error.extensions.reason === 'SIGNATURE_INVALID');

const wrongTooOften = (retryAfter: number) =>
  new AppError('RATE_LIMITED', 'Too many wrong credentials. Correct yours before you try again.', {
    reason: 'TOO_MANY_WRONG_CREDENTIALS',
    facts: { retryAfter },
  });

const tooManyRequests = (retryAfter: number) =>
  new AppError('RATE_LIMITED', 'Too many requests within a minute. Wait, and then ask less often.', {
    reason: 'TOO_MANY_REQUESTS',
    facts: { retryAfter },
  });
