import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { MoneyKind } from './money-kind.enum';

@ObjectType({
  description:
    'One amount of money as the system of an agency tells it (feature 87). CONFIDENTIAL to the agency and the partner; sums by year are for all agencies (domain-model.md 2.8).',
})
export class MoneyFact {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  agencyCode: string;
  engagementId: string | null;
  partnerId: string | null;

  @Field(() => String, { description: "The source system's number; with the agency, it names the fact." })
  externalId: string;

  @Field(() => MoneyKind)
  kind: MoneyKind;

  @Field(() => LocalDate, { description: 'The day that it belongs to, and by which year it counts.' })
  on: string;

  @Field(() => Decimal, { description: 'In `currency`; zero takes the fact back.' })
  amount: string;

  @Field(() => String, { description: 'ISO 4217.' })
  currency: string;

  @Field(() => Decimal, { description: 'In US dollars, two decimals, half up.' })
  amountUsd: string;

  @Field(() => Decimal, { nullable: true, description: 'Units of the currency for one US dollar; null for USD.' })
  unitsPerUsd: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the rate; null for USD.' })
  rateDate: string | null;

  @Field(() => String, { nullable: true, description: 'Who published the rate; null for USD.' })
  rateSource: string | null;

  @Field(() => String, { description: 'The system that told it, such as VISION.' })
  sourceSystem: string;

  @Field(() => Int, { description: 'Counts from 1; each correction is one more.' })
  version: number;

  @Field(() => DateTime, { description: 'When this version was recorded here.' })
  recordedAt: Date;
}

@ObjectType({ description: 'A page of amounts, latest recorded first.' })
export class MoneyFactConnection extends connectionOf(() => MoneyFact, 'MoneyFact') {}

@ObjectType({ description: 'Money of one kind and one calendar year, in US dollars: INTER_AGENCY.' })
export class MoneyYear {
  @Field(() => Int)
  year: number;

  @Field(() => MoneyKind)
  kind: MoneyKind;

  @Field(() => Decimal, { description: 'The sum, two decimals.' })
  amountUsd: string;
}
