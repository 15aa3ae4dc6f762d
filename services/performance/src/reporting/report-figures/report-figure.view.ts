import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { KpiOrigin } from '../../kpis/values/kpi-origin.enum';
import { KpiQuality } from '../../kpis/values/kpi-value.enum';

export enum ReportFigureKind {
  KPI = 'KPI',
  FACT = 'FACT',
}

registerEnumType(ReportFigureKind, {
  name: 'ReportFigureKind',
  description: 'Where a figure of a report comes from.',
  valuesConfig: {
    KPI: { description: 'Of a KPI by its definition; the dashboard gives it again.' },
    FACT: { description: 'Counted from records, such as outcomes by theme.' },
  },
});

export enum ReportFigureAudience {
  INTER_AGENCY = 'INTER_AGENCY',
  PUBLIC = 'PUBLIC',
}

registerEnumType(ReportFigureAudience, {
  name: 'ReportFigureAudience',
  description: 'Who sees a figure once the report is submitted (domain-model.md 2.8, KPI values by agency).',
  valuesConfig: {
    INTER_AGENCY: { description: 'Staff of agencies: it tells of an agency that does not report here.' },
    PUBLIC: { description: 'Everybody.' },
  },
});

export enum ReportFigureUnit {
  PERCENT = 'PERCENT',
  COUNT = 'COUNT',
  DAYS = 'DAYS',
  USD = 'USD',
}

registerEnumType(ReportFigureUnit, {
  name: 'ReportFigureUnit',
  description: 'What a figure of a report is counted in.',
  valuesConfig: {
    PERCENT: { description: 'Percent, two decimals.' },
    COUNT: { description: 'A whole number.' },
    DAYS: { description: 'Calendar days.' },
    USD: { description: 'US dollars.' },
  },
});

@ObjectType({ description: 'Which system delivered a frozen figure, and in which batch.' })
export class ReportFigureLineage {
  @Field(() => String, { nullable: true })
  system: string | null;

  @Field(() => ID, { nullable: true })
  batchId: string | null;
}

@ObjectType({ description: 'A figure as it was when the report was frozen; it is never edited (P-INV-3).' })
export class ReportFigure {
  @Field(() => ID)
  id: string;

  reportId: string;

  section: string;

  @Field(() => ReportFigureKind)
  kind: ReportFigureKind;

  @Field(() => ReportFigureAudience)
  audience: ReportFigureAudience;

  @Field(() => String, { description: 'Code of the KPI, or of what was counted.' })
  code: string;

  @Field(() => Int, { nullable: true, description: 'Version of the definition; null when there is none.' })
  version: number | null;

  @Field(() => String, { description: 'What it is, in words.' })
  label: string;

  @Field(() => Int)
  year: number;

  @Field(() => Boolean, { description: 'Whether it is about all agencies that were asked about.' })
  isTotal: boolean;

  agencyCode: string | null;

  @Field(() => String, { nullable: true, description: 'Type of partner, such as NATIONAL_NGO; null for all.' })
  partnerType: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Null when it is suppressed or absent.' })
  value: string | null;

  @Field(() => Decimal, { nullable: true })
  numerator: string | null;

  @Field(() => Decimal, { nullable: true })
  denominator: string | null;

  @Field(() => ReportFigureUnit)
  unit: ReportFigureUnit;

  @Field(() => KpiQuality, { nullable: true, description: 'An ESTIMATED figure needs a footnote (4.d step 8).' })
  quality: KpiQuality | null;

  @Field(() => KpiOrigin, { nullable: true })
  origin: KpiOrigin | null;

  @Field(() => Boolean, { description: 'Whether it is held back because it tells of fewer than five (P-INV-4).' })
  suppressed: boolean;

  @Field(() => Boolean, { description: 'Whether cells of fewer than five partners are left out of it.' })
  heldBack: boolean;

  @Field(() => String, { nullable: true, description: 'NOT_ADDITIVE, NO_DATA or MIXED_VERSIONS when there is none.' })
  absentBecause: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when the facts behind it were known.' })
  dataAsOf: Date | null;

  @Field(() => String, { description: 'Where it can be asked again.' })
  source: string;

  @Field(() => [ReportFigureLineage])
  lineage: ReportFigureLineage[];

  @Field(() => String, { nullable: true })
  footnote: string | null;
}
