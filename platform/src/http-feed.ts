import { Agent, request } from 'undici';
import { z } from 'zod';
import type { FeedEvent, FeedPoll, FeedSource } from './feed';
import { cloudEventsBatch, longestPoll } from './http/feed.route';
import { newId } from './id';
import type { InnerTokenSigner } from './inner-token';

export interface HttpFeedOptions {
  /** Base URL of the service, without `/feed`. */
  url: string;
  signer: InnerTokenSigner;
  /** Name of the service that owns the feed. */
  audience: string;
}

const eventSchema = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  type: z.string().min(1),
  source: z.string().min(1),
  time: z.string(),
  subject: z.string(),
  data: z.unknown(),
});
const batchSchema = z.array(eventSchema);

/** How long after the promised end of a poll the answer may still be on its way. */
const grace = 5_000;
const largestBatch = 32 * 1024 * 1024;

/** The feed of a service in another process. Whatever is not a good batch throws, so that no cursor moves past it. */
export class HttpFeedSource implements FeedSource {
  private readonly agent = new Agent({ connect: { timeout: 3_000 }, maxResponseSize: largestBatch });

  constructor(private readonly options: HttpFeedOptions) {}

  async poll(poll: FeedPoll): Promise<FeedEvent[]> {
    const { audience, signer } = this.options;
    const timeout = Math.min(poll.timeout, longestPoll);
    const late = AbortSignal.timeout(timeout + grace);
    const token = await signer.sign({ audience, scope: 'feed', requestId: newId() });
    const answer = await request(this.urlOf(poll, timeout), {
      dispatcher: this.agent,
      headers: { accept: cloudEventsBatch, authorization: `Bearer ${token}` },
      signal: poll.signal ? AbortSignal.any([poll.signal, late]) : late,
      headersTimeout: timeout + grace,
    });
    const contentType = String(answer.headers['content-type'] ?? '');
    if (answer.statusCode !== 200 || !contentType.startsWith(cloudEventsBatch)) {
      await answer.body.dump();
      throw new Error(`The feed of ${audience} answered ${answer.statusCode} (${contentType || 'no content type'}).`);
    }
    return batchSchema.parse(await answer.body.json()) as FeedEvent[];
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private urlOf({ lastEventId, types, limit }: FeedPoll, timeout: number): URL {
    const url = new URL('/feed', this.options.url);
    url.searchParams.set('lastEventId', lastEventId);
    url.searchParams.set('timeout', String(timeout));
    if (types) url.searchParams.set('types', types.join(','));
    if (limit !== undefined) url.searchParams.set('limit', String(limit));
    return url;
  }
}
