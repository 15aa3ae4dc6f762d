import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Work } from '@partner-commons/platform/work';
import { type AgreementChange, AgreementRepository, type AgreementRow } from './agreement.repository';

/** Event type of performance that tells how an agreement stands. */
export const engagementChanged = 'performance.engagement-changed';

/** Which agreements agencies have with partners, as far as paying needs it: never what they are about. */
export class AgreementService {
  private readonly repository: AgreementRepository;

  constructor(private readonly work: Work) {
    this.repository = new AgreementRepository(work.database.manager);
  }

  findAt(partnerIds: readonly string[], at: Date): Promise<AgreementRow[]> {
    return this.repository.findAt(partnerIds, at);
  }

  /** How far the feed had been read at an instant of the past is not kept: such an answer explains, it never decides. */
  async knownAt(asOf: Date | null): Promise<Date | null> {
    return asOf ?? (await this.repository.findCaughtUpAt());
  }

  /** An event tells the whole headline of one version, so a repeated or late one changes nothing. */
  async apply({ data }: FeedEvent): Promise<void> {
    await this.repository.insert(data as AgreementChange, this.work.clock.now());
  }
}
