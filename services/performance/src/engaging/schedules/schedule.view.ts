import { Redaction } from '@partner-commons/platform/redaction';
import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum DueKind {
  INSTALMENT = 'INSTALMENT',
  REPORT = 'REPORT',
}

registerEnumType(DueKind, {
  name: 'DueKind',
  description: 'What is due under an agreement.',
  valuesConfig: {
    INSTALMENT: { description: 'A payment that the agency owes the partner (UNICEF-66, parity).' },
    REPORT: { description: 'A report that the partner owes the agency (JIU-44).' },
  },
});

export enum DueState {
  DUE = 'DUE',
  OVERDUE = 'OVERDUE',
  ON_TIME = 'ON_TIME',
  LATE = 'LATE',
  CANCELLED = 'CANCELLED',
}

registerEnumType(DueState, {
  name: 'DueState',
  description: 'Where something that is due stands today.',
  valuesConfig: {
    DUE: { description: 'Not done yet, and its day has not passed.' },
    OVERDUE: { description: 'Not done, and its day has passed.' },
    ON_TIME: { description: 'Done on its day or before.' },
    LATE: { description: 'Done after its day.' },
    CANCELLED: { description: 'Not due any more; it counts nowhere.' },
  },
});

@ObjectType({ description: 'An instalment or a report of an agreement.' })
export class ScheduleItem {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  engagementId: string;

  @Field(() => String, { description: "The source system's number; with the agency, it names the fact." })
  externalId: string;

  @Field(() => DueKind)
  kind: DueKind;

  @Field(() => LocalDate, { description: 'The day until which it is to be done.' })
  dueOn: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day on which it was paid or received; null when it was not yet.',
  })
  doneOn: string | null;

  @Field(() => DueState)
  state: DueState;

  @Field(() => Decimal, { nullable: true, description: 'Of an instalment, in US dollars; null when none was told.' })
  amountUsd: string | null;

  @Field(() => Int, { description: 'Counts from 1; each correction is one more.' })
  version: number;
}

@ObjectType({
  description:
    'What is due under an agreement: CONFIDENTIAL to the agency and the partner (domain-model.md 2.8, reports: detail).',
})
export class EngagementSchedule {
  @Field(() => [ScheduleItem], { nullable: true, description: 'By day, the latest 100; null when `redaction` is set.' })
  items: ScheduleItem[] | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when the schedule is not for you.' })
  redaction: Redaction | null;
}
