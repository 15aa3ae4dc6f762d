import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { AssuranceType } from '../../terms/assurance-type.enum';
import { partnerTypes } from '../../terms/partner-type.rules';

const dollars = /^\d{1,15}(\.\d{1,4})?$/;
const dollarRule = { message: 'Dollars are zero or more, with at most 15 digits before and 4 after the point.' };
const countRule = { message: 'A number of activities is 0 to 50.' };
const given = (_: object, value: unknown) => value !== null && value !== undefined;

@InputType({ description: 'Visits that a year of so much cash asks for, by risk; more risk never asks for fewer.' })
export class AssuranceVisitBandInput {
  @Field(() => Decimal, { nullable: true, description: 'Up to this much cash, included; none in the last band.' })
  @ValidateIf((band: AssuranceVisitBandInput) => given(band, band.upToUsd))
  @Matches(dollars, dollarRule)
  upToUsd?: string | null;

  @Field(() => Int, { description: 'At LOW risk, 0 to 50.' })
  @Min(0, countRule)
  @Max(50, countRule)
  low: number;

  @Field(() => Int, { description: 'At MODERATE risk.' })
  @Max(50, countRule)
  moderate: number;

  @Field(() => Int, { description: 'At SIGNIFICANT risk.' })
  @Max(50, countRule)
  significant: number;

  @Field(() => Int, { description: 'At HIGH risk.' })
  @Max(50, countRule)
  high: number;
}

@InputType({ description: "The next version of your agency's parameters; those before stay as they were." })
export class SetAssuranceParametersInput {
  @Field(() => Int, { description: "Version of your agency's own that you looked at; 0 when it has set none." })
  expectedVersion: number;

  @Field(() => LocalDate, { description: 'First day on which they are in force; not before today.' })
  effectiveFrom: string;

  @Field(() => String, { description: 'On what the figures rest, 3 to 500 characters.' })
  @Length(3, 500, { message: 'Name the source in 3 to 500 characters.' })
  source: string;

  @Field(() => [String], { description: "Types of partners, by registry's names, for which nothing is asked." })
  @ArrayMaxSize(20, { message: 'There are twenty types of partners.' })
  @IsIn([...partnerTypes], { each: true, message: 'exemptTypes are types of partners, such as UN_ENTITY.' })
  exemptTypes: string[];

  @Field(() => [AssuranceVisitBandInput], { description: 'In rising order; 1 to 20.' })
  @ArrayMinSize(1, { message: 'There is at least one band.' })
  @ArrayMaxSize(20, { message: 'At most 20 bands.' })
  @ValidateNested({ each: true })
  visitBands: AssuranceVisitBandInput[];

  @Field(() => Decimal, { description: 'Spot checks are asked for above this reported amount.' })
  @Matches(dollars, dollarRule)
  spotCheckAboveUsd: string;

  @Field(() => Int, { description: 'How many, 0 to 50.' })
  @Min(0, countRule)
  @Max(50, countRule)
  spotChecks: number;

  @Field(() => Boolean, { description: 'Whether a scheduled audit of the year takes the place of the spot checks.' })
  auditReplacesSpotCheck: boolean;

  @Field(() => [AssuranceType], { description: 'Types that count as a visit.' })
  countedAsVisit: AssuranceType[];

  @Field(() => [AssuranceType], { description: 'Types that count as a spot check.' })
  countedAsSpotCheck: AssuranceType[];

  @Field(() => [AssuranceType], { description: 'Types that count as an audit; none counts as two things.' })
  countedAsAudit: AssuranceType[];

  @Field(() => Decimal, { description: 'A micro-assessment is required above this much cash.' })
  @Matches(dollars, dollarRule)
  requiredAboveUsd: string;

  @Field(() => Decimal, { nullable: true, description: 'A warning comes above this much cash.' })
  @ValidateIf((input: SetAssuranceParametersInput) => given(input, input.approachingAboveUsd))
  @Matches(dollars, dollarRule)
  approachingAboveUsd?: string | null;

  @Field(() => Int, { description: 'Month in which the twelve months of reported amounts begin, 1 to 12.' })
  @Min(1, { message: 'Months are 1 to 12.' })
  @Max(12, { message: 'Months are 1 to 12.' })
  reportingFromMonth: number;

  @Field(() => Int, { description: 'Activities of one family closer than so many days could be one; 0 to 366.' })
  @Min(0, { message: 'overlapDays is 0 to 366.' })
  @Max(366, { message: 'overlapDays is 0 to 366.' })
  overlapDays: number;

  @Field(() => Decimal, { nullable: true, description: 'What one visit costs.' })
  @ValidateIf((input: SetAssuranceParametersInput) => given(input, input.visitCostUsd))
  @Matches(dollars, dollarRule)
  visitCostUsd?: string | null;

  @Field(() => Decimal, { nullable: true, description: 'What one spot check costs.' })
  @ValidateIf((input: SetAssuranceParametersInput) => given(input, input.spotCheckCostUsd))
  @Matches(dollars, dollarRule)
  spotCheckCostUsd?: string | null;

  @Field(() => Decimal, { nullable: true, description: 'What one audit costs.' })
  @ValidateIf((input: SetAssuranceParametersInput) => given(input, input.auditCostUsd))
  @Matches(dollars, dollarRule)
  auditCostUsd?: string | null;
}
