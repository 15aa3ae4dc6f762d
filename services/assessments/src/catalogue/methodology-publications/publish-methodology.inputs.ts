import { JsonObject, LocalDate } from '@partner-commons/platform/scalars';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUrl,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { CapacityBand } from '../../terms/capacity-band.enum';
import { ScoringAlgorithm } from '../../terms/methodology.enum';
import { AnswerScaleInput, MethodologySectionInput } from './questionnaire.inputs';

@InputType({ description: 'How answers become a band.' })
export class MethodologyScoringInput {
  @Field(() => ScoringAlgorithm)
  algorithm: ScoringAlgorithm;

  @Field(() => JsonObject, { description: 'As docs/methodologies.md says for the algorithm.' })
  parameters: object;
}

@InputType({ description: 'A sector of business of high risk.' })
export class MethodologySectorInput {
  @Field(() => String)
  @Matches(/^[A-Z][A-Z0-9_]{1,49}$/, { message: 'A sector code is upper case, such as EXTRACTIVES.' })
  code: string;

  @Field(() => String)
  @Length(1, 200, { message: 'A label has 1 to 200 characters.' })
  label: string;
}

@InputType({ description: 'A shorter validity in sectors of high risk.' })
export class SectorValidityInput {
  @Field(() => Int)
  @Min(1, { message: 'At least one month.' })
  @Max(120, { message: 'At most 120 months.' })
  months: number;

  @Field(() => [MethodologySectorInput])
  @ArrayMinSize(1, { message: 'Name the sectors.' })
  @ArrayMaxSize(100, { message: 'At most 100 sectors.' })
  @ValidateNested({ each: true })
  sectors: MethodologySectorInput[];
}

@InputType({ description: 'A result after which a partner is assessed again.' })
export class ReassessmentInput {
  @Field(() => Int)
  @Min(1, { message: 'At least one month.' })
  @Max(120, { message: 'At most 120 months.' })
  months: number;

  @Field(() => [CapacityBand])
  @ArrayMinSize(1, { message: 'Name the bands.' })
  @ArrayMaxSize(6, { message: 'Each band once.' })
  capacityBands: CapacityBand[];
}

@InputType({ description: 'A whole methodology; once published it never changes.' })
export class PublishMethodologyInput {
  @Field(() => String, { description: 'Such as HACT_MICRO; upper case letters, digits and underscores.' })
  @Matches(/^[A-Z][A-Z0-9_]{2,49}$/, { message: 'A code has 3 to 50 upper case letters, digits and underscores.' })
  code: string;

  @Field(() => Int, { description: 'The next after the published ones, or 1 for a new code.' })
  @Min(1, { message: 'Versions count from 1.' })
  @Max(10_000, { message: 'At most 10,000 versions.' })
  version: number;

  @Field(() => String)
  @Length(1, 200, { message: 'A name has 1 to 200 characters.' })
  name: string;

  @Field(() => AssessmentKind)
  kind: AssessmentKind;

  @Field(() => [String], { nullable: true, description: 'Partner types that it is made for; empty for all.' })
  @IsOptional()
  @ArrayMaxSize(50, { message: 'At most 50 types.' })
  @Matches(/^[A-Z][A-Z_]{1,49}$/, { each: true, message: 'A partner type such as NATIONAL_NGO.' })
  applicableTypes?: string[];

  @Field(() => [AnswerScaleInput])
  @ArrayMinSize(1, { message: 'A methodology needs a scale.' })
  @ArrayMaxSize(20, { message: 'At most 20 scales.' })
  @ValidateNested({ each: true })
  scales: AnswerScaleInput[];

  @Field(() => [MethodologySectionInput])
  @ArrayMinSize(1, { message: 'A methodology needs a section.' })
  @ArrayMaxSize(50, { message: 'At most 50 sections.' })
  @ValidateNested({ each: true })
  sections: MethodologySectionInput[];

  @Field(() => MethodologyScoringInput)
  scoring: MethodologyScoringInput;

  @Field(() => Int)
  @Min(1, { message: 'At least one month.' })
  @Max(120, { message: 'At most 120 months.' })
  validityMonths: number;

  @Field(() => SectorValidityInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  sectorValidity?: SectorValidityInput;

  @Field(() => ReassessmentInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  reassessment?: ReassessmentInput;

  @Field(() => String, { nullable: true, description: 'When and why it is done again, at most 1,000 characters.' })
  @IsOptional()
  @Length(1, 1_000, { message: 'A renewal rule has 1 to 1,000 characters.' })
  renewalRule?: string;

  @Field(() => String, { description: 'Where the content comes from, 1 to 2,000 characters.' })
  @Length(1, 2_000, { message: 'A provenance has 1 to 2,000 characters.' })
  provenance: string;

  @Field(() => String, { nullable: true, description: 'Where everybody can read it, an https address.' })
  @IsOptional()
  @IsUrl({ protocols: ['https'], require_protocol: true }, { message: 'Give an https address.' })
  @Length(1, 500, { message: 'An address has at most 500 characters.' })
  publicUrl?: string;

  @Field(() => LocalDate, { description: 'The first day on which assessments are made by it; not before today (UTC).' })
  effectiveFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'The last such day.' })
  effectiveUntil?: string;

  @Field(() => String, { nullable: true, description: 'Makes the call safe to repeat; 8 to 200 characters.' })
  idempotencyKey?: string;
}
