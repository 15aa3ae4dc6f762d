import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Work } from '@partner-commons/platform/work';
import { ClearanceRepository } from '../screening/clearances/clearance.repository';
import type { ScreeningCause } from '../screening/screenings/screening.repository';
import { type PartnerBasis, PartnerBasisRepository } from './partner-basis.repository';

/** Event types of registry that sanctions projects. */
export const basisEvents = ['registry.partner-screening-basis-changed'];

/** Of registry; events of an earlier release tell of no people, no numbers and no cause. */
type BasisChanged = Omit<PartnerBasis, 'people' | 'identifiers'> &
  Partial<Pick<PartnerBasis, 'people' | 'identifiers'>> & { cause?: ScreeningCause | 'PERSON_CHANGE' };

export class PartnerBasisService {
  private readonly repository: PartnerBasisRepository;
  private readonly clearances: ClearanceRepository;

  constructor(private readonly work: Work) {
    this.repository = new PartnerBasisRepository(work.database.manager);
    this.clearances = new ClearanceRepository(work.database.manager);
  }

  /** Whether registry told of the partner. */
  async isKnown(partnerId: string): Promise<boolean> {
    return (await this.repository.findHashes([partnerId])).length > 0;
  }

  /** Screens nothing itself: the feed must not wait for it. A repeated event repeats the screening, which is harmless. */
  async apply({ data }: FeedEvent): Promise<void> {
    const { cause: told, people = null, identifiers = [], ...facts } = data as BasisChanged;
    const basis = { ...facts, people, identifiers };
    const cause = told === 'PERSON_CHANGE' ? 'KEY_PERSON_CHANGE' : told;
    await this.clearances.insertUnknown(basis.partnerId);
    await this.repository.save(basis);
    await this.work.jobs.enqueue(
      'screenPartner',
      { partnerId: basis.partnerId, cause },
      { key: `screenPartner:${basis.partnerId}` },
    );
  }
}
