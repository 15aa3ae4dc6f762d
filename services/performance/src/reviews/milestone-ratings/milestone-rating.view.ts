import { connectionOf } from '@partner-commons/platform/page';
import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { ReviewMilestone } from '../performance-reviews/review.enums';

@ObjectType({
  description:
    'How a partner did at one milestone of an agreement (feature 84). CONFIDENTIAL: for its agency and the partner; others see the index.',
})
export class MilestoneRating {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Keys of `agency`, `partner` and `engagement`. */
  engagementId: string;
  agencyCode: string;
  partnerId: string;
  reviewId: string | null;
  rater: string;
  recordedAt: Date;

  @Field(() => ReviewMilestone)
  milestone: ReviewMilestone;

  @Field(() => Decimal, { description: '1 to 4; of a published review its exact mean.' })
  score: string;

  @Field(() => LocalDate)
  ratedOn: string;
}

@ObjectType({ description: 'A page of ratings, newest first.' })
export class MilestoneRatingConnection extends connectionOf(() => MilestoneRating, 'MilestoneRating') {}
