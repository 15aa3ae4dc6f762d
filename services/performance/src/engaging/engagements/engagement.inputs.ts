import { PageArgs } from '@partner-commons/platform/page';
import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import {
  ArrayMaxSize,
  IsISO4217CurrencyCode,
  IsISO31661Alpha2,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { EngagementState } from './engagement.entity';

const countryCode = { message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' };

@InputType({ description: "The headline of one agreement of the caller's agency, as its own system has it now." })
export class RecordEngagementInput {
  @Field(() => ID, { description: 'The partner; one that was merged counts as its survivor.' })
  partnerId: string;

  @Field(() => String, { description: "The agency's own number of the agreement; 1 to 100 characters." })
  @Length(1, 100, { message: 'externalId has 1 to 100 characters.' })
  externalId: string;

  @Field(() => String, { nullable: true, description: 'CONFIDENTIAL. At most 300 characters; name no person.' })
  @IsOptional()
  @Length(1, 300, { message: 'title has 1 to 300 characters.' })
  title?: string | null;

  @Field(() => String, { description: 'Where the work is, ISO 3166-1 alpha-2.' })
  @IsISO31661Alpha2(countryCode)
  country: string;

  @Field(() => String, {
    nullable: true,
    description: 'Field of work as a code in upper snake case, such as WASH (JIU-62); 2 to 40 characters.',
  })
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/, { message: 'sector is a code such as WASH: capitals, digits, underscores.' })
  sector?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Outcomes of strategic plans that it serves, such as UNSDCF-SO-2.1 (JIU-27); at most 20 codes.',
  })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'strategicOutcomeRefs has at most 20 codes.' })
  @Length(1, 40, { each: true, message: 'A strategic outcome has 1 to 40 characters.' })
  strategicOutcomeRefs?: string[] | null;

  @Field(() => LocalDate, { description: 'First day of the agreement.' })
  from: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; none when none is agreed.' })
  to?: string | null;

  @Field(() => Decimal, { description: 'What is agreed, in `currency`: zero or more, at most four decimals.' })
  amount: string;

  @Field(() => Decimal, { description: 'What of it was not paid out yet: zero to `amount`.' })
  undisbursed: string;

  @Field(() => String, { description: 'ISO 4217, such as USD.' })
  @IsISO4217CurrencyCode({ message: 'currency must be an ISO 4217 code, such as USD.' })
  currency: string;

  @Field(() => Decimal, {
    nullable: true,
    description:
      'Units of the currency for one US dollar, as the UN operational rate of exchange is quoted; none for USD.',
  })
  unitsPerUsd?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the rate, not in the future; none for USD.' })
  rateDate?: string | null;

  @Field(() => String, { nullable: true, description: 'Who published the rate, such as UNORE; none for USD.' })
  @IsOptional()
  @Length(1, 100, { message: 'rateSource has 1 to 100 characters.' })
  rateSource?: string | null;

  @Field(() => EngagementState)
  state: EngagementState;

  @Field(() => Int, { nullable: true, description: 'The version that you change; none takes whichever there is.' })
  @IsOptional()
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which agreements to list; all that are given must hold.' })
export class EngagementFilter {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the agency, such as UNDP.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  @IsOptional()
  @IsISO31661Alpha2(countryCode)
  country?: string | null;

  @Field(() => EngagementState, { nullable: true })
  state?: EngagementState | null;

  @Field(() => String, { nullable: true, description: 'Code of a field of work, such as WASH.' })
  @IsOptional()
  @Length(2, 40)
  sector?: string | null;

  @Field(() => Int, { nullable: true, description: 'Agreements that run in this calendar year.' })
  @IsOptional()
  @Min(1990, { message: 'year must be 1990 or later.' })
  @Max(2200, { message: 'year must be 2200 or earlier.' })
  year?: number | null;
}

@ArgsType()
export class EngagementsArgs extends PageArgs {
  @Field(() => EngagementFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: EngagementFilter | null;
}
