import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Work } from '@partner-commons/platform/work';
import { PartnerPublicityRepository } from './partner-publicity.repository';

/** Event types of registry that tell what everybody may know of a partner. */
export const publicityEvents = ['registry.partner-publicity-changed'];

interface ToldPublicity {
  partnerId: string;
  shown: {
    legalName: string;
    uniqueNumber: string | null;
    primaryType: string;
    countryOfOrigin: string;
  } | null;
}

/** Which partners everybody may know of: those of which registry never told are not among them. */
export class PartnerPublicityService {
  private readonly repository: PartnerPublicityRepository;

  constructor(work: Work) {
    this.repository = new PartnerPublicityRepository(work.database.manager);
  }

  async apply({ id, data }: FeedEvent): Promise<void> {
    const { partnerId, shown } = data as ToldPublicity;
    await this.repository.save({
      partnerId,
      position: id,
      name: shown?.legalName ?? null,
      uniqueNumber: shown?.uniqueNumber ?? null,
      primaryType: shown?.primaryType ?? null,
      country: shown?.countryOfOrigin ?? null,
    });
  }
}
