import { newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { compareLists, type ListDelta } from '../lists/delta';
import type { ListedRecord } from '../lists/listed-record';
import { type RecordHashes, recordHashes } from '../lists/record-hashes';
import { ListedSubjectRepository, type ListedSubjectRow, type ScreenedSubject } from './listed-subject.repository';

/** Rows of one statement: records of a list have 2 KB each. */
const batchSize = 200;

/** What a file would change, with all that is needed to change it. */
export interface ListChange {
  delta: ListDelta;
  records: Map<string, { record: ListedRecord; hashes: RecordHashes }>;
  /** Ids of subjects that are or were listed, by reference. */
  knownIds: Map<string, string>;
}

export class ListedSubjectService {
  private readonly repository: ListedSubjectRepository;

  constructor(private readonly work: Work) {
    this.repository = new ListedSubjectRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: ListedSubjectRow) => row.id,
  );

  find(id: string): Promise<ListedSubjectRow | null> {
    return this.byId.load(id);
  }

  findListed(sources: readonly string[]): Promise<ScreenedSubject[]> {
    return this.repository.findListed(sources);
  }

  async compare(source: string, parsed: readonly ListedRecord[]): Promise<ListChange> {
    const known = await this.repository.findKnown(source);
    const records = new Map(parsed.map((record) => [record.externalId, { record, hashes: recordHashes(record) }]));
    const delta = compareLists(
      known.filter(({ isDelisted }) => !isDelisted),
      [...records.values()].map(({ hashes }) => hashes),
    );
    return { delta, records, knownIds: new Map(known.map(({ externalId, id }) => [externalId, id])) };
  }

  async apply(source: string, snapshotId: string, { delta, records, knownIds }: ListChange): Promise<void> {
    const changed = [...delta.added, ...delta.amended].flatMap((externalId) => {
      const entry = records.get(externalId);
      return entry ? [{ id: knownIds.get(externalId) ?? newId(), record: entry.record, ...entry.hashes }] : [];
    });
    for (let start = 0; start < changed.length; start += batchSize) {
      const changes = changed.slice(start, start + batchSize);
      await this.repository.upsert({ source, snapshotId, changes });
      await this.repository.appendVersions({ source, snapshotId, changes });
    }
    const delistedAt = this.work.clock.now();
    await this.repository.delist({ source, snapshotId, externalIds: delta.removed, delistedAt });
  }
}
