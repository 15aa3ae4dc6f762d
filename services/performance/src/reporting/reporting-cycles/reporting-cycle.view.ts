import { connectionOf, PageArgs } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum ReportingState {
  OPEN = 'OPEN',
  OVERDUE = 'OVERDUE',
  DONE = 'DONE',
  DONE_LATE = 'DONE_LATE',
}

registerEnumType(ReportingState, {
  name: 'ReportingState',
  description: 'Where a duty to report stands.',
  valuesConfig: {
    OPEN: { description: 'Not done, and its day has not passed.' },
    OVERDUE: { description: 'Not done, and its day has passed.' },
    DONE: { description: 'Done by its day.' },
    DONE_LATE: { description: 'Done after its day.' },
  },
});

@ObjectType({ description: 'That an agency reports the data of a year about its work through partners (JIU-26).' })
export class ReportingCycle {
  @Field(() => ID)
  id: string;

  agencyCode: string;

  @Field(() => Int)
  year: number;

  @Field(() => LocalDate)
  dueOn: string;

  @Field(() => DateTime)
  openedAt: Date;

  @Field(() => DateTime, { nullable: true })
  submittedAt: Date | null;

  submittedBy: string | null;

  reportId: string | null;

  @Field(() => ReportingState)
  state?: ReportingState;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'Reporting cycles of agencies.' })
export class ReportingCycleConnection extends connectionOf(() => ReportingCycle, 'ReportingCycle') {}

@ObjectType({ description: 'What opening a reporting cycle did.' })
export class OpenedReportingCycles {
  @Field(() => Int)
  year: number;

  @Field(() => Int, { description: 'Agencies that have to report now.' })
  opened: number;

  @Field(() => Int, { description: 'Agencies that had to already; nothing changed for them.' })
  alreadyOpen: number;
}

@InputType({ description: 'A year that agencies shall report on.' })
export class OpenReportingCycleInput {
  @Field(() => Int)
  @Min(2000, { message: 'year is 2000 to 2100.' })
  @Max(2100, { message: 'year is 2000 to 2100.' })
  year: number;

  @Field(() => LocalDate, { description: 'By when; agencies are reminded thirty days before.' })
  dueOn: string;

  @Field(() => [String], { nullable: true, description: 'Codes of agencies; all when not given.' })
  @IsOptional()
  @ArrayMaxSize(100, { message: 'At most 100 agencies at once.' })
  @Length(1, 20, { each: true, message: 'A code of an agency has 1 to 20 characters.' })
  agencies?: string[] | null;
}

@InputType({ description: 'That your agency has reported the data of a year.' })
export class SubmitReportingCycleInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'cycleId is an id of a reporting cycle.' })
  cycleId: string;

  @Field(() => ID, { nullable: true, description: 'A signed report of your agency on that year that it stands in.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'reportId is an id of a report.' })
  reportId?: string | null;

  @Field(() => Int, { description: 'The version that you have read.' })
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion: number;
}

@ArgsType()
export class ReportingCyclesArgs extends PageArgs {
  @Field(() => Int, { nullable: true, description: 'Of this year only.' })
  year?: number | null;

  @Field(() => String, { nullable: true, description: 'Of this agency only.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;
}
