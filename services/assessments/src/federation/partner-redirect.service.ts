import type { FeedEvent } from '@partner-commons/platform/feed';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { type PartnerRedirect, PartnerRedirectRepository } from './partner-redirect.repository';

/** Event types of registry that tell who stands for whom. */
export const redirectEvents = ['registry.partner-merged', 'registry.merge-undone'];

/** Which partner stands for one that was merged (R-INV-11); what is stored here keeps its ids. */
export class PartnerRedirectService {
  private readonly repository: PartnerRedirectRepository;

  constructor(work: Work) {
    this.repository = new PartnerRedirectRepository(work.database.manager);
  }

  private readonly byOldId = rowLoader(
    (ids) => this.repository.find(ids),
    (row: { oldId: string; survivorId: string }) => row.oldId,
  );

  /** The partner itself, or the one that it was merged into. */
  async resolve(partnerId: string): Promise<string> {
    return (await this.byOldId.load(partnerId))?.survivorId ?? partnerId;
  }

  /** An event says how each redirect stands after it, so a replay changes nothing. */
  async apply({ data }: FeedEvent): Promise<void> {
    const { redirects } = data as { redirects: PartnerRedirect[] };
    const gone = redirects.filter(({ survivorId }) => survivorId === null).map(({ oldId }) => oldId);
    const kept = redirects.filter(({ survivorId }) => survivorId !== null);
    if (gone.length > 0) await this.repository.remove(gone);
    if (kept.length > 0) await this.repository.save(kept);
  }
}
