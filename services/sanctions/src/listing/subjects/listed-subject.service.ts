import { invalidInput } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { compareLists, type ListDelta } from '../lists/delta';
import type { HashedRecord } from '../lists/record-hashes';
import { ListedSubjectRepository, type ListedSubjectRow } from './listed-subject.repository';
import { hasEnded } from './listed-subject.rules';

/** Rows of one statement: records of a list have 2 KB each. */
const batchSize = 200;

/** What a file would change, with all that is needed to change it. */
export interface ListChange {
  delta: ListDelta;
  records: Map<string, HashedRecord>;
  /** Ids of subjects that are or were listed, by reference. */
  knownIds: Map<string, string>;
  /** Entries of the file whose period is over: they are as good as absent. */
  ended: number;
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

  async pageAsOf(snapshotId: string, { first, after }: PageArgs): Promise<Page<ListedSubjectRow>> {
    const [last] = decodeCursor(after, 1) ?? [];
    if (last !== undefined && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const [rows, counted] = await Promise.all([
      this.repository.findPageAsOf(snapshotId, last ?? null, first + 1),
      this.repository.countAsOf(snapshotId),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  async compare(source: string, parsed: readonly HashedRecord[]): Promise<ListChange> {
    const known = await this.repository.findKnown(source);
    const today = dayOf(this.work.clock.now());
    const listed = parsed.filter(({ record }) => !hasEnded(record, today));
    const records = new Map(listed.map((entry) => [entry.record.externalId, entry]));
    const delta = compareLists(
      known.filter(({ isDelisted }) => !isDelisted),
      listed.map(({ hashes }) => hashes),
    );
    const knownIds = new Map(known.map(({ externalId, id }) => [externalId, id]));
    return { delta, records, knownIds, ended: parsed.length - listed.length };
  }

  /** @param onStored told after each batch how many entries are stored */
  async apply(
    source: string,
    snapshotId: string,
    { delta, records, knownIds }: Pick<ListChange, 'delta' | 'records' | 'knownIds'>,
    onStored: (done: number, total: number) => Promise<void> = async () => {},
  ): Promise<void> {
    const changed = [...delta.added, ...delta.amended].flatMap((externalId) => {
      const entry = records.get(externalId);
      return entry ? [{ id: knownIds.get(externalId) ?? newId(), record: entry.record, ...entry.hashes }] : [];
    });
    for (let start = 0; start < changed.length; start += batchSize) {
      const changes = changed.slice(start, start + batchSize);
      await this.repository.upsert({ source, snapshotId, changes });
      await this.repository.appendVersions({ source, snapshotId, changes });
      await onStored(start + changes.length, changed.length);
    }
    await this.delist(source, snapshotId, delta.removed);
  }

  async delist(source: string, snapshotId: string, externalIds: string[]): Promise<void> {
    await this.repository.delist({ source, snapshotId, externalIds, delistedAt: this.work.clock.now() });
  }

  findSourcesWithEnded(): Promise<string[]> {
    return this.repository.findSourcesWithEnded(dayOf(this.work.clock.now()));
  }

  /** References of entries whose period is over and that are still listed. */
  async findEnded(source: string): Promise<string[]> {
    const rows = await this.repository.findEnded(source, dayOf(this.work.clock.now()));
    return rows.map(({ externalId }) => externalId);
  }
}
