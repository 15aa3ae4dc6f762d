import type { PartnerRow } from '../partners/partner.repository';
import type { PartnerService } from '../partners/partner.service';
import type { RelationService } from '../relations/relation.service';
import { inheritedFacts } from './inherited-fact.rules';
import type { InheritedFact } from './inherited-fact.view';

export interface InheritedFactSources {
  partners: PartnerService;
  relations: RelationService;
}

export class InheritedFactService {
  constructor(private readonly sources: InheritedFactSources) {}

  /** Of a partner that the caller may see. What of its headquarters everybody may see, nobody needs to be shown twice. */
  async ofPartner(office: PartnerRow): Promise<InheritedFact[]> {
    const { partners, relations } = this.sources;
    const hqId = await relations.hqOf(office.id);
    const hq = hqId === null ? null : await partners.look(hqId);
    return hq ? inheritedFacts(office, hq) : [];
  }
}
