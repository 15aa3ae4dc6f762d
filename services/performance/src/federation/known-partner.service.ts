import { notFound } from '@partner-commons/platform/errors';
import type { FeedEvent } from '@partner-commons/platform/feed';
import { isId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import { KnownPartnerRepository } from './known-partner.repository';

/** Event types of registry that this service projects. */
export const partnerEvents = ['registry.partner-registered'];

export class KnownPartnerService {
  private readonly repository: KnownPartnerRepository;

  constructor(work: Work) {
    this.repository = new KnownPartnerRepository(work.database.manager);
  }

  async apply({ data, time }: FeedEvent): Promise<void> {
    const { partnerId, countryOfOrigin } = data as { partnerId: string; countryOfOrigin: string };
    await this.repository.save({ partnerId, registeredAt: new Date(time), country: countryOfOrigin });
  }

  /** Refuses an id that registry never told of, without asking registry while a request waits; writes go to the survivor. */
  async demand(partnerId: string): Promise<string> {
    const current = isId(partnerId) ? await this.repository.findCurrent(partnerId) : null;
    if (current === null) throw notFound('partner');
    return current;
  }
}
