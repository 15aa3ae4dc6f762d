import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ReportState } from './report-state.enum';

const idRule = { message: 'reportId is an id of a report.' };
const versionRule = { message: 'expectedVersion counts from 1.' };

@InputType({ description: 'A new report of your agency.' })
export class CreateGoverningBodyReportInput {
  @Field(() => String, { description: 'The governing body, 2 to 200 characters.' })
  @Length(2, 200, { message: 'body has 2 to 200 characters.' })
  body: string;

  @Field(() => String, { description: 'Its session, 1 to 50 characters, such as "2026-1".' })
  @Length(1, 50, { message: 'session has 1 to 50 characters.' })
  session: string;

  @Field(() => Int, { description: 'The year that is reported on.' })
  @Min(2000, { message: 'year is 2000 to 2100.' })
  @Max(2100, { message: 'year is 2000 to 2100.' })
  year: number;

  @Field(() => [String], {
    defaultValue: [],
    description: 'References of the decisions that asked for it; at most 20.',
  })
  @ArrayMaxSize(20, { message: 'inResponseTo has at most 20 references.' })
  @Length(1, 100, { each: true, message: 'A reference has 1 to 100 characters.' })
  inResponseTo: string[];

  @Field(() => String, { defaultValue: 'IP_ANNUAL_V2', description: 'Code of a template.' })
  @Length(1, 50, { message: 'template has 1 to 50 characters.' })
  template: string;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A report to act on.' })
export class ReportActInput {
  @Field(() => ID)
  @IsUUID(undefined, idRule)
  reportId: string;

  @Field(() => Int, { nullable: true, description: 'The version that you have read; none to act on any.' })
  @IsOptional()
  @Min(1, versionRule)
  expectedVersion?: number | null;
}

@InputType({ description: 'A report that is to be worked on again.' })
export class ReturnReportInput extends ReportActInput {
  @Field(() => String, { description: 'What has to change, 5 to 2,000 characters.' })
  @Length(5, 2_000, { message: 'reason has 5 to 2,000 characters.' })
  reason: string;
}

@InputType({ description: 'That the governing body has dealt with a report.' })
export class PresentReportInput extends ReportActInput {
  @Field(() => LocalDate, { description: 'When; not in the future.' })
  presentedOn: string;
}

@ArgsType()
export class ReportsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Of this agency only.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => Int, { nullable: true, description: 'On this year only.' })
  year?: number | null;

  @Field(() => ReportState, { nullable: true, description: 'In this state only.' })
  state?: ReportState | null;
}
