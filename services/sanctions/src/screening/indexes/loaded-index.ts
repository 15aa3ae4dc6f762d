import { newId } from '@partner-commons/platform/id';
import type { ListBinding } from '../../listing/sources/list-source.entity';
import { defaultOptions, type ScoreOptions } from '../../matching/score';
import type { Query, Subject } from '../../matching/subject';
import type { IndexedList } from './index.repository';
import type { AskedAnswer } from './index-room';
import { ThreadPool } from './thread-pool';

export interface Listing {
  source: string;
  binding: `${ListBinding}`;
  screeningHash: string;
}

export interface IndexedContent {
  lists: IndexedList[];
  subjects: Subject[];
  /** Each subject that is listed. */
  listings: ReadonlyMap<string, Listing>;
}

export interface Asking {
  options?: ScoreOptions;
  /** People wait for the answer. */
  isUrgent?: boolean;
}

/** Queries of one message: the longest that a person waits behind the roster is what these take. */
const chunkSize = 12;
const probeSize = 100;
const mostThreads = 2;
const whole = 'whole';

/** What one set of list versions says, ready to be asked. Never changes; the next set is another one, on other threads. */
export class LoadedIndex {
  /** The versions, in ascending order of their ids. */
  readonly snapshots: readonly string[];
  readonly lists: readonly IndexedList[];
  readonly listings: ReadonlyMap<string, Listing>;
  /** The screening hash of each subject that is listed. */
  readonly screeningHashes: ReadonlyMap<string, string>;
  isLost = false;
  private readonly pool = new ThreadPool(() => {
    this.isLost = true;
  });

  private constructor(private readonly content: IndexedContent) {
    this.lists = content.lists;
    this.listings = content.listings;
    this.screeningHashes = new Map([...content.listings].map(([id, { screeningHash }]) => [id, screeningHash]));
    this.snapshots = content.lists.map(({ snapshotId }) => snapshotId).sort();
  }

  static async build(content: IndexedContent): Promise<LoadedIndex> {
    const index = new LoadedIndex(content);
    await index.widen(1);
    return index;
  }

  isOf(snapshotIds: readonly string[]): boolean {
    return this.snapshots.join() === [...snapshotIds].sort().join();
  }

  /** In the order of the queries. */
  async ask(queries: readonly Query[], { options = defaultOptions, isUrgent = false }: Asking = {}, index = whole) {
    const parts = await Promise.all(
      chunks(queries, chunkSize).map((part) => this.pool.ask({ type: 'ask', index, queries: part, options }, isUrgent)),
    );
    return (parts as AskedAnswer[][]).flat();
  }

  /** Places of the queries that have any match at the common threshold. */
  async probe(queries: readonly Query[], index = whole): Promise<Set<number>> {
    const found = await Promise.all(
      chunks(queries, probeSize).map(async (part, place) => {
        const request = { type: 'probe' as const, index, queries: part, options: defaultOptions };
        const places = (await this.pool.ask(request, false)) as number[];
        return places.map((own) => place * probeSize + own);
      }),
    );
    return new Set(found.flat());
  }

  /** Another index on the same threads for a while, as of what changed between two versions. */
  async withIndex<Result>(subjects: readonly Subject[], run: (index: string) => Promise<Result>): Promise<Result> {
    const name = newId();
    const places = [...Array(this.pool.size).keys()];
    await Promise.all(places.map((place) => this.fill(place, name, subjects)));
    try {
      return await run(name);
    } finally {
      for (const place of places) await this.pool.tell(place, { type: 'drop', index: name });
    }
  }

  /** More threads for long work; each holds the whole index. */
  async widen(threads = mostThreads): Promise<void> {
    while (this.pool.size < threads) {
      await this.pool.grow();
      await this.fill(this.pool.size - 1, whole, this.content.subjects);
    }
  }

  stop(): Promise<void> {
    return this.pool.stop();
  }

  private async fill(place: number, index: string, subjects: readonly Subject[]): Promise<void> {
    for (const part of chunks(subjects, 1_000)) await this.pool.tell(place, { type: 'add', index, subjects: part });
    await this.pool.tell(place, { type: 'build', index });
  }
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  const parts: Item[][] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}
