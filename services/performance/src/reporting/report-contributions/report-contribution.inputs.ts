import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { partnerRoles, type Role, roles } from '@partner-commons/platform/viewer';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, IsUUID, Length, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ReportContributionState } from './report-contribution.view';

const staffRoles = roles.filter((role) => !partnerRoles.includes(role));

@InputType({ description: 'A unit to ask.' })
export class ReportUnitInput {
  @Field(() => String, { description: 'Key of the section that it shall write for.' })
  @Length(1, 50, { message: 'section has 1 to 50 characters.' })
  section: string;

  @Field(() => String, { description: 'Name of the unit, 2 to 100 characters.' })
  @Length(2, 100, { message: 'unit has 2 to 100 characters.' })
  unit: string;

  @Field(() => String, { defaultValue: 'READER', description: 'Role of those who may answer; READER for everybody.' })
  @IsIn(staffRoles, { message: `role is one of ${staffRoles.join(', ')}.` })
  role: Role;

  @Field(() => LocalDate, { description: 'By when; it is reminded a week before.' })
  dueOn: string;
}

@InputType({ description: 'Which units shall write for a report.' })
export class CollectContributionsInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'reportId is an id of a report.' })
  reportId: string;

  @Field(() => [ReportUnitInput], { description: '1 to 40.' })
  @ArrayMinSize(1, { message: 'Name at least one unit.' })
  @ArrayMaxSize(40, { message: 'Name at most 40 units at once.' })
  @ValidateNested({ each: true })
  units: ReportUnitInput[];

  @Field(() => Int, { nullable: true, description: 'The version of the report that you have read; none for any.' })
  @IsOptional()
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'A contribution to act on.' })
export class ContributionActInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'contributionId is an id of a contribution.' })
  contributionId: string;

  @Field(() => Int, { nullable: true, description: 'The version that you have read; none for any.' })
  @IsOptional()
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'What a unit writes for a section.' })
export class SubmitContributionInput extends ContributionActInput {
  @Field(() => String, {
    description: '1 to 20,000 characters; it is published with the report, so no names of partners.',
  })
  @Length(1, 20_000, { message: 'text has 1 to 20,000 characters.' })
  text: string;
}

@ArgsType()
export class ReportContributionsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Of this report only.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'reportId is an id of a report.' })
  reportId?: string | null;

  @Field(() => ReportContributionState, { nullable: true, description: 'In this state only.' })
  state?: ReportContributionState | null;
}
