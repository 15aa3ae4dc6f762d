import { AppError } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { type ClearanceChange, ClearanceRepository, type ListsConfirmed } from './clearance.repository';
import { type ClearanceFacts, findStaleness, type ListConfirmation } from './clearance.rules';

/** What holds for all partners alike: the lists, and how far the feed was read. */
interface FeedTerms {
  confirmations: ListConfirmation[];
  caughtUpAt: Date | null;
}

export class ClearanceService {
  private readonly repository: ClearanceRepository;

  constructor(private readonly work: Work) {
    this.repository = new ClearanceRepository(work.database.manager);
  }

  private readonly byPartner = rowLoader(
    (ids) => this.repository.findByPartners(ids),
    (row: ClearanceChange) => row.partnerId,
  );
  private terms: Promise<FeedTerms> | null = null;

  /** Current state and history in one statement each, so that an answer `asOf` an instant is the one that was given then. */
  follow(change: ClearanceChange): Promise<void> {
    return this.repository.save(newId(), change, this.work.clock.now());
  }

  async confirmLists({ sources }: { sources: ListsConfirmed[] }): Promise<void> {
    const recordedAt = this.work.clock.now();
    for (const source of sources) await this.repository.saveConfirmation(newId(), source, recordedAt);
  }

  async statusOf(partnerId: string): Promise<ClearanceChange['status'] | null> {
    return (await this.byPartner.load(partnerId))?.status ?? null;
  }

  async facts(partnerId: string, currentBasisHash: string): Promise<ClearanceFacts> {
    const clearance = await this.byPartner.load(partnerId);
    this.terms ??= this.readTerms();
    return { ...(await this.terms), clearance, currentBasisHash, now: this.work.clock.now() };
  }

  /**
   * As recorded by an instant of the past. How far the feed had been read then is not kept: such an answer explains, it
   * never decides, so the past counts as read to its end.
   */
  async factsAt(partnerIds: readonly string[], at: Date): Promise<Map<string, ClearanceFacts>> {
    const clearances = await this.repository.findByPartnersAt(partnerIds, at);
    const bases = await this.repository.findBasesAt(partnerIds, at);
    const confirmations = await this.repository.findConfirmationsAt(at);
    const known = new Map(clearances.map((row) => [row.partnerId, row]));
    const basisOf = new Map(bases.map((row) => [row.partnerId, row.basisHash]));
    return new Map(
      partnerIds.map((id) => {
        const clearance = known.get(id) ?? null;
        return [id, { clearance, currentBasisHash: basisOf.get(id) ?? '', confirmations, caughtUpAt: at, now: at }];
      }),
    );
  }

  /** For decisions (R-INV-1, architecture.md 5): known hits refuse also when all else about the clearance is stale. */
  async requireClear({ id, basisHash }: { id: string; basisHash: string }): Promise<void> {
    const facts = await this.facts(id, basisHash);
    const status = facts.clearance?.status;
    if (status === 'HITS_OPEN' || status === 'BLOCKED') {
      throw new AppError(
        'PRECONDITION_FAILED',
        'Matches with a sanctions list stand in the way; screeners decide on them.',
        {
          reason: 'BLOCKED_BY_SCREENING',
          rule: 'R-INV-1',
        },
      );
    }
    const stale = findStaleness(facts);
    if (stale.length > 0) {
      throw new AppError('PRECONDITION_FAILED', `The sanctions clearance cannot be relied on: ${stale.join('; ')}.`, {
        reason: 'CLEARANCE_STALE',
        rule: 'R-INV-1',
        facts: { stale },
      });
    }
  }

  private async readTerms(): Promise<FeedTerms> {
    const confirmations = await this.repository.findConfirmations();
    return { confirmations, caughtUpAt: await this.repository.findCaughtUpAt() };
  }
}
