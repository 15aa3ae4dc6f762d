import { PageArgs } from '@partner-commons/platform/page';
import { ArrayMaxSize, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ReviewScore } from '../performance-reviews/review.enums';
import { PartnershipAspect } from './mutual-review.view';

@InputType({ description: 'What a partner says in one respect.' })
export class AspectScoreInput {
  @Field(() => PartnershipAspect)
  aspect: PartnershipAspect;

  @Field(() => ReviewScore)
  score: ReviewScore;
}

@InputType({ description: "A partner's review of the agency of one of its agreements, for a year." })
export class ReviewAgencyInput {
  @Field(() => ID, { description: 'An agreement of the own partner.' })
  engagementId: string;

  @Field(() => Int, { description: 'The year that it speaks of; not in the future.' })
  @Min(2000, { message: 'year must be 2000 or later.' })
  @Max(2200, { message: 'year must be 2200 or earlier.' })
  year: number;

  @Field(() => [AspectScoreInput], { description: 'Each aspect once.' })
  @ArrayMaxSize(7, { message: 'There are seven aspects.' })
  @ValidateNested({ each: true })
  scores: AspectScoreInput[];

  @Field(() => String, { nullable: true, description: 'OWNER_ONLY. 1 to 4,000 characters; name no person.' })
  @IsOptional()
  @Length(1, 4_000, { message: 'comment has 1 to 4,000 characters.' })
  comment?: string | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@ArgsType()
export class MutualReviewsArgs extends PageArgs {
  @Field(() => Int, { nullable: true, description: 'Of this year alone.' })
  @IsOptional()
  @Min(2000, { message: 'year must be 2000 or later.' })
  @Max(2200, { message: 'year must be 2200 or earlier.' })
  year?: number | null;
}
