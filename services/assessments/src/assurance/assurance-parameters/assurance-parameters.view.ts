import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { AssuranceType } from '../../terms/assurance-type.enum';

@ObjectType({ description: 'Visits that a year of so much cash asks for, by risk.' })
export class AssuranceVisitBand {
  @Field(() => Decimal, { nullable: true, description: 'Up to this much cash, included; null in the last band.' })
  upToUsd: string | null;

  @Field(() => Int, { description: 'At LOW risk.' })
  low: number;

  @Field(() => Int, { description: 'At MODERATE risk.' })
  moderate: number;

  @Field(() => Int, { description: 'At SIGNIFICANT risk.' })
  significant: number;

  @Field(() => Int, { description: 'At HIGH risk.' })
  high: number;
}

@ObjectType({
  description:
    'How an agency computes the minimum of assurance (standards.md 3.2): dated data with versions. Dollars a year.',
})
export class AssuranceParameters {
  @Field(() => ID)
  id: string;

  @Field(() => Agency, { nullable: true, description: 'Whose they are; null for what holds where nothing was set.' })
  agency: Agency | null;

  @Field(() => Int, { description: 'Counts from 1 for each agency; for `expectedVersion`.' })
  version: number;

  @Field(() => LocalDate, { description: 'First day on which they are in force.' })
  effectiveFrom: string;

  @Field(() => Boolean, { description: 'False: shipped figures that the agency has still to confirm.' })
  isConfirmed: boolean;

  @Field(() => String, { description: 'On what the figures rest.' })
  source: string;

  @Field(() => [String], { description: 'Types of partners for which nothing is asked.' })
  exemptTypes: string[];

  @Field(() => [AssuranceVisitBand], { description: 'In rising order.' })
  visitBands: AssuranceVisitBand[];

  @Field(() => Decimal, { description: 'Spot checks are asked for above this reported amount.' })
  spotCheckAboveUsd: string;

  @Field(() => Int, { description: 'How many, besides those that follow up.' })
  spotChecks: number;

  @Field(() => Boolean, { description: 'Whether a scheduled audit of the year takes the place of the spot checks.' })
  auditReplacesSpotCheck: boolean;

  @Field(() => [AssuranceType], { description: 'Types that count as a visit.' })
  countedAsVisit: `${AssuranceType}`[];

  @Field(() => [AssuranceType], { description: 'Types that count as a spot check.' })
  countedAsSpotCheck: `${AssuranceType}`[];

  @Field(() => [AssuranceType], { description: 'Types that count as an audit.' })
  countedAsAudit: `${AssuranceType}`[];

  @Field(() => Decimal, { description: 'A micro-assessment is required above this much cash (standards.md 3.1).' })
  requiredAboveUsd: string;

  @Field(() => Decimal, { nullable: true, description: 'A warning comes above this much cash; null for none.' })
  approachingAboveUsd: string | null;

  @Field(() => Int, { description: 'Month in which the twelve months of reported amounts begin, 1 to 12.' })
  reportingFromMonth: number;

  @Field(() => Int, { description: 'Activities of one family that are closer than so many days could be one.' })
  overlapDays: number;

  @Field(() => Decimal, { nullable: true, description: 'What one visit costs; an estimate for what sharing saves.' })
  visitCostUsd: string | null;

  @Field(() => Decimal, { nullable: true, description: 'What one spot check costs; an estimate.' })
  spotCheckCostUsd: string | null;

  @Field(() => Decimal, { nullable: true, description: 'What one audit costs; an estimate.' })
  auditCostUsd: string | null;
}
