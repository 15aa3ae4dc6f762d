import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Work } from '@partner-commons/platform/work';
import { type PartnerEngagement, PartnerEngagementRepository } from './partner-engagement.repository';
import type { PartnerFamilyService } from './partner-family.service';

/** Event types of performance that tell who works with whom. */
export const engagementEvents = ['performance.engagement-changed'];

/** Which agencies are exposed to a partner: they have money or work with it, or with another office of it, now. */
export class PartnerEngagementService {
  private readonly repository: PartnerEngagementRepository;

  constructor(
    private readonly work: Work,
    private readonly families: PartnerFamilyService,
  ) {
    this.repository = new PartnerEngagementRepository(work.database.manager);
  }

  /** Offices are one organisation with their headquarters, so exposure to one is exposure to all. */
  async agenciesExposedTo(partnerIds: readonly string[]): Promise<string[]> {
    const families = await Promise.all(partnerIds.map((id) => this.families.of(id)));
    const rows = await this.repository.findExposedAgencies([...new Set(families.flat())]);
    return rows.map(({ agency }) => agency);
  }

  /** A new exposure meets the alerts that are open. */
  async apply({ data }: FeedEvent): Promise<void> {
    const engagement = data as PartnerEngagement;
    await this.repository.save(engagement);
    if (engagement.state !== 'ACTIVE') return;
    const { partnerId } = engagement;
    await this.work.jobs.enqueue('spreadAlerts', { partnerId }, { key: `spreadAlerts:partner:${partnerId}` });
  }
}
