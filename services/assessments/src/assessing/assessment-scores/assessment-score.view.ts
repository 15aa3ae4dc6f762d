import { Redaction } from '@partner-commons/platform/redaction';
import { Decimal } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { CapacityBand } from '../../terms/capacity-band.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';

@ObjectType({ description: 'What one section of an assessment scored.' })
export class AssessedSection {
  @Field(() => String, { description: 'Key of the section in the methodology.' })
  key: string;

  @Field(() => String)
  title: string;

  @Field(() => Decimal, { description: 'Points of its answers, weights included.' })
  points: string;

  @Field(() => Int, { description: 'Questions of it that apply.' })
  applicable: number;

  @Field(() => CommonRiskBand, { nullable: true, description: 'Null where the method rates no single section.' })
  band: CommonRiskBand | null;
}

@ObjectType({
  description:
    'CONFIDENTIAL from SUMMARY up: what the methodology version on the assessment computed (A-INV-1), and its conclusion. All null without a redaction: nothing was computed here.',
})
export class AssessmentScore {
  @Field(() => Decimal, { nullable: true, description: 'Points of all answers, weights included.' })
  points: string | null;

  @Field(() => Decimal, { nullable: true, description: 'What the thresholds of the method are compared with.' })
  score: string | null;

  @Field(() => Int, { nullable: true, description: 'Questions that apply.' })
  applicable: number | null;

  @Field(() => Int, { nullable: true, description: 'Key questions that apply.' })
  keyApplicable: number | null;

  @Field(() => CapacityBand, { nullable: true, description: 'For PSEA_CAPACITY.' })
  capacityBand: CapacityBand | null;

  @Field(() => [AssessedSection], { nullable: true })
  sections: AssessedSection[] | null;

  @Field(() => [String], { nullable: true, description: 'Keys of questions whose answer excludes the partner.' })
  exclusions: string[] | null;

  @Field(() => String, { nullable: true, description: 'What those who carried it out concluded.' })
  conclusion: string | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when you may not read it; all else is then null.' })
  redaction: Redaction | null;
}
