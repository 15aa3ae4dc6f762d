import { PageArgs } from '@partner-commons/platform/page';
import { Decimal } from '@partner-commons/platform/scalars';
import { IsOptional, IsUUID, Length, Matches, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { AssuranceCoverage } from '../../terms/assurance-coverage.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { AssessmentDue } from './assurance-plan.enums';

const dollars = /^\d{1,15}(\.\d{1,4})?$/;
const dollarRule = { message: 'Dollars are zero or more, with at most 15 digits before and 4 after the point.' };

@InputType({
  description: 'A plan of your agency, made or changed; what is not given stays as it is, null takes it away.',
})
export class PlanAssuranceInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => Int, { description: 'This year or the next.' })
  @Min(1990, { message: 'year must be 1990 or later.' })
  @Max(2200, { message: 'year must be 2200 or earlier.' })
  year: number;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Cash that is planned for the year, in US dollars; null follows the agreements that are open in it.',
  })
  @ValidateIf((input: PlanAssuranceInput) => input.plannedCashUsd != null)
  @Matches(dollars, dollarRule)
  plannedCashUsd?: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'What the partner reported in the reporting year, in US dollars.',
  })
  @ValidateIf((input: PlanAssuranceInput) => input.reportedUsd != null)
  @Matches(dollars, dollarRule)
  reportedUsd?: string | null;

  @Field(() => Int, { nullable: true, description: 'Spot checks that earlier findings ask for, 0 to 20.' })
  @IsOptional()
  @Min(0, { message: 'followUpSpotChecks is 0 to 20.' })
  @Max(20, { message: 'followUpSpotChecks is 0 to 20.' })
  followUpSpotChecks?: number | null;

  @Field(() => CommonRiskBand, {
    nullable: true,
    description: 'What to assume while no micro-assessment is valid; neither NOT_ASSESSED nor NOT_REQUIRED.',
  })
  assumedBand?: CommonRiskBand | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why, 20 to 2,000 characters; every agency reads it, so name no person. Needed with assumedBand.',
  })
  @IsOptional()
  @Length(20, 2_000, { message: 'Give the reason in 20 to 2,000 characters.' })
  assumptionReason?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that you change; none takes whichever there is.' })
  @IsOptional()
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which plans to list; all that are given must hold.' })
export class AssurancePlanFilter {
  @Field(() => ID, { nullable: true, description: 'With those of partners that were merged into it.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the agency, such as UNICEF.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1990, { message: 'year must be 1990 or later.' })
  @Max(2200, { message: 'year must be 2200 or earlier.' })
  year?: number | null;

  @Field(() => AssuranceCoverage, { nullable: true })
  coverage?: AssuranceCoverage | null;

  @Field(() => AssessmentDue, { nullable: true, description: 'Such as DUE: who needs a micro-assessment.' })
  assessmentDue?: AssessmentDue | null;
}

@ArgsType()
export class AssurancePlansArgs extends PageArgs {
  @Field(() => AssurancePlanFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: AssurancePlanFilter | null;
}
