import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Money } from '../../terms/money.view';

export enum MitigationStatus {
  PLANNED = 'PLANNED',
  IN_PROGRESS = 'IN_PROGRESS',
  DONE = 'DONE',
  CANCELLED = 'CANCELLED',
}

registerEnumType(MitigationStatus, {
  name: 'MitigationStatus',
  description: 'How far a mitigation is.',
  valuesConfig: {
    PLANNED: { description: 'Not begun.' },
    IN_PROGRESS: { description: 'Begun.' },
    DONE: { description: 'Finished; `effect` says what it achieved.' },
    CANCELLED: { description: 'Given up; its cost does not count.' },
  },
});

@ObjectType({ description: 'What your own agency does about a risk, and what that costs (JIU-40).' })
export class Mitigation {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => ID, { description: 'The risk.' })
  riskId: string;

  @Field(() => String)
  action: string;

  @Field(() => String, { description: 'Who does it, best by function.' })
  owner: string;

  @Field(() => Money, { description: 'Planned, and once it is done what it was.' })
  cost: Money;

  @Field(() => Decimal, { description: 'The same in US dollars, at the rate that came with it.' })
  costUsd: string;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Units of the currency for one US dollar; null for US dollars.',
  })
  unitsPerUsd: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Of the rate.' })
  rateDate: string | null;

  @Field(() => String, { nullable: true, description: 'Of the rate.' })
  rateSource: string | null;

  @Field(() => LocalDate)
  dueOn: string;

  @Field(() => MitigationStatus)
  status: MitigationStatus;

  @Field(() => Boolean, { description: 'Neither done nor cancelled, and its day is past.' })
  isOverdue: boolean;

  @Field(() => String, { nullable: true, description: 'What it achieved, or should; never null once it is done.' })
  effect: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When it was done.' })
  finishedOn: string | null;

  @Field(() => DateTime)
  plannedAt: Date;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({
  description: 'What your own agency spends on mitigations in a year against the funds that they protect (JIU-40).',
})
export class MitigationCosts {
  @Field(() => Int)
  year: number;

  @Field(() => Int, { description: 'Mitigations that are due or done in the year, without cancelled ones.' })
  mitigations: number;

  @Field(() => Decimal, { description: 'Cost of all of them in US dollars.' })
  costUsd: string;

  @Field(() => Decimal, { description: 'Of which is done.' })
  doneUsd: string;

  @Field(() => Decimal, {
    description:
      'Amounts of the agreements of your agency that were open in the year, planned ones left out, in US dollars.',
  })
  fundsUsd: string;

  @Field(() => Decimal, { nullable: true, description: 'Cost in percent of the funds; null without funds.' })
  percent: string | null;
}
