import { Redaction } from '@partner-commons/platform/redaction';
import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'CONFIDENTIAL detail of an agreement (domain-model.md 2.8): for the agency that recorded it and the partner; all other fields are null when `redaction` is set.',
})
export class EngagementDetail {
  @Field(() => String, { nullable: true, description: 'What the agreement is called.' })
  title: string | null;

  @Field(() => Decimal, { nullable: true, description: 'What is agreed, in `currency`.' })
  amount: string | null;

  @Field(() => Decimal, { nullable: true, description: 'What of it was not paid out yet, in `currency`.' })
  undisbursed: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217.' })
  currency: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Units of the currency for one US dollar that the equivalents were made with; null for USD.',
  })
  unitsPerUsd: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the rate; null for USD.' })
  rateDate: string | null;

  @Field(() => String, { nullable: true, description: 'Who published the rate; null for USD.' })
  rateSource: string | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when the detail is not for you.' })
  redaction: Redaction | null;
}
