import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum ImprovementStatus {
  OPEN = 'OPEN',
  IN_PROGRESS = 'IN_PROGRESS',
  DONE = 'DONE',
  CANCELLED = 'CANCELLED',
}

registerEnumType(ImprovementStatus, {
  name: 'ImprovementStatus',
  description: 'Where an improvement of an office stands (UNICEF-21).',
  valuesConfig: {
    OPEN: { description: 'Not begun.' },
    IN_PROGRESS: { description: 'Begun.' },
    DONE: { description: 'Done; it stays as it is.' },
    CANCELLED: { description: 'Not to be done any more.' },
  },
});

@ObjectType({ description: 'What a country office is held to in managing its partnerships (UNICEF-20).' })
export class PartnershipBenchmark {
  @Field(() => String, { description: 'Such as TIMELY_FUNDS.' })
  code: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'What the office asks itself.' })
  question: string;
}

@ObjectType({ description: 'How an office stands to one benchmark.' })
export class BenchmarkAnswer {
  /** Keys of `evidence`. */
  selfAssessmentId: string;
  agencyCode: string;

  @Field(() => String, { description: 'Code of the benchmark.' })
  benchmark: string;

  @Field(() => Boolean)
  met: boolean;
}

@ObjectType({ description: 'What an office does after its self-assessment (UNICEF-21); for its own agency.' })
export class ImprovementAction {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  selfAssessmentId: string;
  agencyCode: string;
  officeId: string;

  @Field(() => String, { nullable: true, description: 'Code of the benchmark that it is about.' })
  benchmark: string | null;

  @Field(() => String)
  action: string;

  @Field(() => String, { description: 'Function that answers for it.' })
  owner: string;

  @Field(() => LocalDate)
  dueOn: string;

  @Field(() => ImprovementStatus)
  status: ImprovementStatus;

  @Field(() => String, { nullable: true, description: 'What became of it.' })
  note: string | null;

  @Field(() => Boolean, { description: 'Past its day, and neither done nor cancelled.' })
  overdue: boolean;

  @Field(() => Int, { description: 'Counts from 1; give it as `expectedVersion`.' })
  version: number;
}

@ObjectType({
  description:
    'What an office says once a year of how it manages its partnerships (UNICEF-19, SYS-32). Which benchmarks it meets is INTER_AGENCY (JIU-16); what that rests on, and what it does about it, is for its own agency.',
})
export class OfficeSelfAssessment {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => ID)
  officeId: string;

  @Field(() => String, { nullable: true, description: 'Name of the office.' })
  officeName: string | null;

  /** Key of `agency`. */
  agencyCode: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; null for offices of several countries.' })
  country: string | null;

  @Field(() => Int)
  year: number;

  @Field(() => DateTime)
  submittedAt: Date;
}

@ObjectType({ description: 'A page of self-assessments, newest first.' })
export class OfficeSelfAssessmentConnection extends connectionOf(() => OfficeSelfAssessment, 'OfficeSelfAssessment') {}

@ObjectType({ description: 'How many offices of an agency meet a benchmark in a year (UNICEF-20, JIU-16).' })
export class BenchmarkAttainment {
  /** Key of `agency`. */
  agencyCode: string;

  @Field(() => String, { description: 'Code of the benchmark.' })
  benchmark: string;

  @Field(() => Int, { description: 'Offices that assessed themselves.' })
  offices: number;

  @Field(() => Int, { description: 'Of these, how many meet it.' })
  met: number;

  @Field(() => Decimal, { description: 'Share in per cent, two decimals, half up.' })
  share: string;
}
