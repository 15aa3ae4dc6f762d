import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { KpiUnit } from '../definitions/kpi-definition.enums';
import { KpiOrigin } from '../values/kpi-origin.enum';
import { KpiPeriod } from '../values/kpi-period.view';
import { KpiQuality } from '../values/kpi-value.enum';
import { KpiAbsence, KpiAlertSeverity } from './dashboard.enums';

@ObjectType({ description: 'Where a figure came from; with the batch its rows are found in the source system.' })
export class KpiLineage {
  @Field(() => String, {
    nullable: true,
    description: 'The system that sent it; null for several, or when nobody told.',
  })
  system: string | null;

  @Field(() => ID, { nullable: true, description: 'The batch that it came with; null for several, or for none.' })
  batchId: string | null;
}

@ObjectType()
abstract class KpiFigure {
  @Field(() => String, { description: 'Code of the definition.' })
  code: string;

  @Field(() => KpiUnit)
  unit: KpiUnit;

  @Field(() => Decimal, {
    nullable: true,
    description: 'In its unit, rounded half up; null when it is suppressed or absent.',
  })
  value: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Exact; null when the figure is suppressed or absent.' })
  numerator: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Exact; null for figures that are no share.' })
  denominator: string | null;

  @Field(() => KpiQuality, { nullable: true, description: 'The weakest of what it is made of.' })
  quality: KpiQuality | null;

  @Field(() => Boolean, {
    description:
      'Whether the figure is hidden, since it tells of fewer than 5 partners or would tell of them (P-INV-4).',
  })
  suppressed: boolean;

  @Field(() => Boolean, {
    description: 'Whether cells of fewer than 5 partners are left out, which wait until they can be shown with others.',
  })
  heldBack: boolean;

  @Field(() => [String], {
    description:
      'Agencies whose figures, if there are any, are not in it or not all in it, since they do not share them (feature 90). It is no zero.',
  })
  withheldBy: string[];
}

@ObjectType({ description: 'One KPI of one group, such as an agency. What the rows are not grouped by is null.' })
export class KpiDashboardRow extends KpiFigure {
  @Field(() => Agency, { nullable: true })
  agency: Agency | null;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-1 alpha-2; null as well for figures that tell no country.',
  })
  country: string | null;

  @Field(() => String, { nullable: true, description: 'Sub-region of UN M49.' })
  region: string | null;

  @Field(() => String, { nullable: true, description: 'Such as NATIONAL_NGO.' })
  partnerType: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the sector.' })
  sector: string | null;

  @Field(() => KpiPeriod)
  period: KpiPeriod;

  @Field(() => Int, { description: 'Version of the definition that the figure was made by.' })
  version: number;

  @Field(() => KpiOrigin, { nullable: true, description: 'Null when it is suppressed, or made of both.' })
  origin: KpiOrigin | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Partners behind the cells, counted for each cell; null when nobody told, for several periods, or suppressed.',
  })
  contributors: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the facts behind derived cells were known; the oldest.',
  })
  dataAsOf: Date | null;
}

@ObjectType({ description: 'One KPI of all groups together: of ratios the ratio of the sums, never a mean.' })
export class KpiDashboardTotal extends KpiFigure {
  @Field(() => Int, { nullable: true, description: 'Version of the definition; null when there are several or none.' })
  version: number | null;

  @Field(() => KpiAbsence, {
    nullable: true,
    description: 'Why there is no total; null when there is one, or it is suppressed.',
  })
  absentBecause: KpiAbsence | null;
}

@ObjectType({ description: 'A figure of this dashboard that is past a threshold of its definition.' })
export class KpiDashboardAlert {
  @Field(() => String)
  code: string;

  @Field(() => KpiAlertSeverity)
  severity: KpiAlertSeverity;

  @Field(() => String, { description: 'What is past which limit.' })
  text: string;

  @Field(() => Agency, { nullable: true, description: 'Null for a total, and when rows are not grouped by agency.' })
  agency: Agency | null;

  @Field(() => String, { nullable: true, description: 'Null unless rows are grouped by country.' })
  country: string | null;
}

@ObjectType({ description: 'Figures of agencies side by side, as the viewer may see them (P-INV-8).' })
export class KpiDashboard {
  @Field(() => DateTime, {
    description: 'The instant that it was answered for; ask with it again for the same answer.',
  })
  asOf: Date;

  @Field(() => Decimal, {
    description: 'Of all figures that the agencies could have told, the share that there is, in percent.',
  })
  completeness: string;

  @Field(() => [KpiDashboardRow])
  rows: KpiDashboardRow[];

  @Field(() => [KpiDashboardTotal], { description: 'One for each code asked, in that order.' })
  totals: KpiDashboardTotal[];

  @Field(() => [KpiDashboardAlert], { description: 'Of the rows and totals that are shown.' })
  alerts: KpiDashboardAlert[];
}
