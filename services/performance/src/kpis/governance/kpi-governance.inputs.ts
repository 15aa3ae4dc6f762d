import { Decimal } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsOptional, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { KpiAggregation, KpiDirection, KpiUnit } from '../definitions/kpi-definition.enums';
import { KpiDimension, KpiFrequency, KpiMateriality } from '../definitions/kpi-term.enums';
import { KpiVoteChoice } from './kpi-vote.entity';

const short = { message: 'This text has 1 to 300 characters.' };
const few = { message: 'Name at most 10.' };

@InputType({ description: 'Limits of a figure.' })
export class KpiThresholdInput {
  @Field(() => Decimal, { nullable: true, description: 'Where the figure should be.' })
  target?: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Past it the figure calls for attention.' })
  warning?: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Past it the figure calls for action.' })
  alarm?: string | null;

  @Field(() => Decimal, { nullable: true, description: 'For TARGET_RANGE: below it the figure is too little.' })
  floor?: string | null;
}

@InputType({ description: 'The common frameworks that a definition serves.' })
export class KpiAlignmentInput {
  @Field(() => [String], { defaultValue: [] })
  @ArrayMaxSize(10, few)
  @Length(1, 300, { each: true, ...short })
  qcpr: string[];

  @Field(() => [String], { defaultValue: [] })
  @ArrayMaxSize(10, few)
  @Length(1, 300, { each: true, ...short })
  sdg: string[];

  @Field(() => [String], { defaultValue: [] })
  @ArrayMaxSize(10, few)
  @Length(1, 300, { each: true, ...short })
  strategicPlan: string[];

  @Field(() => [String], { defaultValue: [] })
  @ArrayMaxSize(10, few)
  @Length(1, 300, { each: true, ...short })
  grandBargain: string[];
}

@InputType({ description: 'What a definition says.' })
export class KpiTextInput {
  @Field(() => String)
  @Length(1, 300, short)
  name: string;

  @Field(() => String, { description: 'The question that the figure answers.' })
  @Length(1, 1000, { message: 'This text has 1 to 1,000 characters.' })
  purpose: string;

  @Field(() => KpiUnit)
  unit: KpiUnit;

  @Field(() => KpiDirection, { nullable: true, description: 'None when the figure is context.' })
  direction?: KpiDirection | null;

  @Field(() => KpiAggregation)
  aggregation: KpiAggregation;

  @Field(() => String, { description: 'How the figure is made, in words.' })
  @Length(1, 1000, { message: 'This text has 1 to 1,000 characters.' })
  formula: string;

  @Field(() => String, { description: 'What the numerator counts; the figure itself when there is no denominator.' })
  @Length(1, 300, short)
  numerator: string;

  @Field(() => String, { nullable: true, description: 'What the denominator counts; for PERCENT.' })
  @IsOptional()
  @Length(1, 300, short)
  denominator?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'What asks for it, such as a decision of a board.' })
  @ArrayMaxSize(10, few)
  @Length(1, 100, { each: true, message: 'A source has 1 to 100 characters.' })
  source: string[];

  @Field(() => KpiFrequency)
  frequency: KpiFrequency;

  @Field(() => [KpiDimension], { defaultValue: [], description: 'What figures may be given for.' })
  @ArrayMaxSize(4, { message: 'There are 4 dimensions.' })
  dimensions: KpiDimension[];

  @Field(() => [KpiMateriality], { defaultValue: [], description: 'The agencies that must report it.' })
  @ArrayMaxSize(3, { message: 'There are 3 materialities.' })
  mandatoryFor: KpiMateriality[];

  @Field(() => KpiThresholdInput, { nullable: true })
  thresholds?: KpiThresholdInput | null;

  @Field(() => KpiAlignmentInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  alignment?: KpiAlignmentInput | null;

  @Field(() => String, { description: 'Who in an agency answers for the data.' })
  @Length(1, 300, short)
  dataOwner: string;

  @Field(() => Int, {
    description: 'The first year whose figures it makes; this year or later when it is not the first version.',
  })
  @Min(1990, { message: 'effectiveFrom is 1990 or later.' })
  @Max(2200, { message: 'effectiveFrom is 2200 or earlier.' })
  effectiveFrom: number;
}

@InputType({ description: 'A definition, or the next version of one.' })
export class ProposeKpiInput {
  @Field(() => String, { description: 'Capital letters, digits and underscores, such as CASH_ASSURED_SHARE.' })
  @Length(3, 60, { message: 'A code has 3 to 60 characters.' })
  code: string;

  @Field(() => KpiTextInput)
  @ValidateNested()
  text: KpiTextInput;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Another text of an own proposal.' })
export class AmendKpiProposalInput {
  @Field(() => ID)
  @IsUUID()
  definitionId: string;

  @Field(() => Int, { description: 'The edition that was read.' })
  expectedEdition: number;

  @Field(() => KpiTextInput)
  @ValidateNested()
  text: KpiTextInput;
}

@InputType({ description: 'A comment of the agency on a proposal.' })
export class CommentOnKpiInput {
  @Field(() => ID)
  @IsUUID()
  definitionId: string;

  @Field(() => String, { description: '1 to 4,000 characters.' })
  @Length(1, 4000, { message: 'A comment has 1 to 4,000 characters.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A proposal to vote on, or to give up.' })
export class KpiProposalInput {
  @Field(() => ID)
  @IsUUID()
  definitionId: string;
}

@InputType({ description: 'The vote of the agency.' })
export class VoteOnKpiInput {
  @Field(() => ID)
  @IsUUID()
  definitionId: string;

  @Field(() => KpiVoteChoice)
  choice: KpiVoteChoice;

  @Field(() => String, { nullable: true, description: 'At most 1,000 characters.' })
  @IsOptional()
  @Length(1, 1000, { message: 'A reason has 1 to 1,000 characters.' })
  reason?: string | null;
}

@InputType({ description: 'A definition that was voted for.' })
export class PublishKpiInput {
  @Field(() => ID)
  @IsUUID()
  definitionId: string;

  @Field(() => Int, { nullable: true, description: 'A later first year than the proposal says.' })
  @IsOptional()
  @Min(1990, { message: 'effectiveFrom is 1990 or later.' })
  @Max(2200, { message: 'effectiveFrom is 2200 or earlier.' })
  effectiveFrom?: number | null;
}

@InputType({ description: 'A definition to give up.' })
export class DeprecateKpiInput {
  @Field(() => ID)
  @IsUUID()
  definitionId: string;

  @Field(() => Int, { description: 'The first year without it; this year or later.' })
  fromYear: number;

  @Field(() => String, { description: 'Why, 5 to 1,000 characters.' })
  @Length(5, 1000, { message: 'A reason has 5 to 1,000 characters.' })
  reason: string;
}
