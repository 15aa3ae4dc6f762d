import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { AssuranceCoverage } from '../../terms/assurance-coverage.enum';
import { CapacityBand } from '../../terms/capacity-band.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { AssessmentDue, AssuranceBasis, AssurancePlanCause, CashSource } from './assurance-plan.enums';

@ObjectType({ description: 'How many activities of each kind.' })
export class AssuranceCounts {
  @Field(() => Int)
  visits: number;

  @Field(() => Int)
  spotChecks: number;

  @Field(() => Int)
  audits: number;
}

@ObjectType({ description: 'A quarter of a plan.' })
export class AssuranceQuarter {
  @Field(() => Int, { description: '1 to 4.' })
  quarter: number;

  @Field(() => AssuranceCounts, { description: 'Planned to begin in it and not given up, done ones included.' })
  planned: AssuranceCounts;

  @Field(() => AssuranceCounts, { description: 'Final, by the day of the work.' })
  done: AssuranceCounts;
}

@ObjectType({ description: 'One step of the computation of a minimum.' })
export class AssurancePlanStep {
  @Field(() => String, { description: 'Such as VISITS_BY_CASH.' })
  rule: string;

  @Field(() => String, { description: 'What went in and what came out.' })
  detail: string;
}

@ObjectType({ description: 'One version of a plan; kept when the year is over.' })
export class AssurancePlanRevision {
  /** The plan. */
  planId: string;

  @Field(() => Int)
  version: number;

  @Field(() => AssurancePlanCause, { description: 'Why it came.' })
  cause: AssurancePlanCause;

  @Field(() => Decimal, { description: 'Planned cash of the year.' })
  cashUsd: string;

  @Field(() => Decimal, { nullable: true, description: 'Reported amount; null while nobody told.' })
  reportedUsd: string | null;

  @Field(() => CommonRiskBand)
  hactBand: CommonRiskBand;

  @Field(() => CapacityBand)
  pseaCapacity: CapacityBand;

  @Field(() => AssuranceCounts)
  minimum: AssuranceCounts;

  @Field(() => AssuranceCounts)
  done: AssuranceCounts;

  @Field(() => AssuranceCoverage)
  coverage: AssuranceCoverage;

  @Field(() => DateTime)
  at: Date;
}

@ObjectType({
  description:
    'What an agency must do in a year so that it is sure of a partner, and what is done of it (standards.md 3.2, JIU-7).',
})
export class AssurancePlan {
  @Field(() => ID, { description: 'UUID v7.' })
  id: string;

  /** Key of `partner`. */
  partnerId: string;

  /** Code; `agency` gives the agency itself. */
  agencyCode: string;

  /** Key of `parameters`. */
  parametersId: string;

  @Field(() => Int, { description: 'Calendar year.' })
  year: number;

  @Field(() => Decimal, { description: 'Planned cash of the year, in US dollars.' })
  cashUsd: string;

  @Field(() => CashSource, { description: 'Where the planned cash comes from.' })
  cashSource: CashSource;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Reported amount of the reporting year; null while nobody told.',
  })
  reportedUsd: string | null;

  @Field(() => LocalDate, { description: 'First day of the reporting year.' })
  reportedFrom: string;

  @Field(() => LocalDate, { description: 'Last day of the reporting year.' })
  reportedTo: string;

  @Field(() => Int, { description: 'Spot checks that earlier findings ask for.' })
  followUpSpotChecks: number;

  @Field(() => AssuranceBasis, { description: 'On what the HACT band rests.' })
  basis: AssuranceBasis;

  @Field(() => CommonRiskBand, { description: 'HACT risk that was computed with.' })
  hactBand: CommonRiskBand;

  @Field(() => CapacityBand, { description: 'PSEA capacity that was computed with.' })
  pseaCapacity: CapacityBand;

  @Field(() => CommonRiskBand, { nullable: true, description: 'The higher of both; null where nothing is asked.' })
  risk: CommonRiskBand | null;

  @Field(() => String, { nullable: true, description: 'Why the band was assumed, where the agency decided so.' })
  assumptionReason: string | null;

  @Field(() => AssuranceCounts, { description: 'The least that must be done.' })
  minimum: AssuranceCounts;

  @Field(() => AssuranceCounts, {
    description: 'Planned and not given up; a lower minimum takes nothing away (A-INV-7).',
  })
  planned: AssuranceCounts;

  @Field(() => AssuranceCounts, { description: 'Final, with those that were done jointly.' })
  done: AssuranceCounts;

  @Field(() => [AssuranceQuarter], { description: 'The four quarters.' })
  quarters: AssuranceQuarter[];

  @Field(() => AssuranceCoverage)
  coverage: AssuranceCoverage;

  @Field(() => AssessmentDue, { description: 'Whether a micro-assessment is needed for so much cash.' })
  assessmentDue: AssessmentDue;

  @Field(() => [AssurancePlanStep], { description: 'How the minimum came about.' })
  steps: AssurancePlanStep[];

  @Field(() => LocalDate, { nullable: true, description: 'Since when the year is over and the minimum fixed.' })
  closedOn: string | null;

  @Field(() => Int, { description: 'For `expectedVersion`.' })
  version: number;
}

@ObjectType({ description: 'A page of assurance plans.' })
export class AssurancePlanConnection extends connectionOf(() => AssurancePlan, 'AssurancePlan') {}

@ObjectType({ description: 'How far all agencies are with the assurance of one partner in one year.' })
export class AssuranceStatus {
  @Field(() => Int)
  year: number;

  @Field(() => AssuranceCoverage, {
    nullable: true,
    description: 'What all plans have in common, else PARTIAL; null when no agency has a plan.',
  })
  coverage: AssuranceCoverage | null;

  @Field(() => [AssurancePlan], { description: 'One per agency.' })
  plans: AssurancePlan[];
}
