import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { SurveyKind, SurveyQuestionKind } from './survey.enums';

@InputType({ description: 'A question of a survey.' })
export class SurveyQuestionInput {
  @Field(() => String, { description: 'Names it in answers and results, such as PAYMENT_DELAY_DAYS.' })
  @Matches(/^[A-Z][A-Z0-9_]{0,39}$/, { message: 'code is in upper snake case, at most 40 characters.' })
  code: string;

  @Field(() => String, { description: 'As partners read it; 1 to 500 characters.' })
  @Length(1, 500, { message: 'text has 1 to 500 characters.' })
  text: string;

  @Field(() => SurveyQuestionKind)
  kind: SurveyQuestionKind;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is answered for each agency apart.' })
  byAgency: boolean;

  @Field(() => [String], { nullable: true, description: 'For CHOICE: 2 to 20, each with at most 100 characters.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ArrayUnique({ message: 'Choices differ.' })
  @Length(1, 100, { each: true })
  choices?: string[] | null;
}

@InputType({ description: 'A survey among the partners that are invited to a consultation; it is open at once.' })
export class CreateSurveyInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'consultationId is an id of a consultation.' })
  consultationId: string;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether answers are kept without who gave them (P-INV-7). Either way, results are sums alone.',
  })
  anonymous: boolean;

  @Field(() => Int, { defaultValue: 5, description: 'How many must have answered before there is a result; 5 to 50.' })
  @Min(5, { message: 'k is 5 or more (P-INV-4).' })
  @Max(50)
  k: number;

  @Field(() => [SurveyQuestionInput], { description: '1 to 50.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  questions: SurveyQuestionInput[];

  @Field(() => LocalDate, { nullable: true, description: 'Last day for answers; 14 days from now when not given.' })
  closesOn?: Day | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Ends a survey before its last day.' })
export class CloseSurveyInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'surveyId is an id of a survey.' })
  surveyId: string;
}

@ArgsType()
export class SurveysArgs extends PageArgs {
  @Field(() => SurveyKind, { nullable: true })
  kind?: SurveyKind | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'consultationId is an id of a consultation.' })
  consultationId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of an agency that leads it or is asked about.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;
}
