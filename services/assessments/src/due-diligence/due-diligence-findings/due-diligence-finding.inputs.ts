import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, IsUrl, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import {
  DueDiligenceDimension,
  DueDiligenceOutcome,
  ExclusionCriterion,
  GlobalCompactStatus,
} from '../due-diligence-cases/due-diligence-case.enums';
import { ControversySeverity, ControversyStatus, EvidenceOrigin } from './due-diligence-finding.view';

@InputType({ description: 'What a finding rests on: a link or a file, not both.' })
export class DueDiligenceEvidenceInput {
  @Field(() => EvidenceOrigin)
  origin: EvidenceOrigin;

  @Field(() => String, { description: 'What it is, 1 to 300 characters.' })
  @Length(1, 300, { message: 'A title has 1 to 300 characters.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'Where it lies in public, with http or https.' })
  @IsOptional()
  @Length(1, 2_000, { message: 'A link has at most 2,000 characters.' })
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true }, { message: 'url is a link with http or https.' })
  url?: string | null;

  @Field(() => ID, { nullable: true, description: 'A file of kind DUE_DILIGENCE_EVIDENCE that your agency sent.' })
  fileId?: string | null;
}

const counted = { message: 'A finding rests on 1 to 20 pieces of evidence.' };

@InputType({ description: 'What was found in one dimension (HAB-17).' })
export class RecordDueDiligenceFindingInput {
  @Field(() => ID)
  caseId: string;

  @Field(() => DueDiligenceDimension)
  dimension: DueDiligenceDimension;

  @Field(() => DueDiligenceOutcome)
  finding: DueDiligenceOutcome;

  @Field(() => [ExclusionCriterion], { defaultValue: [], description: 'Criteria that are met, for EXCLUSION only.' })
  @ArrayUnique({ message: 'Name each criterion once.' })
  exclusions: ExclusionCriterion[];

  @Field(() => String, {
    description:
      'What was found, 10 to 10,000 characters. The partner reads it after the decision: what other agencies told belongs into evidence of origin OTHER_AGENCY.',
  })
  @Length(10, 10_000, { message: 'Say what was found in 10 to 10,000 characters.' })
  text: string;

  @Field(() => [DueDiligenceEvidenceInput], { description: '1 to 20 pieces.' })
  @ArrayMinSize(1, counted)
  @ArrayMaxSize(20, counted)
  @ValidateNested()
  evidence: DueDiligenceEvidenceInput[];

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A controversy about the partner, or how one has gone on.' })
export class RecordDueDiligenceControversyInput {
  @Field(() => ID)
  caseId: string;

  @Field(() => ControversySeverity)
  severity: ControversySeverity;

  @Field(() => ControversyStatus)
  status: ControversyStatus;

  @Field(() => EvidenceOrigin)
  origin: EvidenceOrigin;

  @Field(() => LocalDate, { description: 'When it happened, or became known; not after today.' })
  occurredOn: string;

  @Field(() => String, { description: 'What it is about, 10 to 5,000 characters.' })
  @Length(10, 5_000, { message: 'Say what it is about in 10 to 5,000 characters.' })
  summary: string;

  @Field(() => String, { description: 'Who says so, 1 to 1,000 characters.' })
  @Length(1, 1_000, { message: 'A source has 1 to 1,000 characters.' })
  source: string;

  @Field(() => ID, { nullable: true, description: 'The record of the same case that this one takes the place of.' })
  replacesId?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What the participant search of the UN Global Compact says of the company (PSFP-10).' })
export class RecordGlobalCompactStatusInput {
  @Field(() => ID)
  caseId: string;

  @Field(() => GlobalCompactStatus)
  status: GlobalCompactStatus;

  @Field(() => LocalDate, { nullable: true, description: 'When it was looked up; today when not given.' })
  checkedOn?: string | null;
}

@InputType({ description: 'An assessment that a due diligence rests on.' })
export class LinkDueDiligenceAssessmentInput {
  @Field(() => ID)
  caseId: string;

  @Field(() => ID, {
    description:
      'A valid one of the partner by BUSINESS_DUE_DILIGENCE or UNSDG_COMMON_DD: of your agency, or one that it may reuse.',
  })
  assessmentId: string;
}
