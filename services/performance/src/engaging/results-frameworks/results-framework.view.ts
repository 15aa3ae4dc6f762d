import { Redaction } from '@partner-commons/platform/redaction';
import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum ResultLevel {
  OUTCOME = 'OUTCOME',
  OUTPUT = 'OUTPUT',
}

registerEnumType(ResultLevel, {
  name: 'ResultLevel',
  description: 'What an indicator of a results framework measures.',
  valuesConfig: {
    OUTCOME: { description: 'A change for people.' },
    OUTPUT: { description: 'What the work itself delivers.' },
  },
});

@ObjectType({ description: 'What an indicator is to have reached by a day before the last.' })
export class ResultMilestone {
  @Field(() => LocalDate, { description: 'Until when.' })
  on: string;

  @Field(() => Decimal, { description: 'In the unit of the indicator.' })
  value: string;
}

@ObjectType({ description: 'One indicator of the results framework of an agreement (JIU-45, PSFP-31).' })
export class ResultIndicator {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  engagementId: string;
  agencyCode: string;
  partnerId: string;

  @Field(() => String, { description: "The agency's code of it within the agreement." })
  externalId: string;

  @Field(() => ResultLevel)
  level: ResultLevel;

  @Field(() => String, { description: 'The result that it belongs to.' })
  result: string;

  @Field(() => String, { description: 'What is measured.' })
  indicator: string;

  @Field(() => String, { nullable: true, description: 'What is counted, such as persons.' })
  unit: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Before the work began.' })
  baseline: string | null;

  @Field(() => Decimal, { nullable: true, description: 'What is to be reached.' })
  target: string | null;

  @Field(() => String, { nullable: true, description: 'How it is measured.' })
  method: string | null;

  @Field(() => [ResultMilestone], { description: 'On the way to the target, by day; at most 12.' })
  milestones: ResultMilestone[];

  @Field(() => LocalDate, { description: 'Until when the target is to be reached.' })
  dueOn: string;

  @Field(() => [Int], { description: 'Sustainable Development Goals that it serves, in order; at most 17 (PSFP-33).' })
  sdgs: number[];

  @Field(() => Int, { description: 'Counts from 1; each change is one more.' })
  version: number;

  retired: boolean;
  recordedAt: Date;
}

@ObjectType({
  description:
    'The results framework of an agreement: an annex, so CONFIDENTIAL to the agency and the partner (JIU-45; domain-model.md 2.8, agreement annexes).',
})
export class ResultsFramework {
  engagementId: string;

  @Field(() => Int, {
    description: 'Give it as `expectedVersion` to change what you have read; 0 when there is none yet.',
  })
  version: number;

  @Field(() => [ResultIndicator], { nullable: true, description: 'At most 100; null when `redaction` is set.' })
  indicators: ResultIndicator[] | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when the framework is not for you.' })
  redaction: Redaction | null;
}
