import { Decimal } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsISO31661Alpha2, IsOptional, Length, Matches, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

const typeCode = /^[A-Z][A-Z_]{1,40}$/;

@InputType({
  description: 'What your agency accepts of a methodology, whoever of the others made the assessment by it.',
})
export class AcceptMethodologyInput {
  @Field(() => String, { description: 'Code of the methodology, such as HACT_MICRO.' })
  code: string;

  @Field(() => Int, { description: 'The least version.' })
  @Min(1, { message: 'Versions begin with 1.' })
  minVersion: number;

  @Field(() => Int, { nullable: true, description: 'Not older than so many months since it became final, 1 to 120.' })
  @IsOptional()
  @Min(1, { message: 'At least one month.' })
  @Max(120, { message: 'At most 120 months.' })
  maxAgeMonths?: number | null;

  @Field(() => Decimal, { nullable: true, description: 'Up to this planned amount, in US dollars.' })
  maxAmountUsd?: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'How many times the assessed ceiling may be planned without a supplement, 1 to 3; 1.5 when not given.',
  })
  amountFactor?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many days of validity must be left, 0 to 1830; 90 when not given. A fast track needs none.',
  })
  @IsOptional()
  @Min(0, { message: 'Not below zero.' })
  @Max(1_830, { message: 'At most 1830 days.' })
  minRemainingDays?: number | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Not for partners of these types, such as GOVERNMENT_NATIONAL.',
  })
  @IsOptional()
  @ArrayMaxSize(50, { message: 'Name each type once.' })
  @Matches(typeCode, { each: true, message: 'Types are codes of registry, such as NATIONAL_NGO.' })
  excludedTypes?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Not in these countries, ISO 3166-1 alpha-2.' })
  @IsOptional()
  @ArrayMaxSize(250, { message: 'Name at most 250 countries.' })
  @IsISO31661Alpha2({ each: true, message: 'countries are ISO 3166-1 alpha-2 codes, such as SO.' })
  excludedCountries?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'By which rule or decision of the agency, up to 500 characters.',
  })
  @IsOptional()
  @Length(1, 500, { message: 'legalRef has 1 to 500 characters.' })
  legalRef?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An acceptance that ends.' })
export class WithdrawMethodologyAcceptanceInput {
  @Field(() => ID)
  acceptanceId: string;
}

@InputType({ description: 'Which acceptances to show; all conditions must hold.' })
export class MethodologyAcceptanceFilter {
  @Field(() => String, { nullable: true, description: 'Of this agency.' })
  agency?: string | null;

  @Field(() => String, { nullable: true, description: 'Of this methodology.' })
  code?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With those that were withdrawn or replaced; false when not given.',
  })
  withEnded?: boolean | null;
}
