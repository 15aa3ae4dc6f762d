import type { RecordHashes } from './record-hashes';

/** Permanent reference numbers, each in exactly one of added, removed, amended and unchanged. */
export interface ListDelta {
  added: string[];
  removed: string[];
  amended: string[];
  unchanged: string[];
  /** The amended entries whose names, births, nationalities, documents or kind changed. */
  toRescreen: string[];
}

export function compareLists(before: Iterable<RecordHashes>, after: Iterable<RecordHashes>): ListDelta {
  const gone = new Map([...before].map((hashes) => [hashes.externalId, hashes]));
  const delta: ListDelta = { added: [], removed: [], amended: [], unchanged: [], toRescreen: [] };
  for (const { externalId, contentHash, screeningHash } of after) {
    const earlier = gone.get(externalId);
    gone.delete(externalId);
    if (!earlier) delta.added.push(externalId);
    else if (earlier.contentHash === contentHash) delta.unchanged.push(externalId);
    else delta.amended.push(externalId);
    if (earlier && earlier.screeningHash !== screeningHash) delta.toRescreen.push(externalId);
  }
  delta.removed.push(...gone.keys());
  return delta;
}
