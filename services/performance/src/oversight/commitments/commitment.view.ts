import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum CommitmentFramework {
  GRAND_BARGAIN = 'GRAND_BARGAIN',
  QCPR = 'QCPR',
  AGENDA_2030 = 'AGENDA_2030',
  PRINCIPLES_OF_PARTNERSHIP = 'PRINCIPLES_OF_PARTNERSHIP',
  STRATEGIC_PLAN = 'STRATEGIC_PLAN',
  OTHER = 'OTHER',
}

registerEnumType(CommitmentFramework, {
  name: 'CommitmentFramework',
  description: 'What an agency committed itself under (JIU-115).',
  valuesConfig: {
    GRAND_BARGAIN: { description: 'The Grand Bargain, such as 25 % to local partners.' },
    QCPR: { description: 'The quadrennial comprehensive policy review.' },
    AGENDA_2030: { description: 'The 2030 Agenda for Sustainable Development.' },
    PRINCIPLES_OF_PARTNERSHIP: { description: 'The Principles of Partnership of the Global Humanitarian Platform.' },
    STRATEGIC_PLAN: { description: "The agency's own strategic plan." },
    OTHER: { description: 'Anything else.' },
  },
});

export enum CommitmentComparison {
  AT_LEAST = 'AT_LEAST',
  AT_MOST = 'AT_MOST',
}

registerEnumType(CommitmentComparison, {
  name: 'CommitmentComparison',
  description: 'On which side of the target the figure has to be.',
  valuesConfig: {
    AT_LEAST: { description: 'The target or more.' },
    AT_MOST: { description: 'The target or less.' },
  },
});

@ObjectType({ description: 'What an agency promised, tied to the KPI that shows it (SYS-30, JIU-115); INTER_AGENCY.' })
export class Commitment {
  agencyCode: string;

  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => CommitmentFramework)
  framework: CommitmentFramework;

  @Field(() => String)
  text: string;

  @Field(() => String, { description: 'Code of the KPI.' })
  kpiCode: string;

  @Field(() => CommitmentComparison)
  comparison: CommitmentComparison;

  @Field(() => Decimal, { description: 'In the unit of the KPI.' })
  target: string;

  @Field(() => Int, { description: 'The year by which it is to be reached.' })
  byYear: number;

  @Field(() => DateTime)
  recordedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Since when it does not hold any more.' })
  endedAt: Date | null;

  @Field(() => String, { nullable: true })
  endReason: string | null;

  @Field(() => Int, { description: 'Counts from 1; give it as `expectedVersion` to change what you have read.' })
  version: number;
}

@ObjectType({ description: 'How a commitment stood in one year, by the figures of the agency.' })
export class CommitmentProgress {
  @Field(() => Commitment)
  commitment: Commitment;

  @Field(() => Int)
  year: number;

  @Field(() => Decimal, { nullable: true, description: 'The figure of the agency; null when there is none.' })
  value: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the target is reached; null without a figure.' })
  met: boolean | null;

  @Field(() => Boolean, { description: 'Whether the year is past and the target not reached, or not known to be.' })
  overdue: boolean;
}

@ObjectType({ description: 'A page of commitments, latest recorded first.' })
export class CommitmentConnection extends connectionOf(() => Commitment, 'Commitment') {}
