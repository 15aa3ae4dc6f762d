import { PageArgs } from '@partner-commons/platform/page';
import { partnerRoles, type Role, roles } from '@partner-commons/platform/viewer';
import { IsIn, IsOptional, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ReportingState } from '../reporting-cycles/reporting-cycle.view';
import { ReportingObligationKind } from './reporting-obligation.view';

const staffRoles = roles.filter((role) => !partnerRoles.includes(role));

@InputType({ description: 'What a focal point of your agency shall report each year.' })
export class CreateReportingObligationInput {
  @Field(() => ReportingObligationKind)
  kind: ReportingObligationKind;

  @Field(() => String, { description: 'The focal point, 2 to 100 characters.' })
  @Length(2, 100, { message: 'unit has 2 to 100 characters.' })
  unit: string;

  @Field(() => String, { defaultValue: 'PROGRAMME_OFFICER', description: 'Role of those who may confirm.' })
  @IsIn(staffRoles, { message: `role is one of ${staffRoles.join(', ')}.` })
  role: Role;

  @Field(() => String, { nullable: true, description: 'Type of partner, such as NATIONAL_NGO; all when not given.' })
  @IsOptional()
  @Length(1, 50, { message: 'partnerType has 1 to 50 characters.' })
  partnerType?: string | null;

  @Field(() => String, { defaultValue: '12-01', description: 'Month and day, 01-01 to 12-28; 1 December by HAB-28.' })
  @Matches(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/, { message: 'dueMonthDay is such as 12-01, with a day up to 28.' })
  dueMonthDay: string;

  @Field(() => Int, { nullable: true, description: 'The first year; this one when not given.' })
  @IsOptional()
  @Min(2000, { message: 'firstYear is 2000 to 2100.' })
  @Max(2100, { message: 'firstYear is 2000 to 2100.' })
  firstYear?: number | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A rule that makes no new duties any more.' })
export class EndReportingObligationInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'ruleId is an id of a rule.' })
  ruleId: string;

  @Field(() => Int, { description: 'The version that you have read.' })
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion: number;
}

@InputType({ description: 'That a focal point has reported.' })
export class ConfirmReportingObligationInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'obligationId is an id of a duty.' })
  obligationId: string;

  @Field(() => Int, { description: 'What was counted, as you have read it; refused when it has changed.' })
  @Min(0, { message: 'count is 0 or more.' })
  count: number;

  @Field(() => Int, { description: 'The version that you have read.' })
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion: number;
}

@ArgsType()
export class ReportingObligationsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Of this agency only.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => Int, { nullable: true, description: 'Of this year only.' })
  year?: number | null;

  @Field(() => ReportingState, { nullable: true, description: 'In this state only.' })
  state?: ReportingState | null;
}
