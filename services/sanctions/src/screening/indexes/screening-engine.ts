import { setTimeout as sleep } from 'node:timers/promises';
import type { Subject } from '../../matching/subject';
import { type IndexContent, type IndexReader, subjectOf } from './index.reader';
import type { IndexedList } from './index.repository';
import { type IndexedContent, type Listing, LoadedIndex } from './loaded-index';

/** An index that was replaced still answers those who began with it. */
const keptFor = 60_000;

/** The index of the process: built in threads from the stored lists, stamped with their versions, swapped whole. */
export class ScreeningEngine {
  private loaded: LoadedIndex | null = null;
  private loading: Promise<LoadedIndex> | null = null;
  private readonly running = new Set<LoadedIndex>();

  /** The index of the versions in force now; every answer from it cites exactly these (trust.md L07). */
  async current(reader: IndexReader): Promise<LoadedIndex> {
    for (;;) {
      const lists = await reader.lists();
      if (this.loaded && !this.loaded.isLost && isSame(this.loaded.lists, lists)) return this.loaded;
      this.loading ??= this.load(reader).finally(() => {
        this.loading = null;
      });
      // What somebody else began to load may be of the versions before: who was called for a new one must not get those.
      const index = await this.loading;
      if (isSame(index.lists, lists)) return index;
    }
  }

  async stop(): Promise<void> {
    await this.loading?.catch(() => undefined);
    await Promise.all([...this.running].map((index) => index.stop()));
  }

  private async load(reader: IndexReader): Promise<LoadedIndex> {
    const index = await LoadedIndex.build(await reader.read(gather));
    this.running.add(index);
    const old = this.loaded;
    this.loaded = index;
    if (old) void this.retire(old);
    return index;
  }

  private async retire(index: LoadedIndex): Promise<void> {
    await sleep(keptFor, undefined, { ref: false });
    this.running.delete(index);
    await index.stop();
  }
}

async function gather({ lists, rows }: IndexContent): Promise<IndexedContent> {
  const bindings = new Map(lists.map(({ source, binding }) => [source, binding]));
  const subjects: Subject[] = [];
  const listings = new Map<string, Listing>();
  for await (const page of rows) {
    for (const row of page) {
      const { id, source, screeningHash } = row;
      subjects.push(subjectOf(row));
      listings.set(id, { source, screeningHash, binding: bindings.get(source) ?? 'MANDATORY' });
    }
  }
  return { lists, subjects, listings };
}

const isSame = (left: readonly IndexedList[], right: readonly IndexedList[]) =>
  left.length === right.length &&
  left.every(({ snapshotId, binding }, place) => {
    const other = right[place];
    return other?.snapshotId === snapshotId && other.binding === binding;
  });
