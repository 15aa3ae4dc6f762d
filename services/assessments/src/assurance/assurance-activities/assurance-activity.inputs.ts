import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsISO31661Alpha2, IsOptional, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { AssuranceType } from '../../terms/assurance-type.enum';
import { ConductedMode } from '../../terms/conducted-mode.enum';
import { AssuranceActivityState, AssuranceAuditor } from './assurance-activity.enums';

const countryCode = { message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' };

@InputType({ description: 'A visit, spot check or audit that your agency plans.' })
export class PlanActivityInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => AssuranceType, {
    description: 'INTERNAL_CONTROL_AUDIT only for what lies in the past: such audits are discontinued (SYS-26).',
  })
  type: AssuranceType;

  @Field(() => LocalDate, { description: 'First day of its time; the activity counts for the year of this day.' })
  plannedFrom: string;

  @Field(() => LocalDate, { description: 'Last day of its time; at most a year after the first.' })
  plannedTo: string;

  @Field(() => String, { nullable: true, description: "ISO 3166-1 alpha-2; the partner's country when not given." })
  @IsOptional()
  @IsISO31661Alpha2(countryCode)
  country?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Agreements of your agency with the partner; at most 50.' })
  @IsOptional()
  @ArrayMaxSize(50, { message: 'At most 50 agreements.' })
  @IsUUID(undefined, { each: true, message: 'agreementIds are ids of engagements.' })
  agreementIds?: string[] | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day of the period that it looks at.' })
  periodFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of the period that it looks at.' })
  periodTo?: string | null;

  @Field(() => [String], { nullable: true, description: 'Numbers of the FACE forms, 1 to 50 characters; at most 20.' })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'At most 20 FACE forms.' })
  @Length(1, 50, { each: true, message: 'The number of a FACE form has 1 to 50 characters.' })
  faceForms?: string[] | null;

  @Field(() => AssuranceAuditor, { nullable: true, description: 'Who carries it out; by type when not given.' })
  auditor?: AssuranceAuditor | null;

  @Field(() => ID, { nullable: true, description: 'The audit firm; only with auditor AUDIT_FIRM.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'firmId is an id of an audit firm.' })
  firmId?: string | null;

  @Field(() => ConductedMode, { nullable: true, description: 'Where the work will be done (JIU-113).' })
  conductedMode?: ConductedMode | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is about a project under national execution or implementation; always for NEX_NIM_AUDIT.',
  })
  isNexNim?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether another agency may join without asking.' })
  isOpenToOthers?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'One step of an activity of your agency.' })
export class AssuranceStepInput {
  @Field(() => ID)
  activityId: string;

  @Field(() => LocalDate, { nullable: true, description: 'The day; today when not given, never to come.' })
  on?: string | null;

  @Field(() => Int, { description: 'The version that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'An activity of your agency that is given up.' })
export class CancelAssuranceInput {
  @Field(() => ID)
  activityId: string;

  @Field(() => String, { description: 'Why, 10 to 2,000 characters; for your agency and those that it is done for.' })
  @Length(10, 2_000, { message: 'Give the reason in 10 to 2,000 characters.' })
  reason: string;

  @Field(() => Int, { description: 'The version that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'Which activities to list; all that are given must hold.' })
export class AssuranceActivityFilter {
  @Field(() => ID, { nullable: true, description: 'With those of partners that were merged into it.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of an agency that it is done for.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => Int, { nullable: true, description: 'The year for which it counts.' })
  @IsOptional()
  @Min(1990, { message: 'year must be 1990 or later.' })
  @Max(2200, { message: 'year must be 2200 or earlier.' })
  year?: number | null;

  @Field(() => AssuranceType, { nullable: true })
  type?: AssuranceType | null;

  @Field(() => AssuranceActivityState, { nullable: true })
  state?: AssuranceActivityState | null;

  @Field(() => ID, { nullable: true, description: 'An agreement that it is about: the ledger of JIU-7.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'agreementId is an id of an engagement.' })
  agreementId?: string | null;
}

@ArgsType()
export class AssuranceActivitiesArgs extends PageArgs {
  @Field(() => AssuranceActivityFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: AssuranceActivityFilter | null;
}
