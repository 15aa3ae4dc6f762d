import type { Work } from '@partner-commons/platform/work';
import { PresenceFactRepository } from './presence-fact.repository';

/** Tells other services where partners work and in what, for their maps of gaps (UNICEF-55). */
export class PresenceFactService {
  private readonly repository: PresenceFactRepository;

  constructor(private readonly work: Work) {
    this.repository = new PresenceFactRepository(work.database.manager);
  }

  async tell(partnerId: string): Promise<void> {
    await this.repository.lockPartner(partnerId);
    const fact = await this.repository.find(partnerId);
    await this.work.outbox.publish({
      type: 'registry.partner-presence-changed',
      subject: partnerId,
      audience: 'AGENCY',
      data: { partnerId, ...fact, at: this.work.clock.now() },
    });
  }
}
