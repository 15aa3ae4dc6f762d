import { PageArgs } from '@partner-commons/platform/page';
import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayUnique, IsISO31661Alpha2, IsOptional, Length, Matches } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { SelectionModality } from '../../terms/selection-modality.enum';
import { DueDiligenceDecision, DueDiligenceLevel, DueDiligenceState, HighRiskSector } from './due-diligence-case.enums';

const sectors = 'Each sector of the partner once.';

@InputType({ description: 'What the work with the partner is planned to be; the level follows from it (JIU-4).' })
export class OpenDueDiligenceInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => Decimal, { description: 'Planned amount in US dollars; "0" for an agreement without money.' })
  plannedAmountUsd: string;

  @Field(() => String, { description: 'Country of the planned work, ISO 3166-1 alpha-2.' })
  @IsISO31661Alpha2({ message: 'country is an ISO 3166-1 alpha-2 code, such as SO.' })
  country: string;

  @Field(() => SelectionModality, { nullable: true, description: 'How the partner is to be selected.' })
  modality?: SelectionModality | null;

  @Field(() => String, { nullable: true, description: 'Code of the planned instrument, such as PPA or MOU.' })
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/, { message: 'An instrument is a code of 2 to 40 capital letters, digits and _.' })
  instrument?: string | null;

  @Field(() => [HighRiskSector], { defaultValue: [], description: 'In which of these sectors the partner works.' })
  @ArrayUnique({ message: sectors })
  sectors: HighRiskSector[];

  @Field(() => DueDiligenceLevel, {
    nullable: true,
    description: 'A higher level than the rule asks for; it is never lowered here.',
  })
  level?: DueDiligenceLevel | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A valid assessment that it rests on, by BUSINESS_DUE_DILIGENCE or UNSDG_COMMON_DD (HAB-19).',
  })
  assessmentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'A satisfactory due diligence of another agency that yours builds on; what it found clear counts (JIU-4).',
  })
  reusesCaseId?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A new due diligence in place of one that was decided; what is not given stays as it was.' })
export class ReviseDueDiligenceInput {
  @Field(() => ID, { description: 'One of your agency that is DECIDED or EXPIRED.' })
  caseId: string;

  @Field(() => String, { description: 'Why it is looked at again, 10 to 2,000 characters.' })
  @Length(10, 2_000, { message: 'Give the reason in 10 to 2,000 characters.' })
  reason: string;

  @Field(() => Decimal, { nullable: true, description: 'Planned amount in US dollars.' })
  plannedAmountUsd?: string | null;

  @Field(() => [HighRiskSector], { nullable: true, description: 'In which of these sectors the partner works.' })
  @IsOptional()
  @ArrayUnique({ message: sectors })
  sectors?: HighRiskSector[] | null;

  @Field(() => Int, { description: 'Version of the due diligence that you looked at.' })
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A due diligence that is given up before a decision.' })
export class CancelDueDiligenceInput {
  @Field(() => ID)
  caseId: string;

  @Field(() => Int, { description: 'Version of the due diligence that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'Which due diligences to show; all conditions must hold.' })
export class DueDiligenceFilter {
  @Field(() => ID, { nullable: true })
  partnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the agency.' })
  agency?: string | null;

  @Field(() => DueDiligenceLevel, { nullable: true })
  level?: DueDiligenceLevel | null;

  @Field(() => [DueDiligenceState], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(6)
  states?: DueDiligenceState[] | null;

  @Field(() => DueDiligenceDecision, { nullable: true })
  decision?: DueDiligenceDecision | null;

  @Field(() => LocalDate, { nullable: true, description: 'In force, and over before this day: what to renew.' })
  endsBefore?: string | null;
}

@ArgsType()
export class PartnerDueDiligenceArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Only decisions that are in force today.' })
  inForce: boolean;
}
