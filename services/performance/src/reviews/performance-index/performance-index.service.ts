import { invalidInput } from '@partner-commons/platform/errors';
import { rowLoader } from '@partner-commons/platform/loader';
import { addMonths, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { MilestoneRatingRepository } from '../milestone-ratings/milestone-rating.repository';
import type { ReviewMilestone } from '../performance-reviews/review.enums';
import type { PublishIndexWeightsInput } from './performance-index.inputs';
import { PerformanceIndexRepository, type WeightsRow } from './performance-index.repository';
import { checkWeights, indexesOf } from './performance-index.rules';
import type { IndexWeights, PerformanceIndex } from './performance-index.view';

/** How far back ratings count. */
const months = 36;

/** The performance index over all agencies (features 84-86). */
export class PerformanceIndexService {
  private readonly repository: PerformanceIndexRepository;

  constructor(private readonly work: Work) {
    this.repository = new PerformanceIndexRepository(work.database.manager);
  }

  private readonly byPartner = rowLoader(
    (ids) => this.repository.find(ids),
    (row: PerformanceIndex & { partnerId: string }) => row.partnerId,
  );

  /** Null when it would rest on too few ratings. */
  of(partnerId: string): Promise<PerformanceIndex | null> {
    return this.byPartner.load(partnerId);
  }

  async weights(): Promise<IndexWeights[]> {
    return (await this.repository.findWeights()).map(present);
  }

  async publishWeights({ weights, effectiveFrom }: PublishIndexWeightsInput): Promise<IndexWeights> {
    const { clock, audit } = this.work;
    const publishedAt = clock.now();
    const checked = checkWeights(weights);
    if (effectiveFrom < dayOf(publishedAt)) throw invalidInput('Weights are not set backwards.', 'input.effectiveFrom');
    const version = await this.repository.insertWeights(checked, effectiveFrom, publishedAt);
    await audit.record({ objectType: 'IndexWeights', detail: { version, weights: checked, effectiveFrom } });
    return present({ version, weights: checked, effectiveFrom, publishedAt });
  }

  /** By the job alone, which sees the ratings of all agencies. */
  async refresh(): Promise<void> {
    const { clock, database } = this.work;
    const today = dayOf(clock.now());
    const weights = await this.repository.findWeightsOn(today);
    if (!weights) return;
    const ratings = await database.confidential((transaction) =>
      new MilestoneRatingRepository(transaction).findCounting(addMonths(today, -months)),
    );
    await this.repository.replaceAll(indexesOf(ratings, weights.weights), weights.version, today);
  }
}

const present = ({ weights, ...row }: WeightsRow): IndexWeights => ({
  ...row,
  weights: Object.entries(weights).map(([milestone, weight]) => ({ milestone: milestone as ReviewMilestone, weight })),
});
