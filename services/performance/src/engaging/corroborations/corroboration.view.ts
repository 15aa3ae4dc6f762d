import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum CorroborationKind {
  MONEY_WITHOUT_RESULTS = 'MONEY_WITHOUT_RESULTS',
  RESULTS_WITHOUT_MONEY = 'RESULTS_WITHOUT_MONEY',
  DATE_MISMATCH = 'DATE_MISMATCH',
  AMOUNT_MISMATCH = 'AMOUNT_MISMATCH',
  EXPENDITURE_ABOVE_DISBURSEMENT = 'EXPENDITURE_ABOVE_DISBURSEMENT',
}

registerEnumType(CorroborationKind, {
  name: 'CorroborationKind',
  description: 'What financial and programme records of an agreement disagree about (JIU-18).',
  valuesConfig: {
    MONEY_WITHOUT_RESULTS: { description: 'Money moved 90 days ago or earlier, and no result was ever measured.' },
    RESULTS_WITHOUT_MONEY: { description: 'Results were measured, and no money is on record.' },
    DATE_MISMATCH: { description: 'Money more than 30 days before the agreement began or 180 days after it ended.' },
    AMOUNT_MISMATCH: {
      description:
        'More was paid than agreed, or the headline tells another sum than the payments, by over one percent.',
    },
    EXPENDITURE_ABOVE_DISBURSEMENT: { description: 'More was reported as spent than was paid, by over one percent.' },
  },
});

export enum CorroborationState {
  OPEN = 'OPEN',
  EXPLAINED = 'EXPLAINED',
  RESOLVED = 'RESOLVED',
}

registerEnumType(CorroborationState, {
  name: 'CorroborationState',
  description: 'Where an issue stands.',
  valuesConfig: {
    OPEN: { description: 'Its owner has to look at it.' },
    EXPLAINED: { description: 'The owner said why it is right as it is; another amount opens it again.' },
    RESOLVED: { description: 'The records agree now.' },
  },
});

@ObjectType({ description: 'What is to be done about an issue, and by whom.' })
export class CorroborationTask {
  @Field(() => String, { description: 'Function or unit, such as FINANCE_OFFICER; never a person.' })
  owner: string;

  @Field(() => LocalDate, { description: 'Until when.' })
  dueOn: string;

  @Field(() => Boolean, { description: 'Whether that day has passed while the issue is open.' })
  overdue: boolean;
}

@ObjectType({
  description: 'A disagreement between money and results of an agreement, with its owner (JIU-18). Of the own agency.',
})
export class CorroborationIssue {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  agencyCode: string;
  engagementId: string;
  partnerId: string;
  country: string;

  @Field(() => CorroborationKind)
  kind: CorroborationKind;

  @Field(() => CorroborationState)
  state: CorroborationState;

  @Field(() => Decimal, { description: 'The money that is in question, in US dollars.' })
  amountUsd: string;

  @Field(() => CorroborationTask, { description: 'Who has to look at it.' })
  task: CorroborationTask;

  @Field(() => String, { nullable: true, description: 'Why it is right as it is, as its owner said.' })
  explanation: string | null;

  @Field(() => DateTime, { description: 'Since when it is on record.' })
  foundAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the records agreed again.' })
  resolvedAt: Date | null;

  @Field(() => Int, { description: 'Counts from 1; give it as `expectedVersion`.' })
  version: number;
}

@ObjectType({ description: 'A page of issues, latest found first.' })
export class CorroborationIssueConnection extends connectionOf(() => CorroborationIssue, 'CorroborationIssue') {}
