import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, Max, Min, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { ReviewMilestone } from '../performance-reviews/review.enums';

@InputType({ description: 'How much a milestone counts.' })
export class MilestoneWeightInput {
  @Field(() => ReviewMilestone)
  milestone: ReviewMilestone;

  @Field(() => Int, { description: 'Of 100; 1 or more.' })
  @Min(1, { message: 'A weight is 1 or more.' })
  @Max(100, { message: 'A weight is 100 or less.' })
  weight: number;
}

@InputType({ description: 'The next version of the weights of the performance index.' })
export class PublishIndexWeightsInput {
  @Field(() => [MilestoneWeightInput], { description: 'Each milestone once, 100 in all.' })
  @ArrayMaxSize(6, { message: 'There are six milestones.' })
  @ValidateNested({ each: true })
  weights: MilestoneWeightInput[];

  @Field(() => LocalDate, { description: 'Not in the past.' })
  effectiveFrom: string;
}
