import { connectionOf } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ConcernSeverity, ConcernState, ConcernStepKind } from './concern.enums';

@ObjectType({ description: 'Something that happened to a concern.' })
export class ConcernStep {
  @Field(() => ConcernStepKind)
  kind: ConcernStepKind;

  @Field(() => Int, { description: '0 is the desk, 1 the senior level of the office, 2 that of the office above.' })
  level: number;

  @Field(() => ID, { nullable: true, description: 'Office that handles it from then on.' })
  officeId: string | null;

  @Field(() => String, { nullable: true, description: 'Role that handles it from then on.' })
  role: string | null;

  @Field(() => LocalDate)
  on: Day;
}

@ObjectType({
  description:
    'What a partner, known or not, wants an agency to answer (JIU-98). CONFIDENTIAL: those who handle it at its level and below read it, and who raised it.',
})
export class Concern {
  @Field(() => ID, { description: 'A random UUID.' })
  id: string;

  @Field(() => String, { description: 'Such as CRN-0000017.' })
  referenceNo: string;

  @Field(() => Boolean, { description: 'Whether nobody can know who raised it.' })
  anonymous: boolean;

  /** Keys of `partner`, `agency` and `consultation`. */
  partnerId: string | null;
  agencyCode: string;
  consultationId: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  country: string | null;

  @Field(() => String, { nullable: true, description: 'Such as PAYMENT_DELAYS.' })
  theme: string | null;

  @Field(() => ConcernSeverity)
  severity: ConcernSeverity;

  @Field(() => String, { description: 'In a sentence.' })
  subject: string;

  @Field(() => String, { nullable: true, description: 'More of it.' })
  detail: string | null;

  @Field(() => ConcernState)
  state: ConcernState;

  @Field(() => [String], { description: 'Roles that may handle it now; a handful.' })
  line: string[];

  @Field(() => ID, { nullable: true, description: 'Office at which it lies.' })
  officeId: string | null;

  @Field(() => Int, { description: 'How often it went up: 0 is the desk, 1 the senior level of the office.' })
  level: number;

  @Field(() => String, { nullable: true, description: 'Who has taken it; told to those who handle it alone.' })
  official: string | null;

  @Field(() => LocalDate)
  raisedOn: Day;

  @Field(() => LocalDate, { description: 'Last day for the answer.' })
  dueOn: Day;

  @Field(() => LocalDate, { nullable: true, description: 'When it goes up by itself; null at the top.' })
  escalatesOn: Day | null;

  @Field(() => String, { nullable: true, description: 'The answer.' })
  resolution: string | null;

  @Field(() => LocalDate, { nullable: true })
  resolvedOn: Day | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the answer came in time; null before it.' })
  withinSla: boolean | null;

  @Field(() => LocalDate, { nullable: true, description: 'Until when an answer can be contested.' })
  confirmUntil: Day | null;

  @Field(() => LocalDate, { nullable: true })
  closedOn: Day | null;

  @Field(() => [ConcernStep], { description: 'The latest 100, the first one first.' })
  steps: ConcernStep[];

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'A page of concerns.' })
export class ConcernConnection extends connectionOf(() => Concern, 'Concern') {}

@ObjectType({ description: 'How a concern was taken.' })
export class RaiseConcernPayload {
  @Field(() => String, {
    nullable: true,
    description: 'Of an anonymous concern: the only way to it. It is shown this one time; keep it.',
  })
  code: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a concern that is not anonymous.' })
  concernId: string | null;

  @Field(() => LocalDate, { description: 'Last day for the answer.' })
  dueOn: Day;
}
