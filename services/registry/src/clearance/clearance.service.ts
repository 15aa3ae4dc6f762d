import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Work } from '@partner-commons/platform/work';
import { type ClearanceChange, ClearanceRepository, type ListsConfirmed } from './clearance.repository';
import type { ClearanceFacts } from './clearance.rules';

/** Event types of sanctions that registry projects. */
export const clearanceEvents = ['sanctions.clearance-changed', 'sanctions.lists-confirmed'];

export class ClearanceService {
  private readonly repository: ClearanceRepository;

  constructor(private readonly work: Work) {
    this.repository = new ClearanceRepository(work.database.manager);
  }

  async apply(event: FeedEvent): Promise<void> {
    if (event.type === 'sanctions.clearance-changed') return this.repository.save(event.data as ClearanceChange);
    for (const source of (event.data as { sources: ListsConfirmed[] }).sources)
      await this.repository.saveConfirmation(source);
  }

  async facts(partnerId: string, currentBasisHash: string): Promise<ClearanceFacts> {
    const [clearance, confirmations, caughtUpAt] = await Promise.all([
      this.repository.find(partnerId),
      this.repository.findConfirmations(),
      this.repository.findCaughtUpAt(),
    ]);
    return { clearance, confirmations, caughtUpAt, currentBasisHash, now: this.work.clock.now() };
  }
}
