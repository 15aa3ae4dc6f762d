import { Decimal } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { RiskLevel } from '../../terms/risk-level.enum';
import { MonitoringFrequency } from './monitoring-plan.rules';

registerEnumType(MonitoringFrequency, {
  name: 'MonitoringFrequency',
  description: 'How often a partner is visited.',
  valuesConfig: {
    NONE: { description: 'Reports are enough.' },
    ANNUAL: { description: 'Once a year.' },
    SEMI_ANNUAL: { description: 'Twice a year.' },
    QUARTERLY: { description: 'Three or four times a year.' },
    BIMONTHLY: { description: 'Every two months, or nearly.' },
  },
});

export enum MonitoringBasisKind {
  HACT_MICRO = 'HACT_MICRO',
  SIMPLIFIED_CHECKLIST = 'SIMPLIFIED_CHECKLIST',
  OCHA_CBPF_CAPACITY = 'OCHA_CBPF_CAPACITY',
  PSEA_CAPACITY = 'PSEA_CAPACITY',
  RISK_REGISTER = 'RISK_REGISTER',
  NOT_ASSESSED = 'NOT_ASSESSED',
}

registerEnumType(MonitoringBasisKind, {
  name: 'MonitoringBasisKind',
  description: 'What the band of a monitoring plan rests on.',
  valuesConfig: {
    HACT_MICRO: { description: 'The valid HACT micro-assessment of any agency.' },
    SIMPLIFIED_CHECKLIST: { description: 'The valid simplified checklist of any agency.' },
    OCHA_CBPF_CAPACITY: { description: 'The valid capacity assessment of the pooled funds.' },
    PSEA_CAPACITY: { description: 'The valid PSEA assessment of any agency.' },
    RISK_REGISTER: { description: 'The highest open residual risk in the register of your own agency.' },
    NOT_ASSESSED: { description: 'Nothing is known, which counts as high.' },
  },
});

@ObjectType({ description: 'One thing that the band of a monitoring plan rests on.' })
export class MonitoringBasis {
  @Field(() => MonitoringBasisKind)
  kind: MonitoringBasisKind;

  @Field(() => RiskLevel)
  band: RiskLevel;
}

@ObjectType({
  description:
    'How much your own agency has to look after a partner in a year, by risk band, amount and context, against what it planned and did (JIU-82).',
})
export class MonitoringPlan {
  @Field(() => Int)
  year: number;

  @Field(() => Int, { description: 'Of monitoringTable.' })
  tableVersion: number;

  @Field(() => RiskLevel, { description: 'The highest of `basis`.' })
  band: RiskLevel;

  @Field(() => [MonitoringBasis], { description: 'One per kind of what is known.' })
  basis: MonitoringBasis[];

  @Field(() => Decimal, {
    description: 'Amounts of the agreements of your agency that are open in the year, in US dollars.',
  })
  amountUsd: string;

  @Field(() => [String], { description: 'Where these agreements are; without any, where the partner is from.' })
  countries: string[];

  @Field(() => RiskLevel, {
    nullable: true,
    description:
      'The highest operating context of these countries; null when no agency says anything: MODERATE counts.',
  })
  context: RiskLevel | null;

  @Field(() => MonitoringFrequency)
  frequency: MonitoringFrequency;

  @Field(() => Int, { description: 'Visits that the table asks for in the year.' })
  visits: number;

  @Field(() => Int, {
    description: 'Visits and remote checks that are planned or done, also by agencies that share them.',
  })
  visitsPlanned: number;

  @Field(() => Int, { description: 'Of which are final.' })
  visitsDone: number;

  @Field(() => Int, { description: 'Visits that nobody has planned yet.' })
  visitsMissing: number;

  @Field(() => Int, { description: 'Estimate of what the visits of the table take, in days of staff.' })
  staffDays: number;
}

@ObjectType({ description: 'A row of the table behind monitoring plans.' })
export class MonitoringTableRow {
  @Field(() => Decimal, { nullable: true, description: 'US dollars in a year; null for the lowest tier.' })
  aboveUsd: string | null;

  @Field(() => Decimal, { nullable: true, description: 'US dollars in a year; null for the highest tier.' })
  upToUsd: string | null;

  @Field(() => RiskLevel)
  band: RiskLevel;

  @Field(() => RiskLevel)
  context: RiskLevel;

  @Field(() => Int, { description: 'In a year.' })
  visits: number;

  @Field(() => MonitoringFrequency)
  frequency: MonitoringFrequency;

  @Field(() => Int, { description: 'For all visits of the year.' })
  staffDays: number;
}

@ObjectType({ description: 'The published table behind monitoring plans.' })
export class MonitoringTable {
  @Field(() => Int)
  version: number;

  @Field(() => [MonitoringTableRow], { description: 'One per tier, band and context.' })
  rows: MonitoringTableRow[];
}
