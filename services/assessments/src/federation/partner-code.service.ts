import { AppError, notFound } from '@partner-commons/platform/errors';
import type { FeedEvent } from '@partner-commons/platform/feed';
import { isId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from './known-partner.service';
import { PartnerCodeRepository, shared } from './partner-code.repository';

/** Event types of registry that tell by which codes a partner is known. */
export const partnerCodeEvents = ['registry.partner-code-requested', 'registry.partner-code-assigned'];

interface CodeEvent {
  partnerId: string;
  agency: string;
  system: string;
  uniqueNumber?: string | null;
  value?: string;
}

/** Finds partners by the codes that files of agencies name them with. */
export class PartnerCodeService {
  private readonly repository: PartnerCodeRepository;

  constructor(
    work: Work,
    private readonly knownPartners: KnownPartnerService,
  ) {
    this.repository = new PartnerCodeRepository(work.database.manager);
  }

  async apply({ data }: FeedEvent): Promise<void> {
    const { partnerId, agency, system, uniqueNumber, value } = data as CodeEvent;
    if (uniqueNumber) await this.repository.save({ ...shared, code: uniqueNumber, partnerId });
    if (value) await this.repository.save({ agency, system, code: value, partnerId });
  }

  /** By our id, the shared number or the agency's own code; refused as NOT_FOUND, or when two partners have the code. */
  async demand(agency: string, reference: string): Promise<string> {
    if (isId(reference)) return this.knownPartners.demand(reference);
    const found = await this.repository.find(agency, reference);
    const current = new Set(await Promise.all(found.map((id) => this.knownPartners.demand(id))));
    if (current.size > 1) {
      throw new AppError('CONFLICT', 'Two systems of the agency use this code for different partners. Give the id.', {
        reason: 'PARTNER_AMBIGUOUS',
      });
    }
    const [only] = current;
    if (!only) throw notFound('partner');
    return only;
  }
}
