import type { FeedEvent } from '@partner-commons/platform/feed';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { type PartnerRelation, PartnerRelationRepository } from './partner-relation.repository';

/** Event types of registry that tell who belongs to whom. */
export const relationEvents = ['registry.relation-changed'];

/** Which partner is the office of which, as registry has it. */
export class PartnerRelationService {
  private readonly repository: PartnerRelationRepository;

  constructor(work: Work) {
    this.repository = new PartnerRelationRepository(work.database.manager);
  }

  private readonly headquarters = rowLoader(
    (ids) => this.repository.findHeadquarters(ids),
    (row: { partnerId: string; headquarters: string }) => row.partnerId,
  );

  /** Null for a partner that is nobody's office. */
  async headquartersOf(partnerId: string): Promise<string | null> {
    return (await this.headquarters.load(partnerId))?.headquarters ?? null;
  }

  /** Each event says how the relation stands after it, so a replay changes nothing. */
  async apply({ data }: FeedEvent): Promise<void> {
    await this.repository.save(data as PartnerRelation);
  }
}
