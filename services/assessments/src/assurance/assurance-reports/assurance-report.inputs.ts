import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { IsISO4217CurrencyCode, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AuditOpinion } from '../../terms/audit-opinion.enum';
import { ConductedMode } from '../../terms/conducted-mode.enum';

@InputType({ description: 'What was tested and what of it is ineligible, in one currency.' })
export class TestedAmountsInput {
  @Field(() => Decimal, { description: 'Zero or more, at most four decimals.' })
  amountTested: string;

  @Field(() => Decimal, { description: 'Zero to amountTested.' })
  ineligibleAmount: string;

  @Field(() => String, { description: 'ISO 4217, such as USD.' })
  @IsISO4217CurrencyCode({ message: 'currency must be an ISO 4217 code, such as USD.' })
  currency: string;

  @Field(() => Decimal, {
    nullable: true,
    description:
      'Units of the currency for one US dollar, as the UN operational rate of exchange is quoted; none for USD.',
  })
  unitsPerUsd?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the rate, not in the future; none for USD.' })
  rateDate?: string | null;

  @Field(() => String, { nullable: true, description: 'Who published the rate, such as UNORE; none for USD.' })
  @IsOptional()
  @Length(1, 100, { message: 'rateSource has 1 to 100 characters.' })
  rateSource?: string | null;
}

@InputType({ description: 'What is known of an activity by now; what is not given stays as it is.' })
export class RecordAssuranceInput {
  @Field(() => ID)
  activityId: string;

  @Field(() => Int, { description: 'The version that you looked at.' })
  expectedVersion: number;

  @Field(() => LocalDate, { nullable: true, description: 'First day of the time that is planned, in the same year.' })
  plannedFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of the time that is planned.' })
  plannedTo?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the partner was contacted.' })
  contactedOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the field visit was.' })
  fieldVisitOn?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'When the draft went to the partner, who reads it from then on.',
  })
  draftToPartnerOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the partner commented.' })
  partnerCommentsOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the draft went to the agency.' })
  draftToAgencyOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the agency commented.' })
  agencyCommentsOn?: string | null;

  @Field(() => ConductedMode, { nullable: true, description: 'Where the work was done (JIU-113).' })
  conductedMode?: ConductedMode | null;

  @Field(() => AuditOpinion, { nullable: true, description: 'Of audits alone.' })
  opinion?: AuditOpinion | null;

  @Field(() => TestedAmountsInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  amounts?: TestedAmountsInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'CONFIDENTIAL: what was found, 20 to 10,000 characters; name no person.',
  })
  @IsOptional()
  @Length(20, 10_000, { message: 'A summary has 20 to 10,000 characters.' })
  summary?: string | null;

  @Field(() => ID, { nullable: true, description: 'A file that was sent as kind ASSURANCE_REPORT; CONFIDENTIAL.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'reportFileId is an id of a file.' })
  reportFileId?: string | null;
}
