import { notFound } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import type { Resource } from '../../sharing/access-grants/access-grant.rules';
import type { DisclosableService } from '../../sharing/disclosables/disclosable.service';
import type { FindingSource } from '../findings/finding.enum';

/** Findings are recorded in what the own agency did, or what was done for it too. */
export class FindingSourceService {
  constructor(
    private readonly work: Work,
    private readonly disclosables: DisclosableService,
  ) {}

  /** Another agency's source and an invented one are the same. */
  async demand(type: Exclude<`${FindingSource}`, 'MONITORING_VISIT'>, id: string): Promise<Resource> {
    const { agency } = this.work.viewer;
    const source = await this.disclosables.find(type, id);
    if (!source || !agency || ![source.ownerAgency, ...(source.sharedWith ?? [])].includes(agency)) {
      throw notFound('source');
    }
    return source;
  }
}
