import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsISO31661Alpha2, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ImprovementStatus } from './self-assessment.view';

const yearBounds = { message: 'year is between 2000 and 2200.' };

@InputType({ description: 'How the office stands to one benchmark.' })
export class BenchmarkAnswerInput {
  @Field(() => String, { description: 'Code of the benchmark.' })
  @Length(1, 40)
  benchmark: string;

  @Field(() => Boolean)
  met: boolean;

  @Field(() => String, { description: 'For the own agency: what that rests on; 1 to 2,000 characters.' })
  @Length(1, 2_000, { message: 'evidence has 1 to 2,000 characters.' })
  evidence: string;
}

@InputType({ description: 'What the office will do.' })
export class ImprovementActionInput {
  @Field(() => String, { nullable: true, description: 'Code of the benchmark that it is about.' })
  @IsOptional()
  @Length(1, 40)
  benchmark?: string | null;

  @Field(() => String, { description: '1 to 1,000 characters.' })
  @Length(1, 1_000, { message: 'action has 1 to 1,000 characters.' })
  action: string;

  @Field(() => String, { description: 'A function, not a name; 1 to 200 characters.' })
  @Length(1, 200, { message: 'owner has 1 to 200 characters.' })
  owner: string;

  @Field(() => LocalDate, { description: 'Not in the past.' })
  dueOn: string;
}

@InputType({ description: 'The yearly self-assessment of an office.' })
export class SubmitSelfAssessmentInput {
  @Field(() => ID, { description: "An office of the caller's agency that the caller's role reaches." })
  officeId: string;

  @Field(() => Int, { description: 'Not in the future.' })
  @Min(2000, yearBounds)
  @Max(2200, yearBounds)
  year: number;

  @Field(() => [BenchmarkAnswerInput], { description: 'Each benchmark once.' })
  @ArrayMaxSize(50, { message: 'There are fewer benchmarks.' })
  @ValidateNested({ each: true })
  answers: BenchmarkAnswerInput[];

  @Field(() => [ImprovementActionInput], { nullable: true, description: 'At most 50.' })
  @IsOptional()
  @ArrayMaxSize(50, { message: 'At most 50 actions.' })
  @ValidateNested({ each: true })
  actions?: ImprovementActionInput[] | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What became of an improvement.' })
export class UpdateImprovementActionInput {
  @Field(() => ID)
  actionId: string;

  @Field(() => ImprovementStatus)
  status: ImprovementStatus;

  @Field(() => String, { nullable: true, description: '1 to 1,000 characters; needed for DONE and CANCELLED.' })
  @IsOptional()
  @Length(1, 1_000, { message: 'note has 1 to 1,000 characters.' })
  note?: string | null;

  @Field(() => Int, { description: 'The version that you change.' })
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion: number;
}

@InputType({ description: 'Which self-assessments to list; all that are given must hold.' })
export class SelfAssessmentFilter {
  @Field(() => String, { nullable: true, description: 'Code of the agency.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(2000, yearBounds)
  @Max(2200, yearBounds)
  year?: number | null;
}

@ArgsType()
export class SelfAssessmentsArgs extends PageArgs {
  @Field(() => SelfAssessmentFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: SelfAssessmentFilter | null;
}
