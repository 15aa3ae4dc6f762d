import { hashApiKey, isKeyOf, prefixOf, serviceAccountIssuer } from '@partner-commons/platform/api-key';
import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Log } from '@partner-commons/platform/log';
import { z } from 'zod';
import type { Identity } from '../issuers/token.verifier';

export const apiKeyChanged = 'registry.api-key-changed';

const keyFact = z.object({
  keyId: z.string(),
  accountId: z.string(),
  agency: z.string(),
  prefix: z.string(),
  /** Null once it was revoked. */
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  expiresAt: z.iso.datetime(),
});
type KeyFact = z.infer<typeof keyFact>;

/** Compared with when no key has the prefix, so that a wrong prefix takes as long as a wrong secret. */
const nobodysHash = hashApiKey('nobody');

/** The hashes of registry's API keys, in memory; what they may do is the membership of their service account. */
export class ApiKeyRing {
  private readonly byPrefix = new Map<string, KeyFact>();
  private readonly prefixes = new Map<string, string>();

  constructor(private readonly log: Log) {}

  apply(event: FeedEvent): void {
    const known = this.prefixes.get(event.subject);
    if (known !== undefined) this.byPrefix.delete(known);
    this.prefixes.delete(event.subject);
    const parsed = keyFact.safeParse(event.data);
    if (!parsed.success) {
      // What cannot be read may be a revocation: no key is the safe reading.
      this.log.error({ event: event.id }, 'an API key on the feed could not be read; it opens nothing');
      return;
    }
    if (parsed.data.hash === null) return;
    this.prefixes.set(event.subject, parsed.data.prefix);
    this.byPrefix.set(parsed.data.prefix, parsed.data);
  }

  /** Whose key it is; null for a wrong, revoked or expired one. */
  find(key: string, now: Date): Identity | null {
    const fact = this.byPrefix.get(prefixOf(key) ?? '');
    const right = isKeyOf(key, fact?.hash ?? nobodysHash);
    if (!fact || !right || Date.parse(fact.expiresAt) <= now.getTime()) return null;
    return { issuer: serviceAccountIssuer, subject: fact.accountId, agency: fact.agency, reader: false };
  }
}
