import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@partner-commons/platform/clock';
import { AppError } from '@partner-commons/platform/errors';
import type { FeedEvent, FeedSource } from '@partner-commons/platform/feed';
import type { Log } from '@partner-commons/platform/log';
import { viewerSchema } from '@partner-commons/platform/viewer';
import { z } from 'zod';
import { type ApiKeyRing, apiKeyChanged } from '../api-keys/api-key.ring';
import { partnerUsers } from '../issuers/issuer.settings';
import type { Identity } from '../issuers/token.verifier';

export const membershipChanged = 'registry.membership-changed';

const membership = z.object({
  issuer: z.string(),
  subject: z.string(),
  kind: z.enum(['AGENCY', 'PARTNER']),
  agency: z.string().nullable(),
  partnerId: z.string().nullable(),
  partnerIds: z.array(z.string()).default([]),
  roles: viewerSchema.shape.roles,
  active: z.boolean(),
  expiresAt: z.iso.datetime().nullable().default(null),
});
export type Membership = z.infer<typeof membership>;

/**
 * Key of a membership: each agency has its own of a subject, so what one agency's administrator says about a subject of
 * another issuer is never found there.
 */
const keyOf = ({ agency, issuer, subject }: Pick<Membership, 'agency' | 'issuer' | 'subject'>) =>
  `${agency ?? partnerUsers}:${issuer}#${subject}`;

const batch = 500;
/** The moment of asking is what the answer proves, so a quiet poll makes us twice this old at most. */
const pollFor = 5_000;
/** A poll that hangs past its own time is given up, else one lost packet would stop the projection for ever. */
const pollGrace = 10_000;
/** Older than this, a withdrawn role could still be in force (architecture.md 3). */
const staleAfter = 60_000;
const longestPause = 5_000;

export interface MembersParts {
  source: FeedSource;
  /** Fed from the same poll: a key and the membership behind it are then equally fresh. */
  keys: ApiKeyRing;
  clock: Clock;
  log: Log;
  /** Milliseconds that a quiet poll waits. */
  pollFor?: number;
}

/** Registry's memberships in memory: all of them from the beginning of the feed, then each change as it comes. */
export class Members {
  private readonly known = new Map<string, Membership>();
  private readonly stopping = new AbortController();
  private position = '0';
  private caughtUpAt = Number.NEGATIVE_INFINITY;
  private readonly loop: Promise<void>;

  constructor(private readonly parts: MembersParts) {
    this.loop = this.follow();
  }

  /** The membership of a person, or nothing when registry has none; refuses while the projection may be out of date. */
  find(identity: Identity): Membership | undefined {
    this.demandFresh();
    const known = this.known.get(keyOf(identity));
    const ended = known?.expiresAt != null && Date.parse(known.expiresAt) <= this.parts.clock.now().getTime();
    return known && ended ? { ...known, active: false } : known;
  }

  demandFresh(): void {
    if (this.fresh()) return;
    throw new AppError('UNAVAILABLE', 'Memberships are not up to date at the moment. Try again in a minute.', {
      reason: 'MEMBERS_STALE',
    });
  }

  fresh(): boolean {
    return this.parts.clock.now().getTime() - this.caughtUpAt <= staleAfter;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  private async follow(): Promise<void> {
    let pause = 100;
    while (!this.stopping.signal.aborted) {
      try {
        await this.pollOnce();
        pause = 100;
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        this.parts.log.warn({ reason: (error as Error).message }, 'the feed of memberships did not answer');
        await sleep(pause, undefined, { signal: this.stopping.signal, ref: false }).catch(() => {});
        pause = Math.min(pause * 2, longestPause);
      }
    }
  }

  private async pollOnce(): Promise<void> {
    // Until the end of the feed was seen once, nobody waits for news: a fresh gateway is ready at once.
    const timeout = this.caughtUpAt === Number.NEGATIVE_INFINITY ? 0 : (this.parts.pollFor ?? pollFor);
    const askedAt = this.parts.clock.now().getTime();
    const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(timeout + pollGrace)]);
    const events = await giveUpOn(
      signal,
      this.parts.source.poll({
        lastEventId: this.position,
        timeout,
        types: [membershipChanged, apiKeyChanged],
        limit: batch,
        signal,
      }),
    );
    for (const event of events) this.apply(event);
    if (events.length < batch) this.caughtUpAt = askedAt;
  }

  private apply(event: FeedEvent): void {
    this.position = event.id;
    if (event.type === apiKeyChanged) this.parts.keys.apply(event);
    if (event.type !== membershipChanged) return;
    const parsed = membership.safeParse(event.data);
    if (parsed.success && keyOf(parsed.data) === event.subject) {
      this.known.set(event.subject, parsed.data);
      return;
    }
    // What cannot be read may be a withdrawal: without roles is the safe reading.
    this.known.delete(event.subject);
    this.parts.log.error({ event: event.id }, 'a membership on the feed could not be read; its holder has no roles');
  }
}

function giveUpOn<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason instanceof Error ? signal.reason : new Error('the poll was given up'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
