/** One fact on a feed: CloudEvents 1.0, JSON format. `id` is the position and the cursor (http-feeds.org). */
export interface FeedEvent<Data = unknown> {
  specversion: '1.0';
  id: string;
  type: string;
  source: string;
  time: string;
  /** Key of the aggregate the fact is about. */
  subject: string;
  data: Data;
}

/** A poll that finds nothing returns within this many milliseconds, so that readers notice a dead connection. */
export const longestFeedWait = 20_000;
export const largestFeedBatch = 1_000;

export interface FeedPoll {
  /** Position of the last event seen; '0' asks from the beginning. */
  lastEventId: string;
  /** How long to wait for news, in milliseconds; 0 answers at once. */
  timeout: number;
  /** Only these event types; all when absent. */
  types?: string[];
  /** At most `largestFeedBatch`; fewer events than this in the answer mean that the end of the feed is reached. */
  limit?: number;
  /** Ends the poll with an error; an empty answer would say that there was nothing. */
  signal?: AbortSignal;
}

/** Where a consumer polls: a service in the same process, or its HTTP feed. */
export interface FeedSource {
  poll(request: FeedPoll): Promise<FeedEvent[]>;
}
