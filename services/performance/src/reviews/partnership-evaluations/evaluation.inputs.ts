import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsISO31661Alpha2,
  IsOptional,
  IsUUID,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { EvaluationState } from './evaluation.view';

@InputType({ description: 'What was found, and what is recommended for it.' })
export class EvaluationFindingInput {
  @Field(() => String, { description: 'CONFIDENTIAL. 1 to 4,000 characters; no names of persons.' })
  @Length(1, 4_000, { message: 'A finding has 1 to 4,000 characters.' })
  finding: string;

  @Field(() => String, { description: 'CONFIDENTIAL. 1 to 2,000 characters.' })
  @Length(1, 2_000, { message: 'A recommendation has 1 to 2,000 characters.' })
  recommendation: string;
}

@InputType({ description: 'What a joint evaluation says.' })
export class EvaluationContentInput {
  @Field(() => LocalDate, { description: 'First day that it looks at.' })
  from: string;

  @Field(() => LocalDate, { description: 'Last day that it looks at.' })
  to: string;

  @Field(() => String, { description: 'For all agencies once published; 5 to 200 characters.' })
  @Length(5, 200, { message: 'title has 5 to 200 characters.' })
  title: string;

  @Field(() => String, { description: 'For all agencies once published; 1 to 4,000 characters, no names of persons.' })
  @Length(1, 4_000, { message: 'summary has 1 to 4,000 characters.' })
  summary: string;

  @Field(() => String, {
    description: 'CONFIDENTIAL. What the partnership added that neither had alone; 1 to 8,000 characters.',
  })
  @Length(1, 8_000, { message: 'addedValue has 1 to 8,000 characters.' })
  addedValue: string;

  @Field(() => String, { description: 'CONFIDENTIAL. 1 to 8,000 characters.' })
  @Length(1, 8_000, { message: 'strengths has 1 to 8,000 characters.' })
  strengths: string;

  @Field(() => String, { description: 'CONFIDENTIAL. 1 to 8,000 characters.' })
  @Length(1, 8_000, { message: 'challenges has 1 to 8,000 characters.' })
  challenges: string;

  @Field(() => [EvaluationFindingInput], { description: '1 to 30, in their order.' })
  @ArrayMinSize(1, { message: 'An evaluation has a finding at least.' })
  @ArrayMaxSize(30, { message: 'An evaluation has at most 30 findings.' })
  @ValidateNested({ each: true })
  findings: EvaluationFindingInput[];
}

@InputType({ description: "A joint evaluation of a partnership, led by the caller's agency." })
export class CreatePartnershipEvaluationInput extends EvaluationContentInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId: string;

  @Field(() => [String], { description: 'Codes of the other agencies that take part; 1 to 20.' })
  @ArrayMinSize(1, { message: 'A joint evaluation has another agency at least.' })
  @ArrayMaxSize(20, { message: 'At most 20 other agencies take part.' })
  @Length(1, 20, { each: true })
  agencies: string[];

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; none for the whole partnership.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The whole of a draft anew; those who take part stay.' })
export class UpdatePartnershipEvaluationInput extends EvaluationContentInput {
  @Field(() => ID)
  evaluationId: string;

  @Field(() => Int, { description: 'The version that you change.' })
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion: number;
}

@InputType({ description: 'A joint evaluation, and the version of it that you have read.' })
export class EvaluationStepInput {
  @Field(() => ID)
  evaluationId: string;

  @Field(() => Int, { description: 'The version that you act on.' })
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion: number;
}

@InputType({ description: 'Which joint evaluations to list; all that are given must hold.' })
export class PartnershipEvaluationFilter {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of an agency that takes part, such as UNDP.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => EvaluationState, { nullable: true })
  state?: EvaluationState | null;
}

@ArgsType()
export class PartnershipEvaluationsArgs extends PageArgs {
  @Field(() => PartnershipEvaluationFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: PartnershipEvaluationFilter | null;
}
