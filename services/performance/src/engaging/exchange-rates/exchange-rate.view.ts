import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'What a US dollar was worth from a day on (domain-model.md 2.0, Money). A correction is a further version.',
})
export class ExchangeRate {
  @Field(() => String, { description: 'ISO 4217.' })
  currency: string;

  @Field(() => LocalDate, { description: 'From which day on it is in force.' })
  on: string;

  @Field(() => Decimal, { description: 'Units of the currency for one US dollar.' })
  unitsPerUsd: string;

  @Field(() => String, { description: 'Who published it, such as UNORE.' })
  source: string;

  @Field(() => Int, { description: 'Counts from 1; the latest is in force.' })
  version: number;

  @Field(() => DateTime, { description: 'When it was recorded here.' })
  recordedAt: Date;
}

@ObjectType({ description: 'A page of rates, latest day first.' })
export class ExchangeRateConnection extends connectionOf(() => ExchangeRate, 'ExchangeRate') {}
