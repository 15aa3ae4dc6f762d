import type { FeedEvent } from '@partner-commons/platform/feed';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerRelationService } from '../../federation/partner-relation.service';
import { FlagCountRepository, type FlagCountRow } from './flag-count.repository';
import type { FlagCounts, FlagTally } from './flag-count.view';

const none = { observation: 0, risk: 0, escalated: 0, red: 0 };
const tallyOf = ({ observation, risk, escalated, red }: FlagTally): FlagTally => ({
  observation,
  risk,
  escalated,
  red,
});

/** How many flags a partner has: for agencies to see, and for registry, which opens a review for a red one (UNHCR-55). */
export class FlagCountService {
  constructor(
    private readonly work: Work,
    private readonly relations: PartnerRelationService,
  ) {}

  private readonly counts = rowLoader(
    (ids) => this.work.database.confidential((transaction) => new FlagCountRepository(transaction).count(ids)),
    (row: FlagCountRow) => row.partnerId,
  );

  async of(partnerId: string): Promise<FlagCounts> {
    const headquarters = await this.relations.headquartersOf(partnerId);
    const [own, inherited] = await Promise.all([
      this.counts.load(partnerId),
      headquarters && headquarters !== partnerId ? this.counts.load(headquarters) : null,
    ]);
    return { ...tallyOf(own ?? none), inherited: tallyOf(inherited ?? none) };
  }

  /** Tells the present counts of the partner itself. The last statement of an act, since it waits for acts on the same partner. */
  async publish(partnerId: string): Promise<void> {
    const survivor = await this.work.database.confidential((transaction) =>
      new FlagCountRepository(transaction).findSurvivor(partnerId),
    );
    await this.publishOf(survivor);
  }

  /** After a merge, or its undoing, flags count for another partner. */
  async recount({ data }: FeedEvent): Promise<void> {
    const { redirects, survivorId } = data as { redirects: { oldId: string }[]; survivorId: string };
    const touched = new Set([survivorId, ...redirects.map(({ oldId }) => oldId)]);
    for (const partnerId of [...touched].sort()) await this.publishOf(partnerId);
  }

  private async publishOf(partnerId: string): Promise<void> {
    const [row] = await this.work.database.confidential(async (transaction) => {
      const counts = new FlagCountRepository(transaction);
      await counts.lock(partnerId);
      return counts.count([partnerId]);
    });
    await this.work.outbox.publish({
      type: 'sanctions.flags-changed',
      subject: partnerId,
      audience: 'INTERNAL',
      data: { partnerId, ...tallyOf(row ?? none), redSince: row?.redSince ?? null, at: this.work.clock.now() },
    });
  }
}
