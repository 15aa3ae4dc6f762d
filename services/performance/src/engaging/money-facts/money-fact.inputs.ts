import { PageArgs } from '@partner-commons/platform/page';
import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsISO4217CurrencyCode,
  IsOptional,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { mostRows } from '../fact-batches/recorded-facts.rules';
import { MoneyKind } from './money-kind.enum';

@InputType({ description: 'One amount of money.' })
export class MoneyFactInput {
  @Field(() => String, { description: "The source system's number; with the agency, it names the fact." })
  @Length(1, 100, { message: 'externalId has 1 to 100 characters.' })
  externalId: string;

  @Field(() => MoneyKind)
  kind: MoneyKind;

  @Field(() => String, {
    nullable: true,
    description: "The agency's own number of the agreement, or our id; none for amounts of the whole agency.",
  })
  @IsOptional()
  @Length(1, 100, { message: 'engagement has 1 to 100 characters.' })
  engagement?: string | null;

  @Field(() => LocalDate, { description: 'The day that it belongs to; not in the future.' })
  on: string;

  @Field(() => Decimal, { description: 'Zero or more, at most four decimals; zero takes the fact back.' })
  amount: string;

  @Field(() => String, { description: 'ISO 4217.' })
  @IsISO4217CurrencyCode({ message: 'currency must be an ISO 4217 code, such as USD.' })
  currency: string;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Units of the currency for one US dollar; when none is given, the recorded rate in force that day.',
  })
  unitsPerUsd?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the rate, when unitsPerUsd is given.' })
  rateDate?: string | null;

  @Field(() => String, { nullable: true, description: 'Who published the rate, when unitsPerUsd is given.' })
  @IsOptional()
  @Length(1, 100, { message: 'rateSource has 1 to 100 characters.' })
  rateSource?: string | null;
}

@InputType({ description: "Amounts of the caller's agency out of one system." })
export class RecordMoneyFactsInput {
  @Field(() => String, { description: 'The system that tells them, such as VISION or MSRP.' })
  @Length(1, 60, { message: 'sourceSystem has 1 to 60 characters.' })
  sourceSystem: string;

  @Field(() => [MoneyFactInput], { description: `1 to ${mostRows}.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(mostRows, { message: `A call takes at most ${mostRows} rows.` })
  @ValidateNested({ each: true })
  facts: MoneyFactInput[];
}

@InputType({ description: 'Which amounts to list; all that are given must hold.' })
export class MoneyFactFilter {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'engagementId is an id of an agreement.' })
  engagementId?: string | null;

  @Field(() => MoneyKind, { nullable: true })
  kind?: MoneyKind | null;

  @Field(() => Int, { nullable: true, description: 'Calendar year.' })
  @IsOptional()
  @Min(1990, { message: 'year must be 1990 or later.' })
  @Max(2200, { message: 'year must be 2200 or earlier.' })
  year?: number | null;
}

@ArgsType()
export class MoneyFactsArgs extends PageArgs {
  @Field(() => MoneyFactFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: MoneyFactFilter | null;
}
