import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ReviewMethod, ReviewMilestone, ReviewRecommendation, ReviewScore, ReviewState } from './review.enums';

@ObjectType({
  description:
    'How a partner performed in one agreement, as its agency sees it (feature 83, JIU-44, UNICEF-51). Band and recommendation are INTER_AGENCY once published, the body is CONFIDENTIAL (P-INV-6); the partner sees its own from the day it is asked to answer.',
})
export class PerformanceReview {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Keys of `engagement`, `agency` and `partner`. */
  engagementId: string;
  agencyCode: string;
  partnerId: string;

  @Field(() => String, { description: 'Where the work is, ISO 3166-1 alpha-2 (JIU-62).' })
  country: string;

  @Field(() => String, { nullable: true, description: 'Type of the partner when the review was begun (JIU-62).' })
  partnerType: string | null;

  @Field(() => ReviewMilestone)
  milestone: ReviewMilestone;

  @Field(() => LocalDate, { description: 'First day that it looks at.' })
  from: string;

  @Field(() => LocalDate, { description: 'Last day that it looks at.' })
  to: string;

  @Field(() => ReviewMethod)
  method: ReviewMethod;

  @Field(() => ReviewScore, {
    description: 'Mean of the eight scores, half up; with any score of 1 at most PARTLY_SATISFACTORY.',
  })
  band: ReviewScore;

  @Field(() => ReviewRecommendation)
  recommendation: ReviewRecommendation;

  @Field(() => ReviewState)
  state: ReviewState;

  /** All who wrote on it, `<issuer>#<subject>`; never leaves the service. */
  authors: string[];
  signedOffBy: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the partner was asked to answer.' })
  submittedAt: Date | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day for the answer: 15 working days (P-INV-6).' })
  responseDueOn: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the partner answered.' })
  respondedAt: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a supervisor signed it off; needed for DO_NOT_RECOMMEND.',
  })
  signedOffAt: Date | null;

  @Field(() => DateTime, { nullable: true })
  publishedAt: Date | null;

  @Field(() => DateTime, { nullable: true })
  withdrawnAt: Date | null;

  @Field(() => Int, { description: 'Counts from 1; give it as `expectedVersion` to change what you have read.' })
  version: number;
}
