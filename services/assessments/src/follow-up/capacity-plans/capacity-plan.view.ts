import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { CapacityPlanState, CapacityPurpose } from './capacity-plan.enum';

@ObjectType({
  description:
    'A capacity development plan of an agency with a partner (JIU-53). That there is one is for every agency; what is in it only with consent of the partner (domain-model.md 2.8).',
})
export class CapacityPlan {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { description: 'What people call it, such as CDP-0000017.' })
  referenceNo: string;

  /** Key of `partner`. */
  partnerId: string;

  /** Key of `owner`. */
  agency: string;

  @Field(() => Boolean, { description: 'Whether the partner consented that all agencies read it.' })
  isInterAgency: boolean;

  @Field(() => DateTime)
  createdAt: Date;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'What is in a capacity development plan.' })
export class CapacityPlanContent {
  /** Key of lists. */
  planId: string;

  @Field(() => CapacityPurpose)
  purpose: CapacityPurpose;

  @Field(() => CapacityPlanState)
  state: CapacityPlanState;

  @Field(() => AssessmentKind, { nullable: true, description: 'Kind of assessment whose band it is to change.' })
  kind: AssessmentKind | null;

  @Field(() => String, { description: 'Where it applies, ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => String, { description: 'What is to be reached.' })
  goal: string;

  @Field(() => LocalDate)
  startsOn: Day;

  @Field(() => LocalDate)
  dueOn: Day;

  @Field(() => Boolean, { description: 'Active after its day.' })
  isOverdue: boolean;

  @Field(() => CommonRiskBand, { nullable: true, description: 'Before.' })
  baselineBand: CommonRiskBand | null;

  @Field(() => CommonRiskBand, { nullable: true, description: 'Aimed at.' })
  targetBand: CommonRiskBand | null;

  @Field(() => CommonRiskBand, { nullable: true, description: 'After, by a newer assessment of the same kind.' })
  resultBand: CommonRiskBand | null;

  @Field(() => Int, { nullable: true, description: 'Bands by which the risk fell; below zero when it rose (JIU-54).' })
  uplift: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Null while it cannot be said.' })
  isTargetMet: boolean | null;

  @Field(() => ID, { nullable: true })
  baselineAssessmentId: string | null;

  @Field(() => ID, { nullable: true })
  resultAssessmentId: string | null;

  @Field(() => [String], { description: 'Codes of agencies that provide or fund an action; they read the plan.' })
  sharedWith: string[];

  @Field(() => DateTime, { nullable: true })
  closedAt: Date | null;
}

@ObjectType({ description: 'A page of capacity development plans.' })
export class CapacityPlanConnection extends connectionOf(() => CapacityPlan, 'CapacityPlan') {}
