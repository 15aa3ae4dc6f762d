import type { Work } from '@partner-commons/platform/work';
import { PartnerFamilyRepository } from './partner-family.repository';

/** One organisation under its ids: headquarters, offices, and what was merged into any of them. */
export class PartnerFamilyService {
  private readonly repository: PartnerFamilyRepository;

  constructor(work: Work) {
    this.repository = new PartnerFamilyRepository(work.database.manager);
  }

  /** With the partner itself. */
  async of(partnerId: string): Promise<string[]> {
    const rows = await this.repository.find(partnerId);
    return [...new Set([partnerId, ...rows.map(({ id }) => id)])].sort();
  }
}
