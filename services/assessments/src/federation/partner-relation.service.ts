import type { FeedEvent } from '@partner-commons/platform/feed';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { type PartnerRelation, PartnerRelationRepository, type RelatedPartner } from './partner-relation.repository';

/** Event types of registry that tell who belongs to whom. */
export const relationEvents = ['registry.relation-changed'];

/** Farther than this nobody is related: federations of federations would make half the roster one family. */
const farthest = 3;

/** Headquarters, offices and affiliates, as registry has them. */
export class PartnerRelationService {
  private readonly repository: PartnerRelationRepository;

  constructor(work: Work) {
    this.repository = new PartnerRelationRepository(work.database.manager);
  }

  private readonly headquarters = rowLoader(
    (ids) => this.repository.findHeadquarters(ids),
    (row: { partnerId: string; headquarters: string }) => row.partnerId,
  );

  private readonly offices = rowsLoader(
    (ids) => this.repository.findOffices(ids),
    (row: { headquarters: string; partnerId: string }) => row.headquarters,
  );

  private readonly family = rowsLoader(
    (ids) => this.repository.findRelated(ids, farthest),
    (row: RelatedPartner & { of: string }) => row.of,
  );

  /** Null for a partner that is nobody's office. */
  async headquartersOf(partnerId: string): Promise<string | null> {
    return (await this.headquarters.load(partnerId))?.headquarters ?? null;
  }

  /** Everything below a headquarters, nearest first. */
  async officesOf(headquartersId: string): Promise<string[]> {
    return (await this.offices.load(headquartersId)).map(({ partnerId }) => partnerId);
  }

  /** Nearest first. @param maxDistance 1 to 3 */
  async related(partnerId: string, maxDistance: number): Promise<RelatedPartner[]> {
    const rows = await this.family.load(partnerId);
    return rows
      .filter(({ distance }) => distance <= maxDistance)
      .map(({ partnerId: id, distance, kind }) => ({ partnerId: id, distance, kind }))
      .sort((a, b) => a.distance - b.distance || (a.partnerId < b.partnerId ? -1 : 1));
  }

  /** Each event says how the relation stands after it, so a replay changes nothing. */
  async apply({ data }: FeedEvent): Promise<void> {
    await this.repository.save(data as PartnerRelation);
  }
}
