import type { DataSource } from 'typeorm';
import { Doorbell } from '../doorbell';
import { AppError, invalidInput } from '../errors';
import type { FeedEvent, FeedPoll, FeedSource } from '../feed';
import { largestFeedBatch, longestFeedWait } from '../feed';
import type { Log } from '../log';
import type { ServiceName } from '../service';
import { Notifications } from './notifications';
import { publishedChannel } from './outbox';

const defaultBatch = 100;
/** While notices arrive a look is only the safety net; without them it is how news are found. */
const lookEvery = { connected: 1_000, disconnected: 100 };

interface PublishedRow {
  position: string;
  type: string;
  subject: string;
  data: unknown;
  occurred_at: Date;
}

/** What a service published, in the order of publication. Takes the job database: requests cannot read events. */
export class OutboxFeed implements FeedSource {
  private readonly doorbell = new Doorbell();
  private readonly stopping = new AbortController();
  private notifications?: Notifications;

  constructor(
    private readonly dataSource: DataSource,
    private readonly service: ServiceName,
    private readonly log: Log,
  ) {}

  async poll({ lastEventId, timeout, types, limit = defaultBatch, signal }: FeedPoll): Promise<FeedEvent[]> {
    if (!/^\d{1,18}$/.test(lastEventId)) {
      throw invalidInput(
        'lastEventId is the id of the last event you have seen, or 0 for the beginning.',
        'lastEventId',
      );
    }
    const until = performance.now() + Math.min(timeout, longestFeedWait);
    for (;;) {
      signal?.throwIfAborted();
      if (this.stopping.signal.aborted) {
        throw new AppError('UNAVAILABLE', 'The feed is stopping: poll again in a moment.');
      }
      const mark = this.doorbell.mark();
      const rows = await this.readPublished(lastEventId, types ?? null, Math.min(limit, largestFeedBatch));
      const left = until - performance.now();
      if (rows.length > 0 || left <= 0) return rows.map((row) => toFeedEvent(this.service, row));
      const look = this.listen().isConnected() ? lookEvery.connected : lookEvery.disconnected;
      await this.doorbell.wait(mark, Math.min(left, look), signal);
    }
  }

  /** Ends the long polls that are under way; closing the database afterwards is safe. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.doorbell.ring();
    await this.notifications?.stop();
  }

  /** Only a feed that somebody waits on costs a connection. */
  private listen(): Notifications {
    const { dataSource, doorbell, log } = this;
    this.notifications ??= new Notifications({ dataSource, channel: publishedChannel, doorbell, log });
    return this.notifications;
  }

  private readPublished(after: string, types: string[] | null, limit: number): Promise<PublishedRow[]> {
    return this.dataSource.query(
      `/* readPublished */
      SELECT position, type, subject, data, occurred_at FROM outbox_event
      WHERE position > $1 AND ($2::text[] IS NULL OR type = ANY ($2)) ORDER BY position LIMIT $3`,
      [after, types, limit],
    );
  }
}

/** CloudEvents 1.0; the position is the id, so that an event's id is the cursor behind it. */
export const toFeedEvent = (service: ServiceName, row: PublishedRow): FeedEvent => ({
  specversion: '1.0',
  id: row.position,
  type: row.type,
  source: `partner-commons/${service}`,
  time: row.occurred_at.toISOString(),
  subject: row.subject,
  data: row.data,
});
