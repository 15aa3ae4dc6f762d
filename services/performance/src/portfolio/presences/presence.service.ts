import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Work } from '@partner-commons/platform/work';
import { type PartnerPresence, PresenceRepository } from './presence.repository';

/** Event types of registry that tell where partners work. */
export const presenceEvents = ['registry.partner-presence-changed'];

/** Where partners work, and in what. */
export class PresenceService {
  private readonly repository: PresenceRepository;

  constructor(work: Work) {
    this.repository = new PresenceRepository(work.database.manager);
  }

  async apply({ id, data }: FeedEvent): Promise<void> {
    await this.repository.save({ ...(data as Omit<PartnerPresence, 'position'>), position: id });
  }
}
