import type { AnsweredFigure } from '../report-figures/figure-source';
import type { ReportFigureUnit } from '../report-figures/report-figure.view';
import { IpMaterialityLevel, IpReportingDuty, type YearlyFigure, type YearlyTrend } from './roll-up.view';

/** One year as the dashboard answered it. */
export interface AnsweredYear {
  year: number;
  figures: AnsweredFigure[];
}

export function trendOf(code: string, name: string, years: readonly AnsweredYear[]): YearlyTrend {
  const points: YearlyFigure[] = [];
  let unit = 'PERCENT';
  let lastVersion: number | null = null;
  for (const { year, figures } of years) {
    const figure = figures.find((one) => one.code === code);
    const version = figure?.version ?? null;
    const { value = null, quality = null, suppressed = false } = figure ?? {};
    const isBreak = version !== null && lastVersion !== null && version !== lastVersion;
    points.push({ year, version, value, quality: quality as YearlyFigure['quality'], suppressed, isBreak });
    if (figure) unit = figure.unit;
    if (version !== null) lastVersion = version;
  }
  return { code, name, unit: unit as ReportFigureUnit, years: points, change: changeOf(points) };
}

/** Two decimals, as figures have; across a break the two would not mean the same. */
function changeOf(points: readonly YearlyFigure[]): string | null {
  const told = points.filter(({ value }) => value !== null);
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last || first === last || first.version !== last.version) return null;
  const cents = hundredths(last.value ?? '0') - hundredths(first.value ?? '0');
  const whole = cents < 0n ? -cents : cents;
  return `${cents < 0n ? '-' : ''}${whole / 100n}.${String(whole % 100n).padStart(2, '0')}`;
}

/** Exact: a float would make 0.1 of 28.10 less 28.00 something else. */
function hundredths(value: string): bigint {
  const [, sign = '', whole = '0', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  const amount = BigInt(whole) * 100n + BigInt(rest.padEnd(2, '0').slice(0, 2));
  return sign === '-' ? -amount : amount;
}

const third = 3_333n;
const twentieth = 500n;
const manyPartners = 100_000n;

/** JIU-11: "from insignificant to more than a third of expenditure and thousands of partners". */
export function materialityOf(share: string | null, partners: string | null): IpMaterialityLevel | null {
  if (partners !== null && hundredths(partners) >= manyPartners) return IpMaterialityLevel.SIGNIFICANT;
  if (share === null) return null;
  const part = hundredths(share);
  if (part > third) return IpMaterialityLevel.SIGNIFICANT;
  return part >= twentieth ? IpMaterialityLevel.MODERATE : IpMaterialityLevel.INSIGNIFICANT;
}

const { REPORTING_CYCLE, ANNUAL_SECTION, GOVERNING_BODY_REPORT } = IpReportingDuty;

/** Everybody reports its data; an agency whose figures do not tell is taken to work through partners. */
export const dutiesOf = (level: IpMaterialityLevel | null): IpReportingDuty[] =>
  level === IpMaterialityLevel.SIGNIFICANT
    ? [REPORTING_CYCLE, ANNUAL_SECTION, GOVERNING_BODY_REPORT]
    : level === IpMaterialityLevel.INSIGNIFICANT
      ? [REPORTING_CYCLE]
      : [REPORTING_CYCLE, ANNUAL_SECTION];
