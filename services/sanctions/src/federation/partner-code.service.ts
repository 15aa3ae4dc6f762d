import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Work } from '@partner-commons/platform/work';
import { type PartnerCode, PartnerCodeRepository } from './partner-code.repository';

/** Event types of registry that tell what systems call a partner. */
export const codeEvents = [
  'registry.partner-code-requested',
  'registry.partner-code-assigned',
  'registry.partner-code-status-changed',
];

/** By which codes systems of agencies know partners, and the number that comes with the first of them. */
export class PartnerCodeService {
  private readonly repository: PartnerCodeRepository;

  constructor(work: Work) {
    this.repository = new PartnerCodeRepository(work.database.manager);
  }

  find(agency: string, system: string, value: string): Promise<PartnerCode | null> {
    return this.repository.find(agency, system, value.trim());
  }

  findByNumber(uniqueNumber: string): Promise<string | null> {
    return this.repository.findByNumber(uniqueNumber.trim().toUpperCase());
  }

  /** A code that was asked for and not given yet has no value: nobody can ask for it. */
  async apply({ type, data }: FeedEvent): Promise<void> {
    const told = data as PartnerCode & { value?: string | null; uniqueNumber?: string | null };
    if (told.uniqueNumber) await this.repository.saveNumber(told.partnerId, told.uniqueNumber);
    if (type !== 'registry.partner-code-requested' && told.value) await this.repository.save(told);
  }
}
