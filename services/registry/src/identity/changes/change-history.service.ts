import { invalidInput } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import { ChangeRepository, type ChangeRow, type CountRow } from './change.repository';
import { actorFor, originOf } from './change.rules';
import type { PartnerChange } from './change.view';

/** Reads the change log of partners whose rows the caller has already been allowed to see. */
export class ChangeHistoryService {
  private readonly repository: ChangeRepository;
  /** One per page that a query asks for: the changes of all partners of a list are one statement. */
  private readonly pages = new Map<string, ReturnType<ChangeHistoryService['pageLoader']>>();

  constructor(private readonly work: Work) {
    this.repository = new ChangeRepository(work.database.manager);
  }

  private readonly counts = rowLoader(
    (ids) => this.repository.count(ids),
    (row: CountRow) => row.partnerId,
  );

  async list(partnerId: string, { first, after }: PageArgs): Promise<Page<PartnerChange>> {
    const last = decodeCursor(after, 1)?.[0] ?? null;
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const key = `${first}:${last}`;
    const loader = this.pages.get(key) ?? this.pageLoader(last, first + 1);
    this.pages.set(key, loader);
    const [rows, counted] = await Promise.all([loader.load(partnerId), this.counts.load(partnerId)]);
    return pageOf(rows, first, counted?.count ?? 0, { cursor: ({ id }) => [id], node: (row) => this.changeOf(row) });
  }

  private pageLoader(before: string | null, limit: number) {
    return rowsLoader(
      (ids) => this.repository.findPages(ids, before, limit),
      (row: ChangeRow) => row.partnerId,
    );
  }

  private changeOf(row: ChangeRow): PartnerChange {
    const { id, field, before, after, agency, at } = row;
    return { id, field, before, after, agency, at, origin: originOf(row), actor: actorFor(this.work.viewer, row) };
  }
}
