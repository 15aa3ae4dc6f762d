import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { IsOptional, IsUUID } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ReviewMilestone, ReviewScore } from '../performance-reviews/review.enums';

@InputType({ description: "How a partner did at one milestone of an agreement of the caller's agency." })
export class RecordMilestoneRatingInput {
  @Field(() => ID)
  engagementId: string;

  @Field(() => ReviewMilestone)
  milestone: ReviewMilestone;

  @Field(() => ReviewScore)
  score: ReviewScore;

  @Field(() => LocalDate, { description: 'Not in the future. The newest of a milestone counts.' })
  ratedOn: string;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@ArgsType()
export class MilestoneRatingsArgs extends PageArgs {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;
}
