import type { KpiDashboardRow } from '../dashboards/dashboard.view';

/** One line per figure, so that a pivot table or a script needs nothing else. */
export const exportColumns = [
  'code',
  'version',
  'year',
  'quarter',
  'agency',
  'country',
  'region',
  'partnerType',
  'sector',
  'value',
  'unit',
  'numerator',
  'denominator',
  'quality',
  'origin',
  'contributors',
  'suppressed',
  'heldBack',
  'dataAsOf',
  'asOf',
  'withheldBy',
] as const;
export type ExportRow = Record<(typeof exportColumns)[number], string>;

export function exportRow(row: KpiDashboardRow, asOf: Date): ExportRow {
  const { agency, period, dataAsOf, ...figure } = row;
  const text = (value: string | number | boolean | null) => (value === null ? '' : String(value));
  return {
    code: figure.code,
    version: text(figure.version),
    year: text(period.year),
    quarter: text(period.quarter),
    agency: text(agency?.code ?? null),
    country: text(figure.country),
    region: text(figure.region),
    partnerType: text(figure.partnerType),
    sector: text(figure.sector),
    value: text(figure.value),
    unit: figure.unit,
    numerator: text(figure.numerator),
    denominator: text(figure.denominator),
    quality: text(figure.quality),
    origin: text(figure.origin),
    contributors: text(figure.contributors),
    suppressed: text(figure.suppressed),
    heldBack: text(figure.heldBack),
    dataAsOf: dataAsOf?.toISOString() ?? '',
    asOf: asOf.toISOString(),
    withheldBy: figure.withheldBy.join('|'),
  };
}
