import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { EngagementService } from '../../engaging/engagements/engagement.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { ReviewRow } from '../performance-reviews/review.repository';
import { pointsOf } from '../performance-reviews/review.rules';
import type { OfficeReachService } from '../review-wiring/office-reach.service';
import { milestoneRaters } from '../review-wiring/review-roles';
import type { MilestoneRatingsArgs, RecordMilestoneRatingInput } from './milestone-rating.inputs';
import { MilestoneRatingRepository } from './milestone-rating.repository';
import type { MilestoneRating } from './milestone-rating.view';

interface Parts {
  engagements: EngagementService;
  knownPartners: KnownPartnerService;
  officeReach: OfficeReachService;
}

/** What the index is made of: ratings at milestones, and published reviews (feature 84). */
export class MilestoneRatingService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  page({ partnerId = null, first, after }: MilestoneRatingsArgs): Promise<Page<MilestoneRating>> {
    const { viewer, database, audit } = this.work;
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const isPartner = viewer.kind === 'PARTNER';
    const ownPartners = isPartner && viewer.partnerId ? [viewer.partnerId, ...viewer.partnerIds] : [];
    const search = { agency: isPartner ? null : viewer.agency, ownPartners, partnerId };
    return database.confidential(async (transaction) => {
      const ratings = new MilestoneRatingRepository(transaction);
      const rows = await ratings.findPage(search, last, first + 1);
      const counted = await ratings.count(search);
      const ids = rows.map(({ id }) => id);
      await audit.within(transaction, 'milestoneRatings').record({ objectType: 'MilestoneRating', detail: { ids } });
      return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
    });
  }

  async get(id: string): Promise<MilestoneRating> {
    const row = await this.repository((ratings) => ratings.find(id));
    if (!row) throw notFound('rating');
    return row;
  }

  async record({ engagementId, milestone, score, ratedOn }: RecordMilestoneRatingInput): Promise<MilestoneRating> {
    const { viewer, clock } = this.work;
    const engagement = await this.parts.engagements.get(engagementId);
    if (engagement.agencyCode !== viewer.agency) throw notFound('engagement');
    await this.parts.officeReach.demand(engagement.country, ...milestoneRaters);
    if (ratedOn > dayOf(clock.now())) throw invalidInput('A rating is not of the future.', 'input.ratedOn');
    const partnerId = await this.parts.knownPartners.demand(engagement.partnerId);
    return this.add({
      engagementId: engagement.id,
      agencyCode: engagement.agencyCode,
      partnerId,
      milestone,
      score: pointsOf(score).toFixed(2),
      ratedOn,
      reviewId: null,
    });
  }

  /** A published review rates its milestone with its exact mean. */
  async addOfReview(
    { id, engagementId, agencyCode, partnerId, milestone, to }: ReviewRow,
    score: string,
  ): Promise<void> {
    const today = dayOf(this.work.clock.now());
    const ratedOn = to < today ? to : today;
    await this.add({ engagementId, agencyCode, partnerId, milestone, score, ratedOn, reviewId: id });
  }

  private async add(told: Omit<MilestoneRating, 'id' | 'rater' | 'recordedAt'>): Promise<MilestoneRating> {
    const { viewer, clock, audit } = this.work;
    const row = { ...told, id: newId(), rater: viewer.subject ?? '', recordedAt: clock.now() };
    await this.repository((ratings) => ratings.insert(row));
    const { engagementId, milestone, reviewId } = row;
    await audit.record({
      objectType: 'MilestoneRating',
      objectId: row.id,
      detail: { engagementId, milestone, reviewId },
    });
    return row;
  }

  private repository<Result>(run: (ratings: MilestoneRatingRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new MilestoneRatingRepository(transaction)));
  }
}
