import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import {
  ArrayMaxSize,
  IsISO4217CurrencyCode,
  IsISO31661Alpha2,
  IsOptional,
  Length,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { CapacityMethod, CapacityPlanState, CapacityPurpose } from './capacity-plan.enum';

@InputType({ description: 'What is to be done to build capacity.' })
export class CapacityActionInput {
  @Field(() => String, { description: 'Code of capacityTopics.' })
  topic: string;

  @Field(() => CapacityMethod)
  method: CapacityMethod;

  @Field(() => String, { description: 'What is to be done, 3 to 2,000 characters.' })
  @Length(3, 2_000, { message: 'Say what is to be done in 3 to 2,000 characters.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'Code of the agency that provides it; it reads the plan.' })
  providerAgency?: string | null;

  @Field(() => String, { nullable: true, description: 'Firm that provides it, in place of an agency.' })
  @IsOptional()
  @Length(2, 200, { message: 'A firm has a name of 2 to 200 characters.' })
  providerFirm?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the agency that pays for it; it reads the plan.' })
  fundedBy?: string | null;

  @Field(() => Decimal, { nullable: true, description: 'What it costs, above zero, at most two decimals.' })
  cost?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217; with a cost.' })
  @IsOptional()
  @IsISO4217CurrencyCode({ message: 'currency is an ISO 4217 code.' })
  currency?: string | null;

  @Field(() => LocalDate)
  dueOn: string;
}

@InputType({ description: 'A capacity development plan of your agency with a partner.' })
export class CreateCapacityPlanInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => CapacityPurpose)
  purpose: CapacityPurpose;

  @Field(() => String, { description: 'What is to be reached, 10 to 2,000 characters.' })
  @Length(10, 2_000, { message: 'Say what is to be reached in 10 to 2,000 characters.' })
  goal: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A final assessment of the partner: its band is the one before; a PSEA plan needs a PSEA assessment.',
  })
  baselineAssessmentId?: string | null;

  @Field(() => CommonRiskBand, { nullable: true, description: 'Aimed at; lower than the one before.' })
  targetBand?: CommonRiskBand | null;

  @Field(() => [ID], { nullable: true, description: 'Findings that it follows from, at most 50, none held back.' })
  @IsOptional()
  @ArrayMaxSize(50, { message: 'A plan follows from 50 findings at most.' })
  findingIds?: string[] | null;

  @Field(() => [CapacityActionInput], {
    nullable: true,
    description: 'At most 50. For areas of findings that none of them is about, one of continuous guidance is added.',
  })
  @IsOptional()
  @ArrayMaxSize(50, { message: 'A plan has 50 actions at most.' })
  @ValidateNested({ each: true })
  actions?: CapacityActionInput[] | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; that of the partner when not given.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'A country is an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Today when not given.' })
  startsOn?: string | null;

  @Field(() => LocalDate)
  dueOn: string;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({
  description: 'Which plans to show; all conditions must hold. Conditions on content find what you may read.',
})
export class CapacityPlanFilter {
  @Field(() => ID, { nullable: true, description: 'With plans of partners that were merged into it.' })
  partnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the agency.' })
  agency?: string | null;

  @Field(() => CapacityPurpose, { nullable: true })
  purpose?: CapacityPurpose | null;

  @Field(() => CapacityPlanState, { nullable: true })
  state?: CapacityPlanState | null;

  @Field(() => Boolean, { nullable: true, description: 'Active after its day.' })
  isOverdue?: boolean | null;
}

@InputType({ description: "The partner's consent that all agencies read a plan, or its end." })
export class ShareCapacityPlanInput {
  @Field(() => ID)
  planId: string;

  @Field(() => Boolean)
  share: boolean;

  @Field(() => Int, { description: 'Version of the plan that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'A review of a plan by a newer assessment of the same kind.' })
export class ReviewCapacityPlanInput {
  @Field(() => ID)
  planId: string;

  @Field(() => ID, { description: 'A final assessment of the partner, newer than the plan.' })
  assessmentId: string;

  @Field(() => String, { description: 'What it shows, 3 to 2,000 characters.' })
  @Length(3, 2_000, { message: 'Say what it shows in 3 to 2,000 characters.' })
  note: string;

  @Field(() => Int, { description: 'Version of the plan that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'The end of a plan.' })
export class CloseCapacityPlanInput {
  @Field(() => ID)
  planId: string;

  @Field(() => String, { description: 'What was reached, or why it is given up, 3 to 2,000 characters.' })
  @Length(3, 2_000, { message: 'Say it in 3 to 2,000 characters.' })
  note: string;

  @Field(() => Int, { description: 'Version of the plan that you looked at.' })
  expectedVersion: number;
}
