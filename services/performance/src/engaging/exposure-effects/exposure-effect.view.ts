import { Decimal } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'Advances to a partner that it neither reported as spent nor paid back, of all agencies (JIU-42).',
})
export class UnliquidatedMoney {
  @Field(() => Decimal, { description: 'All of them, in US dollars.' })
  outstandingUsd: string;

  @Field(() => Decimal, { description: 'Paid more than six months before; oldest money counts as spent first.' })
  over6MonthsUsd: string;

  @Field(() => Decimal, { description: 'Paid more than nine months before.' })
  over9MonthsUsd: string;
}

@ObjectType({ description: 'What a country and field of work would be left with.' })
export class FailurePlace {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => String, { nullable: true, description: 'Field of work as a code; null for agreements without one.' })
  sector: string | null;

  @Field(() => Decimal, { description: 'Amount of its running agreements there, in US dollars.' })
  activeUsd: string;

  @Field(() => Decimal, { description: 'Percent of all that runs there, two decimals, half up.' })
  percent: string;

  @Field(() => Int, { description: 'Other partners with running agreements there; none or one is a gap.' })
  otherPartners: number;
}

@ObjectType({ description: 'What would happen when the partner could not go on today (JIU-42, idea 5.4).' })
export class FailureEffect {
  @Field(() => Decimal, { description: 'Work that would stop: agreed and not paid out yet, in US dollars.' })
  strandedUsd: string;

  @Field(() => Decimal, { description: 'Money that could be lost: advances that are outstanding.' })
  atRiskUsd: string;

  @Field(() => Int, { description: 'Agencies that depend on the partner.' })
  agencies: number;

  @Field(() => [FailurePlace], { description: 'Where, by share, greatest first; at most 100.' })
  places: FailurePlace[];
}
