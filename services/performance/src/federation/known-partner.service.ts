import { notFound } from '@partner-commons/platform/errors';
import type { FeedEvent } from '@partner-commons/platform/feed';
import { isId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { KnownPartner } from './known-partner.entity';
import { KnownPartnerRepository } from './known-partner.repository';

/** Event types of registry that this service projects. */
export const partnerEvents = ['registry.partner-registered'];

/** What tells that a partner is of another type now, after a merge or a correction. */
export const partnerTypeEvents = ['registry.partner-screening-basis-changed'];

interface RegisteredPartner {
  partnerId: string;
  primaryType?: string;
  countryOfOrigin?: string;
}

export class KnownPartnerService {
  private readonly repository: KnownPartnerRepository;

  constructor(work: Work) {
    this.repository = new KnownPartnerRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.find(ids),
    (row: KnownPartner) => row.partnerId,
  );

  /** What registry told of it; null for an id that it never told of. */
  find(partnerId: string): Promise<KnownPartner | null> {
    return this.byId.load(partnerId);
  }

  async apply({ data, time }: FeedEvent): Promise<void> {
    const { partnerId, primaryType = null, countryOfOrigin = null } = data as RegisteredPartner;
    await this.repository.save({ partnerId, registeredAt: new Date(time), primaryType, country: countryOfOrigin });
  }

  async applyType({ data }: FeedEvent): Promise<void> {
    const { partnerId, primaryType } = data as RegisteredPartner;
    if (primaryType !== undefined) await this.repository.changeType(partnerId, primaryType);
  }

  /** Refuses an id that registry never told of, without asking registry while a request waits; writes go to the survivor. */
  async demand(partnerId: string): Promise<string> {
    const current = isId(partnerId) ? await this.repository.findCurrent(partnerId) : null;
    if (current === null) throw notFound('partner');
    return current;
  }
}
