import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { HitFilter } from './hit.inputs';
import { type HitOutcome, HitRepository, type HitRow, type HitToDecide } from './hit.repository';
import { type Finding, type RawFinding, reconcileHits, standingOf } from './hit.rules';
import { openFinding, sealFinding } from './sealed-finding';

export interface ScreenedPartners {
  partnerIds: string[];
  /** Those whose people could not be read: their hits stay as they are. */
  unread: ReadonlySet<string>;
  findings: RawFinding[];
  /** Screening of each partner. */
  screeningIds: ReadonlyMap<string, string>;
  /** The screening hash of each subject that is listed now. */
  listings: ReadonlyMap<string, string>;
  at: Date;
}

export class HitService {
  constructor(private readonly work: Work) {}

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

  /** Locks a hit whose decision this transaction takes; a hit that is not there and one not to be seen are the same. */
  async lockToDecide(id: string): Promise<HitToDecide> {
    const hit = await this.work.database.confidential((transaction) =>
      isId(id) ? new HitRepository(transaction).lockToDecide(id) : Promise.resolve(null),
    );
    if (!hit) throw notFound('hit');
    return openFinding(this.work.cipher, hit);
  }

  async decide(id: string, outcome: HitOutcome): Promise<HitRow> {
    return this.work.database.confidential(async (transaction) => {
      const repository = new HitRepository(transaction);
      await repository.decide(id, outcome);
      const hit = await repository.find(id);
      if (!hit) throw notFound('hit');
      return openFinding(this.work.cipher, hit);
    });
  }

  /** Brings the hits of these partners in line with what was found; gives what stands of each. */
  settle({ partnerIds, unread, findings: raw, screeningIds, listings, at }: ScreenedPartners) {
    const findings = raw.map(({ facts, ...finding }) => ({ ...finding, factsHash: this.work.cipher.hash(facts) }));
    return this.work.database.confidential(async (transaction) => {
      const repository = new HitRepository(transaction);
      const known = await repository.lockKnown(partnerIds);
      const isRead = ({ partnerId }: { partnerId: string }) => !unread.has(partnerId);
      const { opened, rescored, lapsed, standing } = reconcileHits(known.filter(isRead), findings, listings);
      const store = <Row extends Finding>(id: string, finding: Row) => ({
        ...finding,
        sealed: sealFinding(this.work.cipher, id, finding),
        screeningId: screeningIds.get(finding.partnerId) ?? '',
      });
      if (lapsed.length > 0) await repository.lapse(lapsed, at);
      if (rescored.length > 0) {
        await repository.rescore(rescored.map((row) => ({ ...row, finding: store(row.id, row.finding) })));
      }
      const fresh = opened.map((finding) => ({ ...finding, id: newId() }));
      if (fresh.length > 0)
        await repository.open(
          fresh.map((row) => ({ ...store(row.id, row), id: row.id })),
          at,
        );
      return new Map([...standing, ...standingOf(known.filter((hit) => !isRead(hit)))]);
    });
  }
}
