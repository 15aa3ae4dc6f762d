import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Work } from '@partner-commons/platform/work';
import { type PartnerEngagement, PartnerEngagementRepository } from './partner-engagement.repository';

/** Event types of performance that tell who works with whom. */
export const engagementEvents = ['performance.engagement-changed'];

/** Agreements of agencies with partners: what assurance and risk are proportional to. */
export class PartnerEngagementService {
  private readonly repository: PartnerEngagementRepository;

  constructor(work: Work) {
    this.repository = new PartnerEngagementRepository(work.database.manager);
  }

  /** Null for an id that performance never told of. */
  find(id: string): Promise<PartnerEngagement | null> {
    return this.repository.find(id);
  }

  /** Open on any day between the two. */
  openBetween(partnerIds: readonly string[], from: string, to: string): Promise<PartnerEngagement[]> {
    return this.repository.findOpen(partnerIds, from, to);
  }

  /** Each event says how the agreement stands after it, so a replay changes nothing. */
  async apply({ data }: FeedEvent): Promise<void> {
    await this.repository.save(data as PartnerEngagement);
  }
}
