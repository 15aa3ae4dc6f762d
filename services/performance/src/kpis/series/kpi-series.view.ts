import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { KpiAbsence } from '../dashboards/dashboard.enums';
import { KpiUnit } from '../definitions/kpi-definition.enums';
import { KpiQuality } from '../values/kpi-value.enum';

@ObjectType({ description: 'One year of a series.' })
export class KpiSeriesPoint {
  @Field(() => Int)
  year: number;

  @Field(() => Int, { nullable: true, description: 'Version of the definition; null when there is no figure.' })
  version: number | null;

  @Field(() => Decimal, { nullable: true, description: 'In the unit of the series; null when suppressed or absent.' })
  value: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Exact.' })
  numerator: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Exact; null for figures that are no share.' })
  denominator: string | null;

  @Field(() => KpiQuality, { nullable: true, description: 'The weakest of what it is made of.' })
  quality: KpiQuality | null;

  @Field(() => Boolean, { description: 'Whether the figure is hidden (P-INV-4).' })
  suppressed: boolean;

  @Field(() => Boolean, { description: 'Whether cells of fewer than 5 partners are left out.' })
  heldBack: boolean;

  @Field(() => [String], { description: 'Agencies that do not share their figures, or not all of them (feature 90).' })
  withheldBy: string[];

  @Field(() => KpiAbsence, { nullable: true, description: 'Why there is no figure.' })
  absentBecause: KpiAbsence | null;

  @Field(() => Boolean, {
    description:
      'Whether the figure before was made by another version: a chart must not draw a line across (P-INV-1).',
  })
  breakBefore: boolean;
}

@ObjectType({ description: 'Where a series changes from one version of its definition to the next.' })
export class KpiSeriesBreak {
  @Field(() => Int, { description: 'First year of the new version.' })
  year: number;

  @Field(() => Int)
  fromVersion: number;

  @Field(() => Int)
  toVersion: number;
}

@ObjectType({ description: 'One KPI through the years, of some agencies together.' })
export class KpiSeries {
  @Field(() => String)
  code: string;

  @Field(() => KpiUnit)
  unit: KpiUnit;

  @Field(() => DateTime, { description: 'The instant that it was answered for.' })
  asOf: Date;

  @Field(() => [KpiSeriesPoint], { description: 'One for each year.' })
  points: KpiSeriesPoint[];

  @Field(() => [KpiSeriesBreak])
  breaks: KpiSeriesBreak[];
}
