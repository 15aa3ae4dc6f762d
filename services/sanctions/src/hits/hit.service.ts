import { invalidInput } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { HitFilter } from './hit.inputs';
import { HitRepository, type HitRow } from './hit.repository';
import { type Finding, reconcileHits } from './hit.rules';

export interface ScreenedPartners {
  partnerIds: string[];
  findings: Finding[];
  /** Screening of each partner. */
  screeningIds: ReadonlyMap<string, string>;
  at: Date;
}

export class HitService {
  constructor(private readonly work: Work) {}

  find(id: string): Promise<HitRow | null> {
    return this.work.database.confidential(async (transaction) => {
      const hit = isId(id) ? await new HitRepository(transaction).find(id) : null;
      await this.work.audit.within(transaction, 'hit').record({ objectType: 'Hit', objectId: hit?.id });
      return hit;
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
        node: (row) => row,
      });
      const ids = page.edges.map(({ node }) => node.id);
      await this.work.audit
        .within(transaction, 'hits')
        .record({ objectType: 'Hit', detail: { partnerId, state, ids } });
      return page;
    });
  }

  /** Brings the hits of these partners in line with what was found; gives the number of live hits of each. */
  settle({ partnerIds, findings, screeningIds, at }: ScreenedPartners): Promise<Map<string, number>> {
    return this.work.database.confidential(async (transaction) => {
      const repository = new HitRepository(transaction);
      const { opened, rescored, lapsed } = reconcileHits(await repository.findLive(partnerIds), findings);
      const cite = <Row extends object>(row: Row, partnerId: string) => ({
        ...row,
        screeningId: screeningIds.get(partnerId) ?? '',
      });
      if (lapsed.length > 0) await repository.lapse(lapsed, at);
      if (rescored.length > 0) await repository.rescore(rescored.map((row) => cite(row, row.finding.partnerId)));
      if (opened.length > 0)
        await repository.open(
          opened.map((row) => cite({ ...row, id: newId() }, row.partnerId)),
          at,
        );
      const counts = new Map<string, number>();
      for (const { partnerId } of findings) counts.set(partnerId, (counts.get(partnerId) ?? 0) + 1);
      return counts;
    });
  }
}
