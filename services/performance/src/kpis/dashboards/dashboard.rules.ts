import { percentOf } from '../../terms/decimal.rules';
import type { KpiDefinition } from '../definitions/kpi-definition.entity';
import { KpiUnit } from '../definitions/kpi-definition.enums';
import { severityOf } from '../definitions/kpi-version.rules';
import { computeValue } from '../values/kpi-value.rules';
import { KpiAbsence, type KpiAlertSeverity } from './dashboard.enums';
import type { KpiDashboardAlert, KpiDashboardRow, KpiDashboardTotal } from './dashboard.view';
import type { FoundFigure } from './summed-figure.repository';

type Figure = Pick<
  KpiDashboardTotal,
  'code' | 'unit' | 'value' | 'numerator' | 'denominator' | 'quality' | 'suppressed' | 'heldBack' | 'withheldBy'
>;

/** What is shown of a figure: its numbers, or that they are hidden. */
function presentFigure(definition: KpiDefinition, found: FoundFigure, withheldBy: string[]): Figure {
  const { code, unit } = definition;
  const { numerator, heldBack } = found;
  if (!found.isOpen || numerator === null) return { ...noNumbers, code, unit, suppressed: true, heldBack, withheldBy };
  const denominator = unit === KpiUnit.PERCENT ? found.denominator : null;
  const value = computeValue({ unit, numerator, denominator });
  return { code, unit, value, numerator, denominator, quality: found.quality, suppressed: false, heldBack, withheldBy };
}

const noNumbers = { value: null, numerator: null, denominator: null, quality: null };
const nothing = { ...noNumbers, suppressed: false, heldBack: false, withheldBy: [] };

export function presentRow(
  definition: KpiDefinition,
  found: FoundFigure,
  year: number,
  withheldBy: string[],
): KpiDashboardRow {
  const { agency, country, region, partnerType, sector, quarter, isOpen } = found;
  return {
    ...presentFigure(definition, found, withheldBy),
    agency: agency === null ? null : { code: agency },
    country,
    region,
    partnerType,
    sector,
    period: { year, quarter },
    version: definition.version,
    origin: isOpen ? found.origin : null,
    contributors: isOpen ? found.contributors : null,
    dataAsOf: isOpen ? found.dataAsOf : null,
  };
}

/** A total in the order of preference: told for exactly these agencies, summed up, counted from the facts; else why not. */
export interface TotalCandidates {
  /** Versions of one code. */
  definitions: readonly KpiDefinition[];
  systemWide: readonly FoundFigure[];
  sums: readonly FoundFigure[];
  counted: readonly FoundFigure[];
  hasRows: boolean;
  /** Agencies of which something is left out, as they wish. */
  withheldBy: string[];
}

export function presentTotal(code: string, candidates: TotalCandidates): KpiDashboardTotal {
  const { definitions, systemWide, sums, counted, hasRows, withheldBy } = candidates;
  const definitionOf = (found: FoundFigure) => definitions.find(({ id }) => id === found.definitionId);
  const absent = (absentBecause: KpiAbsence) => ({
    ...nothing,
    code,
    unit: unitOf(definitions),
    version: null,
    absentBecause,
    withheldBy,
  });
  for (const figures of [systemWide, sums, counted]) {
    const [figure, another] = figures;
    if (!figure) continue;
    if (another) return absent(KpiAbsence.MIXED_VERSIONS);
    const definition = definitionOf(figure);
    if (!definition) continue;
    // What was submitted for all of them is of all of them.
    const shown = presentFigure(definition, figure, figures === systemWide ? [] : withheldBy);
    return { ...shown, version: definition.version, absentBecause: null };
  }
  if (hasRows) return absent(KpiAbsence.NOT_ADDITIVE);
  return absent(withheldBy.length > 0 ? KpiAbsence.WITHHELD : KpiAbsence.NO_DATA);
}

const unitOf = (definitions: readonly KpiDefinition[]) => definitions.at(-1)?.unit ?? KpiUnit.COUNT;

/** Of what is shown, what is past a threshold of its definition. */
export function alertsOf(
  definitions: readonly KpiDefinition[],
  rows: readonly KpiDashboardRow[],
  totals: readonly KpiDashboardTotal[],
): KpiDashboardAlert[] {
  const shown = [...rows, ...totals.map((total) => ({ ...total, agency: null, country: null }))];
  return shown.flatMap(({ code, version, value, agency, country }) => {
    const definition = definitions.find((each) => each.code === code && each.version === version);
    const severity = definition && value !== null ? severityOf(definition, value) : null;
    if (!definition || !severity || value === null) return [];
    const about = [agency?.code ?? 'All', country].filter(Boolean).join(', ');
    const text = `${definition.name}, ${about}: ${describeBreach(definition, severity, value)}`;
    return [{ code, severity: severity as KpiAlertSeverity, text, agency, country }];
  });
}

/** Such as "16.92 % is past the limit of 25 %". */
function describeBreach(definition: KpiDefinition, severity: string, value: string): string {
  const limit = (severity === 'ALARM' ? definition.alarm : definition.warning) ?? definition.floor ?? '';
  const unit = { [KpiUnit.PERCENT]: ' %', [KpiUnit.DAYS]: ' days', [KpiUnit.COUNT]: '' }[definition.unit];
  return `${value}${unit} is past the limit of ${limit}${unit}`;
}

/** Of codes and agencies the pairs that told a figure, in percent. */
export function completenessOf(
  told: ReadonlyMap<string, ReadonlySet<string>>,
  codes: number,
  agencies: number,
): string {
  const pairs = [...told.values()].reduce((sum, ofCode) => sum + ofCode.size, 0);
  return codes * agencies === 0 ? '0.00' : percentOf(String(pairs), String(codes * agencies), 2);
}

const orderOf = ({ code, version, agency, country, region, partnerType, sector, period }: KpiDashboardRow) =>
  [code, version, agency?.code, country, region, partnerType, sector, period.quarter].map((key) => String(key ?? ''));

/** Rows in the order of the codes that were asked, then by what they are about. */
export function inOrder(rows: KpiDashboardRow[], codes: readonly string[]): KpiDashboardRow[] {
  const place = new Map(codes.map((code, index) => [code, index]));
  const keyed = rows.map((row) => ({ row, key: orderOf(row).slice(1).join('\u0000') }));
  keyed.sort(
    (left, right) =>
      (place.get(left.row.code) ?? 0) - (place.get(right.row.code) ?? 0) || (left.key < right.key ? -1 : 1),
  );
  return keyed.map(({ row }) => row);
}
