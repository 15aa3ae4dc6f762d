import DataLoader from 'dataloader';
import { invalidInput } from './errors';
import { isId } from './id';
import { decodeCursor, type Page, type PageArgs, pageOf } from './page';

/** One page of the rows of each of these parents, newest first. */
export interface PageOfParents {
  parents: readonly string[];
  /** Id of the last row of the page before. */
  after: string | null;
  limit: number;
}

export interface PagedRows<Row> {
  load(page: PageOfParents): Promise<Row[]>;
  count(parents: readonly string[]): Promise<{ parent: string; count: number }[]>;
  parentOf(row: Row): string;
}

/** A connection under each parent of a list: N parents cost two statements. Lives as long as one request. */
export class PageLoader<Row extends { id: string }> {
  private readonly pages = new Map<string, DataLoader<string, Row[]>>();
  private readonly counts: DataLoader<string, number>;

  constructor(private readonly rows: PagedRows<Row>) {
    this.counts = new DataLoader(async (parents) => {
      const counted = new Map((await rows.count(parents)).map(({ parent, count }) => [parent, count]));
      return parents.map((parent) => counted.get(parent) ?? 0);
    });
  }

  async load(parent: string, { first, after }: PageArgs): Promise<Page<Row>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const [rows, counted] = await Promise.all([this.loaderOf(last, first + 1).load(parent), this.counts.load(parent)]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  private loaderOf(after: string | null, limit: number): DataLoader<string, Row[]> {
    const key = `${limit}/${after}`;
    const known = this.pages.get(key);
    if (known) return known;
    const loader = new DataLoader<string, Row[]>(async (parents) => {
      const rows = new Map<string, Row[]>(parents.map((parent) => [parent, []]));
      for (const row of await this.rows.load({ parents, after, limit })) rows.get(this.rows.parentOf(row))?.push(row);
      return parents.map((parent) => rows.get(parent) ?? []);
    });
    this.pages.set(key, loader);
    return loader;
  }
}
