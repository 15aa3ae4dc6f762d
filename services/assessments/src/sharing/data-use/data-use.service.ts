import { notFound } from '@partner-commons/platform/errors';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { PageLoader } from '@partner-commons/platform/page-loader';
import { actsFor } from '@partner-commons/platform/viewer';
import { startOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { after as daysAfter, idIn } from '../access-grants/access-grant.rules';
import { AccessViewRepository, type AccessViewRow, type PartnerUse } from './access-view.repository';
import type { AccessLogFilter, DataUseArgs } from './data-use.inputs';

type Side = Pick<Parameters<AccessViewRepository['search']>[0], 'ownerAgency' | 'viewerAgency'>;

/** Who read what is confidential, told to those whom it concerns (A-INV-5, idea 5.8). */
export class DataUseService {
  private readonly uses = new Map<string, PageLoader<PartnerUse>>();

  constructor(private readonly work: Work) {}

  /** Readings of what the own agency owns, by whomever. */
  accessLog(filter: AccessLogFilter, page: PageArgs): Promise<Page<AccessViewRow>> {
    return this.list(filter, page, { ownerAgency: this.ownAgency(), viewerAgency: filter.agency ?? null }, 'accessLog');
  }

  /** Readings by the own agency's staff, of whatever. */
  readingLog(filter: AccessLogFilter, page: PageArgs): Promise<Page<AccessViewRow>> {
    return this.list(
      filter,
      page,
      { ownerAgency: filter.agency ?? null, viewerAgency: this.ownAgency() },
      'readingLog',
    );
  }

  /** For the partner alone; to anybody else another agency's readings are nothing that there is. */
  ofPartner(partnerId: string, { agency, from, to, ...page }: DataUseArgs): Promise<Page<PartnerUse>> {
    if (!actsFor(this.work.viewer, partnerId)) throw notFound('partner');
    const key = JSON.stringify([agency, from, to]);
    const known = this.uses.get(key) ?? this.loaderOf({ viewerAgency: agency ?? null, ...periodOf({ from, to }) });
    this.uses.set(key, known);
    return known.load(partnerId, page);
  }

  private list(
    filter: AccessLogFilter,
    { first, after }: PageArgs,
    side: Side,
    action: string,
  ): Promise<Page<AccessViewRow>> {
    const { database, audit } = this.work;
    const search = {
      ...side,
      ...periodOf(filter),
      resourceType: filter.resourceType ?? null,
      resourceId: idIn(filter.resourceId, 'filter.resourceId'),
      partnerId: idIn(filter.partnerId, 'filter.partnerId'),
      after: idIn(decodeCursor(after, 1)?.[0], 'after'),
      limit: first + 1,
    };
    return database.confidential(async (transaction) => {
      const views = new AccessViewRepository(transaction);
      const found = pageOf(await views.search(search), first, await views.count(search), {
        cursor: ({ id }) => [id],
        node: (row) => row,
      });
      await audit.within(transaction, action).record({ objectType: 'AccessView' });
      return found;
    });
  }

  private loaderOf(search: Parameters<AccessViewRepository['findOfPartners']>[1]): PageLoader<PartnerUse> {
    const { database, audit } = this.work;
    return new PageLoader<PartnerUse>({
      load: ({ parents, after, limit }) =>
        database.confidential(async (transaction) => {
          const rows = await new AccessViewRepository(transaction).findOfPartners(parents, search, { after, limit });
          await audit.within(transaction, 'Partner.dataUse').record({ objectType: 'AccessView' });
          return rows;
        }),
      count: (parents) =>
        database.confidential((transaction) => new AccessViewRepository(transaction).countOfPartners(parents, search)),
      parentOf: ({ askedId }) => askedId,
    });
  }

  private ownAgency(): string {
    return this.work.viewer.agency ?? '';
  }
}

/** From the first instant of the first day to that of the day after the last. */
const periodOf = ({ from, to }: { from?: string | null; to?: string | null }) => ({
  from: from ? startOf(from) : null,
  to: to ? daysAfter(startOf(to), 1) : null,
});
