import type { DataSource, EntityManager } from 'typeorm';
import type { Clock } from '../clock';
import type { FeedEvent, FeedSource } from '../feed';
import type { Log } from '../log';
import { failureOf, pause, retryDelay } from './retry';

const batchSize = 200;
/** caught_up_at is the moment of asking, so in quiet times it gets twice this old: far from the 60 s that refuse. */
const pollTimeout = 5_000;
const answerWithin = 20_000;

export interface ConsumerOptions {
  /** Key of the cursor. A consumer that begins to take further types takes a new name, and so their past as well. */
  name: string;
  source: FeedSource;
  types: string[];
  /** The consumer's own database, as job role. */
  dataSource: DataSource;
  /** Runs in the transaction that moves the cursor; all effects must go through `manager`. */
  apply(event: FeedEvent, manager: EntityManager): Promise<void>;
  log: Log;
  /** Dates caught_up_at; the rule that asks for its age must use the same clock. */
  clock: Clock;
  /** Milliseconds that a quiet poll waits; for tests that jump in time. */
  pollFor?: number;
  /** After each time the end of the feed was reached and stored. */
  onCaughtUp?(): void;
}

export interface Consumer {
  /** Ends the long poll at once and waits for the batch that is being applied. */
  stop(): Promise<void>;
}

/** Applies each event of a feed once, in order. Any number of processes may run a consumer of the same name. */
export function startConsumer(options: ConsumerOptions): Consumer {
  const stopping = new AbortController();
  const running = new FeedConsumer(options, stopping.signal).run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

class ApplyFailure extends Error {
  constructor(
    readonly event: FeedEvent,
    readonly index: number,
    override readonly cause: unknown,
  ) {
    super(failureOf(cause));
  }
}

class FeedConsumer {
  private limit = batchSize;

  constructor(
    private readonly options: ConsumerOptions,
    private readonly stopping: AbortSignal,
  ) {}

  async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping.aborted) {
      try {
        await this.takeBatch();
        failures = 0;
      } catch (error) {
        if (this.stopping.aborted && !(error instanceof ApplyFailure)) return;
        failures += 1;
        this.report(error, failures);
        await pause(retryDelay(failures), this.stopping);
      }
    }
  }

  private async takeBatch(): Promise<void> {
    const { dataSource, name, clock, onCaughtUp } = this.options;
    const position = await readCursor(dataSource.manager, name);
    const { limit } = this;
    // Everything published before this moment is in the answer; the moment of the answer would claim more than we know.
    const askedAt = clock.now();
    const events = await this.poll(position);
    const reachedEnd = events.length < limit;
    const stored = await dataSource.transaction(async (manager) => {
      const current = await lockCursor(manager, name);
      // Somebody set the cursor back to replay: this batch would jump over what is to be replayed.
      if (BigInt(current) < BigInt(position)) return false;
      const fresh = events.filter(({ id }) => BigInt(id) > BigInt(current));
      for (const [index, event] of fresh.entries()) await this.apply(event, index, manager);
      await moveCursor(manager, {
        name,
        position: fresh.at(-1)?.id ?? current,
        caughtUpAt: reachedEnd ? askedAt : null,
      });
      return true;
    });
    this.limit = batchSize;
    if (stored && reachedEnd) onCaughtUp?.();
  }

  private async apply(event: FeedEvent, index: number, manager: EntityManager): Promise<void> {
    try {
      await this.options.apply(event, manager);
    } catch (error) {
      throw new ApplyFailure(event, index, error);
    }
  }

  /** The source has its own timeouts; this one is for a source that accepts the question and never answers. */
  private async poll(lastEventId: string): Promise<FeedEvent[]> {
    const { source, types } = this.options;
    const leaving = new AbortController();
    const leave = () => leaving.abort();
    const timer = setTimeout(() => leaving.abort(new Error('the feed does not answer')), answerWithin);
    this.stopping.addEventListener('abort', leave, { once: true });
    if (this.stopping.aborted) leave();
    try {
      return await source.poll({
        lastEventId,
        timeout: this.options.pollFor ?? pollTimeout,
        types,
        limit: this.limit,
        signal: leaving.signal,
      });
    } finally {
      clearTimeout(timer);
      this.stopping.removeEventListener('abort', leave);
    }
  }

  private report(error: unknown, failures: number): void {
    const { log, name: consumer } = this.options;
    const failure = failureOf(error);
    if (!(error instanceof ApplyFailure)) {
      log.warn({ consumer, failures, failure }, 'the feed could not be followed; trying again');
      return;
    }
    const { id, type } = error.event;
    // What comes before the failing event takes effect first, so that one bad event holds back only what follows it.
    this.limit = Math.max(error.index, 1);
    log.error({ consumer, failures, event: id, type, failure }, 'an event could not be applied; trying again');
  }
}

async function readCursor(manager: EntityManager, name: string): Promise<string> {
  const [cursor] = await manager.query(
    '/* readCursor */ SELECT last_event_id AS position FROM feed_cursor WHERE consumer = $1',
    [name],
  );
  if (cursor) return cursor.position;
  await manager.query(
    '/* readCursor */ INSERT INTO feed_cursor (consumer) VALUES ($1) ON CONFLICT (consumer) DO NOTHING',
    [name],
  );
  return '0';
}

async function lockCursor(manager: EntityManager, name: string): Promise<string> {
  const [cursor] = await manager.query(
    '/* lockCursor */ SELECT last_event_id AS position FROM feed_cursor WHERE consumer = $1 FOR UPDATE',
    [name],
  );
  return cursor.position;
}

interface CursorMove {
  name: string;
  position: string;
  /** Null leaves the last time as it is, so that it ages until the end is reached again. */
  caughtUpAt: Date | null;
}

async function moveCursor(manager: EntityManager, { name, position, caughtUpAt }: CursorMove): Promise<void> {
  await manager.query(
    `/* moveCursor */
    UPDATE feed_cursor SET last_event_id = $2, caught_up_at = coalesce($3, caught_up_at) WHERE consumer = $1`,
    [name, position, caughtUpAt],
  );
}
