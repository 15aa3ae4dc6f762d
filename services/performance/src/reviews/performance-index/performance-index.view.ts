import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { ReviewMilestone } from '../performance-reviews/review.enums';
import { PerformanceReview } from '../performance-reviews/review.view';

@ObjectType({ description: 'How much a milestone counts in the index.' })
export class MilestoneWeight {
  @Field(() => ReviewMilestone)
  milestone: ReviewMilestone;

  @Field(() => Int, { description: 'Of 100.' })
  weight: number;
}

@ObjectType({
  description: 'One version of the weights of the performance index; versions are never changed (feature 84).',
})
export class IndexWeights {
  @Field(() => Int, { description: 'Counts from 1.' })
  version: number;

  @Field(() => [MilestoneWeight])
  weights: MilestoneWeight[];

  @Field(() => LocalDate, { description: 'From which day on the index is made with them.' })
  effectiveFrom: string;

  @Field(() => DateTime)
  publishedAt: Date;
}

@ObjectType({
  description:
    'The index of a partner over the milestones of its agreements with all agencies: 0 to 100, in steps of 5, each rating corrected for how strict its agency or rater is (features 84-86).',
})
export class PerformanceIndex {
  @Field(() => Int, { description: '0 to 100, in steps of 5.' })
  points: number;

  @Field(() => Int, { description: 'Ratings of the last three years that it rests on.' })
  ratings: number;

  @Field(() => Int, { description: 'Agencies that gave them.' })
  agencies: number;

  @Field(() => Int, { description: 'Version of the weights.' })
  weightsVersion: number;

  @Field(() => LocalDate)
  computedOn: string;
}

@ObjectType({
  description: 'How a partner performs, from what every agency and the partner may know (features 83-86, 92).',
})
export class PartnerPerformance {
  /** Key of the fields. */
  partnerId: string;

  @Field(() => PerformanceIndex, {
    nullable: true,
    description: 'Null unless at least five ratings are left without those of any one agency (P-INV-8).',
  })
  index: PerformanceIndex | null;

  @Field(() => [PerformanceReview], { description: 'The newest published review of each agency.' })
  latestReviews: PerformanceReview[];

  @Field(() => Int, { description: 'Agreements whose closure assessment is overdue (HAB-26).' })
  overdueClosures: number;
}
