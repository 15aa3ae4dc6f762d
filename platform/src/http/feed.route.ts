import { z } from 'zod';
import type { FeedSource } from '../feed';
import { sendText } from './answers';
import { HttpRefusal } from './refusal';
import type { Exchange, Route } from './route';

export const cloudEventsBatch = 'application/cloudevents-batch+json';

/** An empty poll answers within 20 s, so that a consumer knows how fresh its end of the feed is (architecture.md 5). */
export const longestPoll = 20_000;

const pollSchema = z.object({
  lastEventId: z.string().max(64).default('0'),
  timeout: z.coerce.number().int().min(0).max(longestPoll).default(0),
  types: z
    .string()
    .max(2_000)
    .transform((list) => list.split(',').filter(Boolean))
    .optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

/** GET /feed as http-feeds.org describes it: a batch of CloudEvents after the given one, or a wait for the next. */
export function feedRoute(feed: FeedSource, admit: (exchange: Exchange) => Promise<void>): Route {
  return {
    path: '/feed',
    methods: ['GET'],
    handle: async (exchange) => {
      await admit(exchange);
      const asked = pollSchema.safeParse(Object.fromEntries(exchange.url.searchParams));
      if (!asked.success) {
        const wrong = asked.error.issues.map((issue) => issue.path.join('.')).join(', ');
        throw new HttpRefusal(400, `These parameters of the feed are not usable: ${wrong}.`);
      }
      const events = await pollUntilGone(feed, { ...asked.data, signal: exchange.signal });
      if (exchange.response.destroyed) return;
      sendText(exchange.response, 200, { 'content-type': cloudEventsBatch }, JSON.stringify(events));
    },
  };
}

/** A poll that ended because the server drains is an empty one: the consumer asks again, elsewhere. */
async function pollUntilGone(feed: FeedSource, poll: Parameters<FeedSource['poll']>[0] & { signal: AbortSignal }) {
  try {
    return await feed.poll(poll);
  } catch (error) {
    if (poll.signal.aborted) return [];
    throw error;
  }
}
