import { Decimal } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { ReuseRefusal } from '../../terms/reuse-refusal.enum';

@ObjectType({ description: 'How often requests were refused for one reason.' })
export class ReuseRefusalCount {
  @Field(() => ReuseRefusal, {
    nullable: true,
    description: 'Null for those that people refused: why stays between the agencies.',
  })
  refusal: ReuseRefusal | null;

  @Field(() => Int)
  count: number;
}

@ObjectType({
  description: 'REUSE_RATE: accepted reuses, of accepted reuses and new assessments (domain-model.md 2.7, JIU-57).',
})
export class ReuseRate {
  @Field(() => Int, { description: 'Accepted reuses.' })
  numerator: number;

  @Field(() => Int, { description: 'Accepted reuses, and new assessments that were started.' })
  denominator: number;

  @Field(() => Decimal, { nullable: true, description: 'In percent with two decimals; null when there was nothing.' })
  percent: string | null;
}

@ObjectType({
  description:
    'What mutual recognition does in practice (JIU-87): requests by the day on which they were made, all else by the day of the decision.',
})
export class ReuseStatistics {
  @Field(() => Int, { description: 'Made in the period.' })
  requests: number;

  @Field(() => Int, { description: 'Of those that were made in the period, those that still wait.' })
  waiting: number;

  @Field(() => Int)
  acceptedAutomatic: number;

  @Field(() => Int, { description: 'By people, without a supplement.' })
  accepted: number;

  @Field(() => Int)
  acceptedWithSupplement: number;

  @Field(() => Int)
  refused: number;

  @Field(() => Int)
  withdrawn: number;

  @Field(() => [ReuseRefusalCount], { description: 'The most frequent reason first.' })
  refusals: ReuseRefusalCount[];

  @Field(() => ReuseRate)
  reuseRate: ReuseRate;

  @Field(() => Int, { description: 'Sum of what each reuse saved; those with open supplements are not in it.' })
  daysSaved: number;

  @Field(() => Decimal, { description: 'In US dollars, likewise.' })
  costSavedUsd: string;

  @Field(() => Int, { description: 'Disputes that were raised in the period.' })
  disputes: number;
}
