import { forbidden, notFound } from '@partner-commons/platform/errors';
import { actsFor } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { EngagementService } from '../../engaging/engagements/engagement.service';
import type { MilestoneRatingService } from '../milestone-ratings/milestone-rating.service';
import { ReviewState } from '../performance-reviews/review.enums';
import type { ReviewRow } from '../performance-reviews/review.repository';
import {
  demandHeard,
  demandMove,
  demandOpenForAnswer,
  pointsOf,
  responseDueOn,
  wrongState,
} from '../performance-reviews/review.rules';
import type { ReviewService } from '../performance-reviews/review.service';
import type { ReviewBodyService } from '../review-bodies/review-body.service';
import type { OfficeReachService } from '../review-wiring/office-reach.service';
import { reviewSigners, reviewWriters } from '../review-wiring/review-roles';
import type { RespondToReviewInput, ReviewStepInput } from './review-step.inputs';

interface Parts {
  engagements: EngagementService;
  milestoneRatings: MilestoneRatingService;
  officeReach: OfficeReachService;
  reviewBodies: ReviewBodyService;
  reviews: ReviewService;
}

/** From a draft to what all agencies may know: the partner is heard, and nobody advises against it alone (P-INV-6). */
export class ReviewStepService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async submit({ reviewId, expectedVersion }: ReviewStepInput): Promise<ReviewRow> {
    const row = await this.lockToWrite(reviewId, expectedVersion);
    demandMove(row.state, ReviewState.AWAITING_RESPONSE);
    const submittedAt = this.work.clock.now();
    const next = {
      ...row,
      state: ReviewState.AWAITING_RESPONSE,
      submittedAt,
      responseDueOn: responseDueOn(submittedAt),
    };
    const saved = await this.parts.reviews.save(next, { change: 'SUBMITTED' });
    const engagement = await this.parts.engagements.get(row.engagementId);
    await this.work.outbox.publish({
      type: 'performance.partner-notice-due',
      subject: row.partnerId,
      audience: 'INTERNAL',
      data: {
        partnerId: row.partnerId,
        kind: 'REVIEW_RESPONSE_REQUESTED',
        referenceNo: engagement.externalId,
        agency: row.agencyCode,
        dueOn: next.responseDueOn,
        at: submittedAt,
      },
    });
    return saved;
  }

  /** By the partner's users; what is not theirs is as absent as an invented id. */
  async respond({ reviewId, text }: RespondToReviewInput): Promise<ReviewRow> {
    const { viewer, clock } = this.work;
    const row = await this.parts.reviews.lock(reviewId);
    if (!row || !actsFor(viewer, row.partnerId)) throw notFound('review');
    const respondedAt = clock.now();
    demandOpenForAnswer(row, dayOf(respondedAt));
    await this.parts.reviewBodies.answer(row, text, respondedAt);
    return this.parts.reviews.save({ ...row, respondedAt }, { change: 'RESPONDED' });
  }

  async signOff({ reviewId, expectedVersion }: ReviewStepInput): Promise<ReviewRow> {
    const { viewer, clock } = this.work;
    const row = await this.parts.reviews.lockOwn(reviewId, expectedVersion);
    await this.parts.officeReach.demand(row.country, ...reviewSigners);
    if (row.state !== ReviewState.AWAITING_RESPONSE) {
      throw wrongState(`A review that is ${row.state} is not signed off.`, row.state);
    }
    if (row.signedOffAt) throw wrongState('This review is signed off already.', 'SIGNED_OFF');
    if (row.authors.includes(viewer.subject ?? '')) {
      throw forbidden('Another person signs a review off than those who wrote it.', 'SEGREGATION_OF_DUTIES');
    }
    const next = { ...row, signedOffBy: viewer.subject, signedOffAt: clock.now() };
    return this.parts.reviews.save(next, { change: 'SIGNED_OFF' });
  }

  async publish({ reviewId, expectedVersion }: ReviewStepInput): Promise<ReviewRow> {
    const row = await this.lockToWrite(reviewId, expectedVersion);
    demandMove(row.state, ReviewState.PUBLISHED);
    const publishedAt = this.work.clock.now();
    demandHeard(row, dayOf(publishedAt));
    const saved = await this.parts.reviews.save(
      { ...row, state: ReviewState.PUBLISHED, publishedAt },
      { change: 'PUBLISHED' },
    );
    const score = await this.parts.reviewBodies.overallOf(row.id);
    if (score !== null) await this.parts.milestoneRatings.addOfReview(saved, score);
    await this.tell(saved, publishedAt);
    return saved;
  }

  async withdraw({ reviewId, expectedVersion }: ReviewStepInput): Promise<ReviewRow> {
    const row = await this.lockToWrite(reviewId, expectedVersion);
    demandMove(row.state, ReviewState.WITHDRAWN);
    const withdrawnAt = this.work.clock.now();
    const saved = await this.parts.reviews.save(
      { ...row, state: ReviewState.WITHDRAWN, withdrawnAt },
      { change: 'WITHDRAWN' },
    );
    if (row.publishedAt) await this.tell(saved, withdrawnAt);
    return saved;
  }

  private async lockToWrite(id: string, expectedVersion: number): Promise<ReviewRow> {
    const row = await this.parts.reviews.lockOwn(id, expectedVersion);
    await this.parts.officeReach.demand(row.country, ...reviewWriters);
    return row;
  }

  /** What every agency may know; the score is that of the band, the exact one stays in the body (P-INV-6). */
  private tell(row: ReviewRow, at: Date): Promise<void> {
    const { id: reviewId, partnerId, agencyCode: agency, engagementId, band, recommendation, to: endsOn } = row;
    return this.work.outbox.publish({
      type: 'performance.review-published',
      subject: reviewId,
      audience: 'AGENCY',
      data: {
        reviewId,
        partnerId,
        agency,
        engagementId,
        band,
        recommendation,
        score: pointsOf(band),
        endsOn,
        withdrawn: row.withdrawnAt !== null,
        at,
      },
    });
  }
}
