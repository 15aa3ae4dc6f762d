import { toSubject } from '../lists/screening-subject';
import { buildIndex, type ScreeningIndex } from '../matching/screening-index';
import type { ScreenedSubject } from '../subjects/listed-subject.repository';

/** What one set of list versions says, ready to be asked. Never changes. */
export interface LoadedIndex {
  /** The versions, in ascending order of their ids. */
  snapshots: string[];
  index: ScreeningIndex;
  screeningHashes: ReadonlyMap<string, string>;
}

/** The one index of the process: built from the stored lists, swapped whole. */
export class CurrentIndex {
  private loaded: LoadedIndex | null = null;

  /** The caller holds the versions in force while it loads and asks, so an index of the same ids has the same content. */
  async of(snapshotIds: readonly string[], load: () => Promise<ScreenedSubject[]>): Promise<LoadedIndex> {
    const snapshots = [...snapshotIds].sort();
    if (this.loaded?.snapshots.join() === snapshots.join()) return this.loaded;
    const subjects = await load();
    this.loaded = {
      snapshots,
      index: buildIndex(subjects.map(({ id, record }) => ({ ...toSubject(record), id }))),
      screeningHashes: new Map(subjects.map(({ id, screeningHash }) => [id, screeningHash])),
    };
    return this.loaded;
  }
}
