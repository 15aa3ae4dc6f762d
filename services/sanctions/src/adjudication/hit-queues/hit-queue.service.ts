import { invalidInput } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { HitRow } from '../hits/hit.repository';
import { openFinding } from '../hits/sealed-finding';
import { HitBand, HitHolder, type HitQueueFilter, HitQueueSort } from './hit-queue.inputs';
import { HitQueueRepository, type QueuePage, type QueueSearch } from './hit-queue.repository';
import type { HitQueue } from './hit-queue.view';

const isStrong: Record<HitBand, boolean> = { [HitBand.STRONG]: true, [HitBand.REVIEW]: false };

/** The work that waits, for those who do it and those who share it out. */
export class HitQueueService {
  constructor(private readonly work: Work) {}

  list(filter: HitQueueFilter, sort: HitQueueSort, { first, after }: PageArgs): Promise<Page<HitRow>> {
    const search = this.searchOf(filter);
    const byDue = sort === HitQueueSort.DUE_FIRST;
    const page: QueuePage = { after: byDue ? dueCursor(after) : scoreCursor(after), limit: first + 1 };
    return this.work.database.confidential(async (transaction) => {
      const repository = new HitQueueRepository(transaction);
      const rows = await (byDue ? repository.findByDue(search, page) : repository.findByScore(search, page));
      const queue = pageOf(rows, first, await repository.count(search), {
        cursor: ({ dueAt, score, id }) => [byDue ? (dueAt?.toISOString() ?? '') : String(score), id],
        node: (row) => openFinding(this.work.cipher, row),
      });
      const ids = queue.edges.map(({ node }) => node.id);
      await this.work.audit.within(transaction, 'hitQueue').record({ objectType: 'Hit', detail: { ids } });
      return queue;
    });
  }

  queues({ first, after }: PageArgs): Promise<Page<HitQueue>> {
    const [agency, country] = decodeCursor(after, 2) ?? [];
    const last: [string, string] | null = agency !== undefined && country !== undefined ? [agency, country] : null;
    return this.work.database.confidential(async (transaction) => {
      const rows = await new HitQueueRepository(transaction).findQueues({ after: last, limit: first + 1 });
      await this.work.audit.within(transaction, 'hitQueues').record({ objectType: 'HitQueue' });
      return pageOf(rows, first, rows[0]?.of ?? 0, {
        cursor: (row) => [row.agency ?? '~', row.country ?? '~'],
        node: (row) => row,
      });
    });
  }

  private searchOf({ agency, shared, country, state, band, assignedTo, overdue, source }: HitQueueFilter): QueueSearch {
    const { viewer } = this.work;
    return {
      agency: agency ?? null,
      shared,
      country: country ?? null,
      state: state ?? null,
      isStrong: band ? isStrong[band] : null,
      holder: holderOf(assignedTo ?? null, viewer.subject ?? '', viewer.agency ?? ''),
      isOverdue: overdue ?? null,
      source: source ?? null,
    };
  }
}

function holderOf(assignedTo: HitHolder | null, subject: string, agency: string): QueueSearch['holder'] {
  if (assignedTo === HitHolder.ME) return { subject };
  if (assignedTo === HitHolder.MY_AGENCY) return { agency };
  return assignedTo === HitHolder.NOBODY ? { nobody: true } : {};
}

function dueCursor(after: string | undefined): [string, string] | null {
  const [due, id] = decodeCursor(after, 2) ?? [];
  if (due === undefined || id === undefined) return null;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(due) || Number.isNaN(Date.parse(due)) || !isId(id)) {
    throw foreignCursor();
  }
  return [due, id];
}

function scoreCursor(after: string | undefined): [string, string] | null {
  const [score, id] = decodeCursor(after, 2) ?? [];
  if (score === undefined || id === undefined) return null;
  if (!/^[01](\.\d{1,4})?$/.test(score) || !isId(id)) throw foreignCursor();
  return [score, id];
}

const foreignCursor = () => invalidInput('This cursor is not one of ours; start again without it.', 'after');
