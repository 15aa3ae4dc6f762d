import { DateTime, JsonObject, LocalDate } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { CapacityBand } from '../../terms/capacity-band.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { ScoringAlgorithm } from '../../terms/methodology.enum';
import { MethodologySection } from './questionnaire.view';

@ObjectType({ description: 'When a score falls into a band.' })
export class MethodologyBand {
  @Field(() => CommonRiskBand)
  band: CommonRiskBand;

  @Field(() => CapacityBand, { nullable: true, description: 'Its name on the scale of PSEA capacity.' })
  capacityBand: CapacityBand | null;

  @Field(() => String, { description: 'In words, such as "below 15 % of the span".' })
  rule: string;
}

@ObjectType({ description: 'How answers become a band.' })
export class MethodologyScoring {
  @Field(() => ScoringAlgorithm)
  algorithm: ScoringAlgorithm;

  @Field(() => JsonObject, { description: 'The numbers of the algorithm; docs/methodologies.md says what they mean.' })
  parameters: object;

  @Field(() => [MethodologyBand], { description: 'From low to high risk.' })
  bands: MethodologyBand[];
}

@ObjectType({ description: 'A sector of business.' })
export class MethodologySector {
  @Field(() => String, { description: 'Such as EXTRACTIVES.' })
  code: string;

  @Field(() => String)
  label: string;
}

@ObjectType({ description: 'A shorter validity in sectors of high risk (A-INV-4).' })
export class SectorValidity {
  @Field(() => Int)
  months: number;

  @Field(() => [MethodologySector])
  sectors: MethodologySector[];
}

@ObjectType({ description: 'A result after which a partner is assessed again before the validity ends.' })
export class Reassessment {
  @Field(() => Int, { description: 'After the result became final.' })
  months: number;

  @Field(() => [CapacityBand])
  capacityBands: CapacityBand[];
}

@ObjectType({
  description:
    'A method of assessment as data: questionnaire, scoring and validity. A published version never changes, so old assessments keep their meaning (A-INV-1, JIU-15).',
})
export class AssessmentMethodology {
  @Field(() => String, { description: 'Such as HACT_MICRO; with the version it names one questionnaire.' })
  code: string;

  @Field(() => Int, { description: 'Counts from 1.' })
  version: number;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'The agency, or body such as UNSDG, that alone publishes the next version.' })
  owner: string;

  @Field(() => AssessmentKind)
  kind: AssessmentKind;

  @Field(() => [String], { description: 'Partner types that it is made for; empty for all.' })
  applicableTypes: string[];

  @Field(() => [MethodologySection])
  sections: MethodologySection[];

  @Field(() => Int, { description: 'How long an assessment by it counts.' })
  validityMonths: number;

  @Field(() => SectorValidity, { nullable: true })
  sectorValidity: SectorValidity | null;

  @Field(() => Reassessment, { nullable: true })
  reassessment: Reassessment | null;

  @Field(() => String, { nullable: true, description: 'When and why it is done again.' })
  renewalRule: string | null;

  @Field(() => String, { description: 'Where the content comes from, and what its owner has still to confirm.' })
  provenance: string;

  @Field(() => String, { nullable: true })
  publicUrl: string | null;

  @Field(() => LocalDate, { description: 'The first day on which assessments are made by it.' })
  effectiveFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'The last such day; null while it is open.' })
  effectiveUntil: string | null;

  @Field(() => DateTime)
  publishedAt: Date;
}
