import type { Work } from '@partner-commons/platform/work';
import { toSubject } from '../../listing/lists/screening-subject';
import type { Subject } from '../../matching/subject';
import { type IndexedList, type IndexedRow, IndexRepository, type SubjectDifference } from './index.repository';

/** Rows of one statement: records have 2 KB each, and while one page is read the process serves others. */
const pageSize = 1_000;

export interface IndexContent {
  lists: IndexedList[];
  rows: AsyncIterable<IndexedRow[]>;
}

/** Reads what an index is built from; on connections of its own, so that it may be used when its transaction has ended. */
export class IndexReader {
  private readonly connection: Work['database']['manager']['connection'];

  constructor({ database }: Work) {
    this.connection = database.manager.connection;
  }

  /** One statement; says whether an index that is loaded is still the one to ask. */
  lists(): Promise<IndexedList[]> {
    return new IndexRepository(this.connection.manager).findInForce();
  }

  /** All in one snapshot of the database, so that the content is exactly that of the versions that are named. */
  read<Result>(take: (content: IndexContent) => Promise<Result>): Promise<Result> {
    return this.connection.transaction('REPEATABLE READ', async (manager) => {
      const repository = new IndexRepository(manager);
      const lists = await repository.findInForce();
      return take({ lists, rows: pages(repository, lists) });
    });
  }

  /**
   * What differs between two sets of versions, as far as the scorer can see it; null when a version is not known any more.
   * With it one index answers for both sets: a score depends on the two names, their facts and the scorer alone.
   */
  async differences(before: readonly string[], after: readonly string[]): Promise<SubjectDifference[] | null> {
    const repository = new IndexRepository(this.connection.manager);
    const known = new Map(
      (await repository.findSources([...new Set([...before, ...after])])).map((row) => [row.snapshotId, row.source]),
    );
    const versions = new Map<string, { before: string | null; after: string | null }>();
    for (const [side, ids] of [['before', before] as const, ['after', after] as const]) {
      for (const id of ids) {
        const source = known.get(id);
        if (!source) return null;
        versions.set(source, { ...(versions.get(source) ?? { before: null, after: null }), [side]: id });
      }
    }
    const differences: SubjectDifference[] = [];
    for (const [source, sides] of versions) {
      if (sides.before === sides.after) continue;
      differences.push(...(await repository.findTouched({ source, ...sides })));
    }
    return differences.filter(isSeenByScorer);
  }
}

async function* pages(repository: IndexRepository, lists: readonly IndexedList[]): AsyncGenerator<IndexedRow[]> {
  const sources = lists.map(({ source }) => source);
  let after: string | null = null;
  for (;;) {
    const rows: IndexedRow[] = await repository.findListed(sources, after, pageSize);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.id;
  }
}

export const subjectOf = ({ id, record }: IndexedRow): Subject => ({ ...toSubject(record), id });

/** An entry may be amended in words that nobody compares; its hash decides about hits, its facts about scores. */
function isSeenByScorer({ before, after }: SubjectDifference): boolean {
  if (!before || !after) return before !== after;
  return (
    before.screeningHash !== after.screeningHash ||
    JSON.stringify(subjectOf(before)) !== JSON.stringify(subjectOf(after))
  );
}
