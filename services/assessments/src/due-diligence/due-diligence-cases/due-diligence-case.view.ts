import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DueDiligenceDecision, DueDiligenceLevel, DueDiligenceState } from './due-diligence-case.enums';

@ObjectType({
  description:
    'A due diligence of an agency about a partner, needed before a legal instrument (HAB-16). That there is one, its level, decision and dates are for every agency and the partner; `summary` and `body` are CONFIDENTIAL.',
})
export class DueDiligenceCase {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Key of `partner`. */
  partnerId: string;

  /** Code; `agency` gives the agency itself. */
  agencyCode: string;

  @Field(() => String, { description: 'What people call it, such as DDC-0000017.' })
  referenceNo: string;

  @Field(() => String, { description: 'Country of the planned work, ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => DueDiligenceLevel)
  level: DueDiligenceLevel;

  @Field(() => DueDiligenceState)
  state: DueDiligenceState;

  @Field(() => DueDiligenceDecision, { nullable: true, description: 'Null until it is decided.' })
  decision: DueDiligenceDecision | null;

  @Field(() => Boolean, {
    description: 'Whether it allows a legal instrument today: in force, and PROCEED with or without mitigation.',
  })
  satisfactory: boolean;

  @Field(() => DateTime, { description: 'When it was opened.' })
  openedAt: Date;

  @Field(() => LocalDate, { nullable: true, description: 'Null until it is decided.' })
  decidedOn: Day | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day on which it counts; null before a decision, and for DECLINE.',
  })
  validUntil: Day | null;

  /** The earlier one that it revises. */
  supersedesId: string | null;

  @Field(() => Int, { description: 'Give it to `expectedVersion` of what changes it.' })
  version: number;
}

@ObjectType({ description: 'A page of due diligences.' })
export class DueDiligenceCaseConnection extends connectionOf(() => DueDiligenceCase, 'DueDiligenceCase') {}
