import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Work } from '@partner-commons/platform/work';
import { HandlerRepository, type PartnerRegistration, type RegistrationHandler } from './handler.repository';

const handled = 'registry.registration-handled';

/** Event types of registry that tell who sponsors a registration, and who keyed or verified its data. */
export const handlerEvents = ['registry.registration-changed', handled];

/** Who had a part in the registration of a partner, and so decides on none of its hits (trust.md Z12). */
export class HandlerService {
  private readonly repository: HandlerRepository;

  constructor(work: Work) {
    this.repository = new HandlerRepository(work.database.manager);
  }

  handled(partnerId: string, subject: string): Promise<boolean> {
    return this.repository.isHandler(partnerId, subject);
  }

  /** A repeated event changes nothing. */
  async apply({ type, data }: FeedEvent): Promise<void> {
    if (type === handled) await this.repository.insertHandler(data as RegistrationHandler);
    else await this.repository.saveRegistration(data as PartnerRegistration);
  }
}
