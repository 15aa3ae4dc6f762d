import type { FeedEvent } from '@partner-commons/platform/feed';
import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import { DueDiligenceRepository, type DueDiligenceRow } from './due-diligence.repository';

/** Event type of assessments that tells how a due diligence stands. */
export const dueDiligenceChanged = 'assessments.due-diligence-changed';

/** What agencies decided after their due diligence, as far as eligibility needs it: never what they found. */
export class DueDiligenceService {
  private readonly repository: DueDiligenceRepository;

  constructor(private readonly work: Work) {
    this.repository = new DueDiligenceRepository(work.database.manager);
  }

  findAt(partnerIds: readonly string[], at: Date): Promise<DueDiligenceRow[]> {
    return this.repository.findAt(partnerIds, at);
  }

  /** An event tells the whole state, so a repeated one changes nothing. */
  async apply({ data }: FeedEvent): Promise<void> {
    await this.repository.insert(newId(), data as DueDiligenceRow, this.work.clock.now());
  }
}
