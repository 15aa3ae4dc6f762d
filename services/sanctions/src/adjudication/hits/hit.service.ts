import { invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { HitFilter } from './hit.inputs';
import { HitRepository, type HitRow, type HitToDecide } from './hit.repository';
import type { HitSettlement, ScreenedPartners } from './hit-settlement';
import { openFinding } from './sealed-finding';

export class HitService {
  constructor(
    private readonly work: Work,
    private readonly settlement: HitSettlement,
  ) {}

  private readonly byId = rowLoader(
    (ids) => this.readEarlier(ids),
    (row: HitRow) => row.id,
  );

  /** Of a hit that the caller was shown. */
  earlier(id: string): Promise<HitRow | null> {
    return this.byId.load(id);
  }

  find(id: string): Promise<HitRow | null> {
    return this.work.database.confidential(async (transaction) => {
      const hit = isId(id) ? await new HitRepository(transaction).find(id) : null;
      await this.work.audit.within(transaction, 'hit').record({ objectType: 'Hit', objectId: hit?.id });
      return hit && openFinding(this.work.cipher, hit);
    });
  }

  search({ partnerId, state }: HitFilter, { first, after }: PageArgs): Promise<Page<HitRow>> {
    if (partnerId && !isId(partnerId)) throw invalidInput('This is not the id of a partner.', 'filter.partnerId');
    const [last] = decodeCursor(after, 1) ?? [];
    if (last !== undefined && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search = { partnerId: partnerId ?? null, state: state ?? null, after: last ?? null, limit: first + 1 };
    return this.work.database.confidential(async (transaction) => {
      const repository = new HitRepository(transaction);
      const rows = await repository.search(search);
      const page = pageOf(rows, first, await repository.count(search), {
        cursor: ({ id }) => [id],
        node: (row) => openFinding(this.work.cipher, row),
      });
      const ids = page.edges.map(({ node }) => node.id);
      await this.work.audit
        .within(transaction, 'hits')
        .record({ objectType: 'Hit', detail: { partnerId, state, ids } });
      return page;
    });
  }

  /**
   * Locks a hit that this transaction changes; a hit that is not there and one not to be seen are the same.
   * @param expectedVersion what the caller looked at; left out by those who follow an event
   */
  async lock(id: string, expectedVersion?: number): Promise<HitToDecide> {
    const hit = await this.work.database.confidential((transaction) =>
      isId(id) ? new HitRepository(transaction).lockToDecide(id) : Promise.resolve(null),
    );
    if (!hit) throw notFound('hit');
    if (expectedVersion !== undefined && hit.version !== expectedVersion) throw versionConflict('hit', hit.version);
    return openFinding(this.work.cipher, hit);
  }

  private readEarlier(ids: readonly string[]): Promise<HitRow[]> {
    return this.work.database.confidential(async (transaction) => {
      const rows = await new HitRepository(transaction).findByIds(ids);
      await this.work.audit.within(transaction, 'Hit.reopenedFrom').record({ objectType: 'Hit', detail: { ids } });
      return rows.map((row) => openFinding(this.work.cipher, row));
    });
  }

  /** Brings the hits of these partners in line with what was found; gives what stands of each. */
  settle(screened: ScreenedPartners) {
    return this.settlement.settle(screened);
  }
}
