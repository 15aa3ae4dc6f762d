import { Decimal } from '@partner-commons/platform/scalars';
import { Length, Max, Min } from 'class-validator';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { KpiQuality } from '../../kpis/values/kpi-value.enum';
import { ReportFigureUnit } from '../report-figures/report-figure.view';

const yearRule = { message: 'A year is 2000 to 2100.' };

@ArgsType()
export class CapacityBuildingArgs {
  @Field(() => String)
  @Length(1, 20)
  agency: string;

  @Field(() => Int, {
    defaultValue: 2013,
    description: 'The first year; recommendation 2 of JIU/REP/2021/4 says 2013.',
  })
  @Min(2000, yearRule)
  @Max(2100, yearRule)
  since: number;
}

@ArgsType()
export class PlanRollUpArgs {
  @Field(() => String)
  @Length(1, 20)
  agency: string;

  @Field(() => Int, { description: 'First year of the strategic plan.' })
  @Min(2000, yearRule)
  @Max(2100, yearRule)
  from: number;

  @Field(() => Int, { description: 'Its last year, at most nine later.' })
  @Min(2000, yearRule)
  @Max(2100, yearRule)
  to: number;
}

@ArgsType()
export class IpMaterialityArgs {
  @Field(() => String)
  @Length(1, 20)
  agency: string;

  @Field(() => Int)
  @Min(2000, yearRule)
  @Max(2100, yearRule)
  year: number;
}

@ObjectType({ description: 'A KPI of an agency in one year.' })
export class YearlyFigure {
  @Field(() => Int)
  year: number;

  @Field(() => Int, { nullable: true })
  version: number | null;

  @Field(() => Decimal, { nullable: true, description: 'Null when there is none, or it is suppressed.' })
  value: string | null;

  @Field(() => KpiQuality, { nullable: true })
  quality: KpiQuality | null;

  @Field(() => Boolean)
  suppressed: boolean;

  @Field(() => Boolean, { description: 'Whether the definition is another version than the year before (P-INV-1).' })
  isBreak: boolean;
}

@ObjectType({ description: 'A KPI of an agency over years.' })
export class YearlyTrend {
  @Field(() => String)
  code: string;

  @Field(() => String)
  name: string;

  @Field(() => ReportFigureUnit)
  unit: ReportFigureUnit;

  @Field(() => [YearlyFigure], { description: 'One for each year, also where there is no figure.' })
  years: YearlyFigure[];

  @Field(() => Decimal, {
    nullable: true,
    description: 'The last figure less the first one; null across a break, or when there are not two.',
  })
  change: string | null;
}

@ObjectType({ description: 'KPIs of an agency over several years (UNICEF-70, JIU-67).' })
export class MultiYearReport {
  agencyCode: string;

  @Field(() => Int)
  from: number;

  @Field(() => Int)
  to: number;

  @Field(() => [YearlyTrend])
  trends: YearlyTrend[];
}

export enum IpMaterialityLevel {
  INSIGNIFICANT = 'INSIGNIFICANT',
  MODERATE = 'MODERATE',
  SIGNIFICANT = 'SIGNIFICANT',
}

registerEnumType(IpMaterialityLevel, {
  name: 'IpMaterialityLevel',
  description: 'How much of its work an agency does through partners (JIU-11).',
  valuesConfig: {
    INSIGNIFICANT: { description: 'Less than 5 % of its expenditure.' },
    MODERATE: { description: 'From 5 % to a third of its expenditure.' },
    SIGNIFICANT: { description: 'More than a third of its expenditure, or a thousand partners and more.' },
  },
});

export enum IpReportingDuty {
  REPORTING_CYCLE = 'REPORTING_CYCLE',
  ANNUAL_SECTION = 'ANNUAL_SECTION',
  GOVERNING_BODY_REPORT = 'GOVERNING_BODY_REPORT',
}

registerEnumType(IpReportingDuty, {
  name: 'IpReportingDuty',
  description:
    'What an agency should report each year about its partners; it grows with how much it works through them.',
  valuesConfig: {
    REPORTING_CYCLE: { description: 'The data of the year (JIU-26).' },
    ANNUAL_SECTION: { description: 'A section of its annual report (JIU-72).' },
    GOVERNING_BODY_REPORT: { description: 'A report to its governing body (JIU-25).' },
  },
});

@ObjectType({ description: 'How much of its work an agency does through partners, and what follows from it (JIU-11).' })
export class IpMateriality {
  agencyCode: string;

  @Field(() => Int)
  year: number;

  @Field(() => IpMaterialityLevel, { nullable: true, description: 'Null when the figures do not tell.' })
  level: IpMaterialityLevel | null;

  @Field(() => Decimal, { nullable: true, description: 'IP_EXPENDITURE_SHARE, in percent.' })
  expenditureShare: string | null;

  @Field(() => Decimal, { nullable: true, description: 'ACTIVE_PARTNERS.' })
  activePartners: string | null;

  @Field(() => [IpReportingDuty])
  duties: IpReportingDuty[];
}
