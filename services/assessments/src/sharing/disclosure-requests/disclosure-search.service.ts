import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import { idIn } from '../access-grants/access-grant.rules';
import { type DisclosureRequestFilter, DisclosureSide } from './disclosure-request.inputs';
import { DisclosureRequestRepository } from './disclosure-request.repository';
import type { DisclosureRequestService } from './disclosure-request.service';
import type { DisclosureRequest } from './disclosure-request.view';

/** Requests that the own agency made or has to decide; looking at them is on record. */
export class DisclosureSearchService {
  constructor(
    private readonly work: Work,
    private readonly requests: DisclosureRequestService,
  ) {}

  search(filter: DisclosureRequestFilter, { first, after }: PageArgs): Promise<Page<DisclosureRequest>> {
    const { database, audit, viewer } = this.work;
    const search = {
      agency: viewer.agency ?? '',
      isOwner: filter.side !== DisclosureSide.REQUESTER,
      isRequester: filter.side !== DisclosureSide.OWNER,
      state: filter.state ?? null,
      resourceType: filter.resourceType ?? null,
      resourceId: idIn(filter.resourceId, 'filter.resourceId'),
      partnerId: idIn(filter.partnerId, 'filter.partnerId'),
      after: idIn(decodeCursor(after, 1)?.[0], 'after'),
      limit: first + 1,
    };
    return database.confidential(async (transaction) => {
      const repository = new DisclosureRequestRepository(transaction);
      const found = pageOf(await repository.search(search), first, await repository.count(search), {
        cursor: ({ id }) => [id],
        node: (row) => this.requests.present(row),
      });
      const ids = found.edges.map(({ node }) => node.id);
      await audit
        .within(transaction, 'disclosureRequests')
        .record({ objectType: 'DisclosureRequest', detail: { ids } });
      return found;
    });
  }
}
