import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsISO31661Alpha2, IsOptional, IsUUID, Length, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import {
  ReviewCriterion,
  ReviewDimension,
  ReviewMethod,
  ReviewMilestone,
  ReviewRecommendation,
  ReviewScore,
  ReviewState,
} from './review.enums';

const narrativeLength = { message: 'A narrative has 1 to 4,000 characters.' };

@InputType({ description: 'One of the four dimensions (UNICEF-51).' })
class DimensionScoreInput {
  @Field(() => ReviewDimension)
  dimension: ReviewDimension;

  @Field(() => ReviewScore)
  score: ReviewScore;

  @Field(() => String, {
    description: 'CONFIDENTIAL. What the score rests on; 1 to 4,000 characters, no names of persons.',
  })
  @Length(1, 4_000, narrativeLength)
  narrative: string;
}

@InputType({ description: 'One of the four criteria (JIU-44).' })
class CriterionScoreInput {
  @Field(() => ReviewCriterion)
  criterion: ReviewCriterion;

  @Field(() => ReviewScore)
  score: ReviewScore;

  @Field(() => String, { nullable: true, description: 'CONFIDENTIAL. 1 to 4,000 characters.' })
  @IsOptional()
  @Length(1, 4_000, narrativeLength)
  narrative?: string | null;
}

@InputType({ description: 'What a review says.' })
class ReviewContentInput {
  @Field(() => ReviewMilestone, { description: 'At which point of the agreement it is made.' })
  milestone: ReviewMilestone;

  @Field(() => LocalDate, { description: 'First day that it looks at.' })
  from: string;

  @Field(() => LocalDate, { description: 'Last day that it looks at.' })
  to: string;

  @Field(() => ReviewMethod)
  method: ReviewMethod;

  @Field(() => [DimensionScoreInput], { description: 'Each of the four once.' })
  @ArrayMaxSize(4, { message: 'There are four dimensions.' })
  @ValidateNested({ each: true })
  dimensions: DimensionScoreInput[];

  @Field(() => [CriterionScoreInput], { description: 'Each of the four once.' })
  @ArrayMaxSize(4, { message: 'There are four criteria.' })
  @ValidateNested({ each: true })
  criteria: CriterionScoreInput[];

  @Field(() => String, { description: 'CONFIDENTIAL. The whole in words; 1 to 8,000 characters, no names of persons.' })
  @Length(1, 8_000, { message: 'narrative has 1 to 8,000 characters.' })
  narrative: string;

  @Field(() => ReviewRecommendation)
  recommendation: ReviewRecommendation;

  @Field(() => String, {
    nullable: true,
    description: 'CONFIDENTIAL. Needed for RECOMMEND_WITH_CONDITIONS; 1 to 4,000 characters.',
  })
  @IsOptional()
  @Length(1, 4_000, { message: 'conditions has 1 to 4,000 characters.' })
  conditions?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'CONFIDENTIAL. Uploaded files of kind REVIEW_EVIDENCE of your agency; at most 20.',
  })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'A review carries at most 20 files.' })
  evidence?: string[] | null;
}

@InputType({ description: "A review of a partner in one agreement of the caller's agency." })
export class CreateReviewInput extends ReviewContentInput {
  @Field(() => ID, { description: "An agreement of the caller's agency." })
  engagementId: string;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The whole of a draft anew.' })
export class UpdateReviewInput extends ReviewContentInput {
  @Field(() => ID)
  reviewId: string;

  @Field(() => Int, { description: 'The version that you change.' })
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion: number;
}

@InputType({ description: 'Which reviews to list; all that are given must hold.' })
export class ReviewFilter {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'engagementId is an id of an agreement.' })
  engagementId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the agency, such as UNDP.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;

  @Field(() => ReviewState, { nullable: true })
  state?: ReviewState | null;

  @Field(() => ReviewRecommendation, { nullable: true })
  recommendation?: ReviewRecommendation | null;
}

@ArgsType()
export class ReviewsArgs extends PageArgs {
  @Field(() => ReviewFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: ReviewFilter | null;
}
