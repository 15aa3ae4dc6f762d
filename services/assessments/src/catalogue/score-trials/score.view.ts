import { Field, Int, ObjectType } from 'type-graphql';
import { DueDiligenceDecision } from '../../due-diligence/due-diligence-cases/due-diligence-case.enums';
import { CapacityBand } from '../../terms/capacity-band.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';

@ObjectType({ description: 'The rule by which a score falls into a band, in numbers of the scored answers.' })
export class ScoreThreshold {
  @Field(() => CommonRiskBand)
  band: CommonRiskBand;

  @Field(() => String, { description: 'Such as "below 180.5".' })
  rule: string;
}

@ObjectType({ description: 'What the answers of one section come to.' })
export class SectionScore {
  @Field(() => String)
  key: string;

  @Field(() => String, { description: 'A whole number.' })
  points: string;

  @Field(() => Int, { description: 'How many of its questions apply.' })
  applicable: number;

  @Field(() => CommonRiskBand, {
    nullable: true,
    description: 'Null while a question is open, and where the methodology rates no sections.',
  })
  band: CommonRiskBand | null;
}

@ObjectType({ description: 'What answers come to by one version of a methodology, and why (A-INV-1).' })
export class MethodologyScore {
  @Field(() => String, { description: 'A whole number.' })
  points: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the thresholds are compared with; null when there is none.',
  })
  score: string | null;

  @Field(() => Int, { description: 'How many questions apply; those without an answer count.' })
  applicable: number;

  @Field(() => Int, { description: 'How many key questions apply.' })
  keyApplicable: number;

  @Field(() => CommonRiskBand, {
    nullable: true,
    description: 'Null while a question is open, since that would understate the risk, and when nothing applies.',
  })
  band: CommonRiskBand | null;

  @Field(() => CapacityBand, { nullable: true, description: 'For PSEA_CAPACITY.' })
  capacityBand: CapacityBand | null;

  @Field(() => [SectionScore])
  sections: SectionScore[];

  @Field(() => [String], { description: 'Keys of questions without an answer.' })
  unanswered: string[];

  @Field(() => [String], { description: 'Keys of key questions that claim low risk without evidence (A-INV-3).' })
  missingEvidence: string[];

  @Field(() => [String], { description: 'Keys of questions whose answer excludes the partner.' })
  exclusions: string[];

  @Field(() => [String], { description: 'Keys of questions below the target, for a remediation plan (SYS-28).' })
  improvements: string[];

  @Field(() => DueDiligenceDecision, {
    nullable: true,
    description: 'What a due diligence with these answers leads to.',
  })
  outcome: DueDiligenceDecision | null;

  @Field(() => [ScoreThreshold], { description: 'From low to high risk; empty when nothing applies.' })
  thresholds: ScoreThreshold[];
}
