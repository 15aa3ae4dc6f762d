import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { RiskDimension } from './risk-dimension.enum';
import { RiskMover } from './rolling-risk.rules';

registerEnumType(RiskMover, {
  name: 'RiskMover',
  description: 'What moves the risk between two assessments (idea 5.5).',
  valuesConfig: {
    FINDINGS: { description: 'Findings that are unresolved, or verified as resolved.' },
    TIMELINESS: { description: 'Findings that are overdue.' },
    AUDIT: { description: 'Opinions of audits.' },
    PERFORMANCE: { description: 'Agreements that were suspended, and published reviews.' },
    AGE: { description: 'The assessment is no longer valid.' },
  },
});

@ObjectType({ description: 'What one agency, or one source, says in one dimension.' })
export class RiskView {
  @Field(() => Agency, {
    nullable: true,
    description: 'Null for what no agency said of the partner, such as a context.',
  })
  agency: Agency | null;

  @Field(() => AssessmentKind, { nullable: true, description: 'Null when it stands on no assessment.' })
  kind: AssessmentKind | null;

  @Field(() => CommonRiskBand)
  band: CommonRiskBand;

  @Field(() => String, { description: 'The fact that it stands on, with its dates.' })
  because: string;
}

@ObjectType({ description: 'The risk in one respect: the highest that any agency found, never an average.' })
export class RiskDimensionProfile {
  @Field(() => RiskDimension)
  dimension: RiskDimension;

  @Field(() => CommonRiskBand, { description: 'NOT_ASSESSED when nothing valid is known.' })
  band: CommonRiskBand;

  @Field(() => [RiskView], { description: 'What each agency says.' })
  views: RiskView[];

  @Field(() => Boolean, { description: 'Whether two agencies that looked at the same thing differ.' })
  disagreement: boolean;

  @Field(() => String, { description: 'The same in one sentence.' })
  explanation: string;
}

@ObjectType({ description: 'Something that moved the risk since the assessment.' })
export class RiskMovement {
  @Field(() => RiskMover)
  mover: RiskMover;

  @Field(() => Int, { description: 'Above zero: riskier.' })
  points: number;

  @Field(() => String, { description: 'The fact behind it.' })
  because: string;
}

@ObjectType({
  description:
    'Where the risk stands between two assessments, by the formula of docs/risk.md (idea 5.5): it falls by evidence alone.',
})
export class RollingRisk {
  @Field(() => CommonRiskBand)
  band: CommonRiskBand;

  @Field(() => Int, { description: '0 to 100: below 30 LOW, below 50 MODERATE, below 70 SIGNIFICANT, else HIGH.' })
  points: number;

  @Field(() => CommonRiskBand, { description: 'Band of the assessment that it starts from.' })
  basisBand: CommonRiskBand;

  @Field(() => Agency, { nullable: true, description: 'Who owns that assessment; null only beside an error.' })
  basisOwner: Agency | null;

  @Field(() => LocalDate, { description: 'When that assessment became final.' })
  basisOn: string;

  @Field(() => [RiskMovement], { description: 'What moved it since; none: nothing happened.' })
  movements: RiskMovement[];

  @Field(() => String, { description: 'Version of the formula.' })
  ruleVersion: string;
}

@ObjectType({ description: 'How risky a partner is, in each respect and why (feature 48).' })
export class RiskProfile {
  @Field(() => CommonRiskBand, { description: 'The highest of the dimensions that speak of the partner itself.' })
  band: CommonRiskBand;

  @Field(() => [RiskDimensionProfile])
  dimensions: RiskDimensionProfile[];

  @Field(() => RollingRisk, { nullable: true, description: 'Null without any micro-assessment to start from.' })
  rolling: RollingRisk | null;

  @Field(() => LocalDate, { description: 'The day that it speaks of.' })
  asOf: string;

  @Field(() => String, { description: 'Version of the rules.' })
  ruleVersion: string;
}
