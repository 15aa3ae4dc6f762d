import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, Length, Matches, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { OutcomeAudience, OutcomeSeverity } from '../outcomes/outcome.enums';

const outcomeId = { message: 'outcomeId is an id of an outcome.' };
const statementLength = { message: 'statement has 10 to 4,000 characters.' };
const themeCode = { message: 'theme is a code such as PAYMENT_DELAYS; see outcomeThemes.' };
const languageCode = { message: 'lang is an ISO 639-1 code, such as en.' };
const version = { message: 'expectedVersion counts from 1.' };

@InputType({ description: 'What somebody will do about an outcome.' })
export class OutcomeActionInput {
  @Field(() => String, { description: 'Code of the agency that owns it; one of those that held the consultation.' })
  @Length(1, 20, { message: 'owner is the code of an agency.' })
  owner: string;

  @Field(() => String, { nullable: true, description: 'The unit within it, such as Finance; name no person.' })
  @IsOptional()
  @Length(1, 100, { message: 'unit has 1 to 100 characters.' })
  unit?: string | null;

  @Field(() => String, { description: '3 to 1,000 characters; name no person.' })
  @Length(3, 1_000, { message: 'text has 3 to 1,000 characters.' })
  text: string;

  @Field(() => LocalDate, { description: 'Last day, not before today.' })
  due: string;
}

@InputType({ description: 'One outcome of a consultation that your office led.' })
export class RecordOutcomeInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'consultationId is an id of a consultation.' })
  consultationId: string;

  @Field(() => String, { description: 'Code of a theme; see outcomeThemes.' })
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/, themeCode)
  theme: string;

  @Field(() => String, { description: '10 to 4,000 characters; name no person, and no partner that complained.' })
  @Length(10, 4_000, statementLength)
  statement: string;

  @Field(() => String, { defaultValue: 'en', description: 'Language of the statement, ISO 639-1.' })
  @Matches(/^[a-z]{2}$/, languageCode)
  lang: string;

  @Field(() => OutcomeSeverity)
  severity: OutcomeSeverity;

  @Field(() => OutcomeAudience, { description: 'Who reads it once it is published.' })
  audience: OutcomeAudience;

  @Field(() => [OutcomeActionInput], { defaultValue: [], description: 'What will be done; 20 at most.' })
  @ArrayMaxSize(20, { message: 'An outcome has 20 actions at most.' })
  @ValidateNested({ each: true })
  actions: OutcomeActionInput[];

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A better wording of an outcome that is not published; what is not given stays.' })
export class AmendOutcomeInput {
  @Field(() => ID)
  @IsUUID(undefined, outcomeId)
  outcomeId: string;

  @Field(() => String, { nullable: true, description: 'A new text opens the time for comments anew (P-INV-5).' })
  @IsOptional()
  @Length(10, 4_000, statementLength)
  statement?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/, themeCode)
  theme?: string | null;

  @Field(() => OutcomeSeverity, { nullable: true })
  severity?: OutcomeSeverity | null;

  @Field(() => OutcomeAudience, { nullable: true, description: 'A wider one opens the time for comments anew.' })
  audience?: OutcomeAudience | null;

  @Field(() => [OutcomeActionInput], { nullable: true, description: 'Further actions; 20 in all at most.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(20, { message: 'An outcome has 20 actions at most.' })
  @ValidateNested({ each: true })
  addActions?: OutcomeActionInput[] | null;

  @Field(() => String, { nullable: true, description: 'Why, such as what partners said; at most 500 characters.' })
  @IsOptional()
  @Length(3, 500, { message: 'reason has 3 to 500 characters.' })
  reason?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that you change; none takes whichever there is.' })
  @IsOptional()
  @Min(1, version)
  expectedVersion?: number | null;
}

@InputType({ description: 'Shares an outcome with its audience.' })
export class PublishOutcomeInput {
  @Field(() => ID)
  @IsUUID(undefined, outcomeId)
  outcomeId: string;

  @Field(() => Int, { nullable: true, description: 'The version that you have read; none takes whichever there is.' })
  @IsOptional()
  @Min(1, version)
  expectedVersion?: number | null;
}

@InputType({ description: 'Takes an outcome back; its history stays.' })
export class WithdrawOutcomeInput {
  @Field(() => ID)
  @IsUUID(undefined, outcomeId)
  outcomeId: string;

  @Field(() => String, { description: 'Why; 10 to 500 characters.' })
  @Length(10, 500, { message: 'Give a reason of 10 to 500 characters.' })
  reason: string;

  @Field(() => Int, { nullable: true, description: 'The version that you have read; none takes whichever there is.' })
  @IsOptional()
  @Min(1, version)
  expectedVersion?: number | null;
}

@InputType({ description: 'Asks the partners that were present once more, also those that were noted late.' })
export class RequestOutcomeCommentsInput {
  @Field(() => ID)
  @IsUUID(undefined, outcomeId)
  outcomeId: string;
}
