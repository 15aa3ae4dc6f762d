import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsISO31661Alpha2,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ConsultationCadence, ConsultationMode, ConsultationState, ConsultationType } from './consultation.enums';

const country = { message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' };
const language = { each: true, message: 'languages are ISO 639-1 codes, such as ar.' };

@InputType({ description: 'A consultation that your agency leads.' })
export class CreateConsultationInput {
  @Field(() => ConsultationType)
  type: ConsultationType;

  @Field(() => String, { description: 'Code of the agency that leads: your own.' })
  @Length(1, 20)
  leadAgency: string;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Codes of the agencies that hold it together with yours; at most 20.',
  })
  @ArrayMaxSize(20, { message: 'At most 20 agencies.' })
  coAgencies: string[];

  @Field(() => ID, { nullable: true, description: 'Office of your agency that holds it; its country is the country.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'officeId is an id of an office.' })
  officeId?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; none for one of several countries.' })
  @IsOptional()
  @IsISO31661Alpha2(country)
  country?: string | null;

  @Field(() => ConsultationCadence, { defaultValue: ConsultationCadence.ONCE })
  cadence: ConsultationCadence;

  @Field(() => LocalDate, { description: 'The day on which it is held.' })
  date: Day;

  @Field(() => ConsultationMode)
  mode: ConsultationMode;

  @Field(() => [String], { description: 'Its points, 1 to 50, each with at most 300 characters; name no person.' })
  @ArrayNotEmpty({ message: 'agenda has one point at least.' })
  @ArrayMaxSize(50, { message: 'agenda has at most 50 points.' })
  @Length(1, 300, { each: true, message: 'A point has 1 to 300 characters.' })
  agenda: string[];

  @Field(() => [String], { defaultValue: ['en'], description: 'ISO 639-1; at most 10.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(10)
  @Matches(/^[a-z]{2}$/, language)
  languages: string[];

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What changes before it is held; what is not given stays.' })
export class UpdateConsultationInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'consultationId is an id of a consultation.' })
  consultationId: string;

  @Field(() => LocalDate, { nullable: true })
  date?: Day | null;

  @Field(() => ConsultationMode, { nullable: true })
  mode?: ConsultationMode | null;

  @Field(() => [String], { nullable: true, description: '1 to 50 points, each with at most 300 characters.' })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @Length(1, 300, { each: true })
  agenda?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'ISO 639-1; at most 10.' })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(10)
  @Matches(/^[a-z]{2}$/, language)
  languages?: string[] | null;

  @Field(() => Int, { description: 'The version that you change.' })
  @Min(1)
  expectedVersion: number;
}

@InputType({ description: 'Calls a consultation off.' })
export class CancelConsultationInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'consultationId is an id of a consultation.' })
  consultationId: string;

  @Field(() => String, { description: '1 to 500 characters, for all who were invited; name no person.' })
  @Length(1, 500)
  reason: string;

  @Field(() => Int, { description: 'The version that you cancel.' })
  @Min(1)
  expectedVersion: number;
}

@InputType({ description: 'Who was present.' })
export class RecordAttendanceInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'consultationId is an id of a consultation.' })
  consultationId: string;

  @Field(() => [ID], {
    description: 'Partners that were present, invited or not; the other invited ones were not. At most 500.',
  })
  @ArrayMaxSize(500, { message: 'At most 500 partners.' })
  @IsUUID(undefined, { each: true, message: 'partnerIds are ids of partners.' })
  partnerIds: string[];

  @Field(() => Int, { nullable: true, description: 'The version that you change; none takes whichever there is.' })
  @IsOptional()
  @Min(1)
  expectedVersion?: number | null;
}

@InputType({ description: 'Which consultations to list; all that are given must hold.' })
export class ConsultationFilter {
  @Field(() => [ConsultationType], { nullable: true })
  types?: ConsultationType[] | null;

  @Field(() => [ConsultationState], { nullable: true })
  states?: ConsultationState[] | null;

  @Field(() => [String], { nullable: true, description: 'ISO 3166-1 alpha-2; at most 100.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsISO31661Alpha2({ each: true, message: 'countries are ISO 3166-1 alpha-2 codes.' })
  countries?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of agencies that hold it, leading or not; at most 50.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @Length(1, 20, { each: true })
  agencies?: string[] | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day.' })
  from?: Day | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day.' })
  to?: Day | null;
}

@ArgsType()
export class ConsultationsArgs extends PageArgs {
  @Field(() => ConsultationFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: ConsultationFilter | null;
}
