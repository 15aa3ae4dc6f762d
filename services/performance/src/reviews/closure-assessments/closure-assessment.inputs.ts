import { PageArgs } from '@partner-commons/platform/page';
import {
  ArrayMaxSize,
  IsISO31661Alpha2,
  IsOptional,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ReviewScore } from '../performance-reviews/review.enums';
import { ClosureState, PartnershipPrinciple } from './closure-assessment.view';

const fieldLength = { message: 'A field has at most 8,000 characters; 1,000 words are for all seven.' };

@InputType({ description: 'How the partnership kept one principle.' })
export class PrincipleScoreInput {
  @Field(() => PartnershipPrinciple)
  principle: PartnershipPrinciple;

  @Field(() => ReviewScore)
  score: ReviewScore;
}

@InputType({
  description: 'The assessment of an agreement at its end: seven fields, at most 1,000 words in all (HAB-26).',
})
export class SubmitClosureAssessmentInput {
  @Field(() => ID, { description: "An agreement of the caller's agency." })
  engagementId: string;

  @Field(() => String, { description: 'What was achieved.' })
  @MaxLength(8_000, fieldLength)
  achievements: string;

  @Field(() => String, { description: 'What was difficult.' })
  @MaxLength(8_000, fieldLength)
  challenges: string;

  @Field(() => String, { description: 'What to do again, and what not.' })
  @MaxLength(8_000, fieldLength)
  lessons: string;

  @Field(() => String, { description: 'Human rights.' })
  @MaxLength(8_000, fieldLength)
  humanRights: string;

  @Field(() => String, { description: 'Gender.' })
  @MaxLength(8_000, fieldLength)
  gender: string;

  @Field(() => String, { description: 'Inclusion.' })
  @MaxLength(8_000, fieldLength)
  inclusion: string;

  @Field(() => String, { description: 'Accessibility.' })
  @MaxLength(8_000, fieldLength)
  accessibility: string;

  @Field(() => [PrincipleScoreInput], { description: 'Each of the six principles once (HAB-11).' })
  @ArrayMaxSize(6, { message: 'There are six principles.' })
  @ValidateNested({ each: true })
  principles: PrincipleScoreInput[];

  @Field(() => Int, {
    nullable: true,
    description: 'To write it anew: the version that you change. None for the first.',
  })
  @IsOptional()
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Does without the closure assessment of an agreement.' })
export class WaiveClosureAssessmentInput {
  @Field(() => ID, { description: "An agreement of the caller's agency." })
  engagementId: string;

  @Field(() => String, { description: 'CONFIDENTIAL. 10 to 1,000 characters.' })
  @Length(10, 1_000, { message: 'reason has 10 to 1,000 characters.' })
  reason: string;
}

@InputType({ description: 'Which closure assessments to list; all that are given must hold.' })
export class ClosureAssessmentFilter {
  @Field(() => String, { nullable: true, description: 'Code of the agency, such as UNDP.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;

  @Field(() => ClosureState, { nullable: true })
  state?: ClosureState | null;

  @Field(() => Int, { nullable: true, description: 'Of agreements that end in this calendar year.' })
  @IsOptional()
  @Min(1990, { message: 'year must be 1990 or later.' })
  @Max(2200, { message: 'year must be 2200 or earlier.' })
  year?: number | null;
}

@ArgsType()
export class ClosureAssessmentsArgs extends PageArgs {
  @Field(() => ClosureAssessmentFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: ClosureAssessmentFilter | null;
}
