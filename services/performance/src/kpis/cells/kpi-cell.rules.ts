import { AppError, forbidden, invalidInput } from '@partner-commons/platform/errors';
import { isISO31661Alpha2 } from 'class-validator';
import { partnerTypes } from '../../terms/partner-type.rules';
import type { KpiDefinition } from '../definitions/kpi-definition.entity';
import { KpiAggregation } from '../definitions/kpi-definition.enums';
import { KpiDimension } from '../definitions/kpi-term.enums';
import { isSummable, type KpiVersion, versionInForce } from '../definitions/kpi-version.rules';
import { KpiOrigin } from '../values/kpi-origin.enum';
import type { KpiQuality } from '../values/kpi-value.enum';
import { checkPeriod, computeValue } from '../values/kpi-value.rules';

/** One figure to record, under the definition and version that it was made by. */
export interface CellToRecord {
  definitionId: string;
  agency: string;
  year: number;
  quarter: number | null;
  country: string | null;
  partnerType: string | null;
  sector: string | null;
  partnerId: string | null;
  /** Codes of the agencies that a system-wide figure covers. */
  covers: string[] | null;
  numerator: string;
  denominator: string | null;
  quality: KpiQuality;
  contributors: number | null;
  externalId: string | null;
}

/** Where figures come from: the lineage of each of them. */
export interface RecordSource {
  origin: KpiOrigin;
  sourceSystem: string | null;
  batchId: string | null;
  /** For figures that this service counts: until when the facts behind them were known. */
  dataAsOf: Date | null;
}

/** What became of a figure; those that are refused leave the others alone. */
export type Recorded =
  | { outcome: 'ADDED' | 'REVISED' | 'UNCHANGED'; id: string }
  | { outcome: 'REFUSED'; error: AppError };

/** A figure that can be true by itself; whether it goes together with others is asked next. */
export interface CheckedCell extends CellToRecord {
  definition: KpiDefinition;
  value: string;
}

const largestCount = 2_147_483_647;

export interface CellCheck {
  /** Of all codes that are recorded. */
  versions: readonly KpiVersion[];
  now: Date;
  origin: KpiOrigin;
}

export function checkCell(
  cell: CellToRecord,
  definition: KpiDefinition | undefined,
  { versions, now, origin }: CellCheck,
): CheckedCell {
  if (!definition) {
    throw new AppError('NOT_FOUND', 'No KPI of this code and version is published; kpiDefinitions lists them.', {
      reason: 'KPI_DEFINITION_UNKNOWN',
    });
  }
  const { agencyCode, unit } = definition;
  if (agencyCode !== null && agencyCode !== cell.agency) {
    throw forbidden(`${definition.code} is ${agencyCode}'s own KPI.`, 'KPI_OF_ANOTHER_AGENCY');
  }
  checkTime(cell, definition, versions, now);
  checkPlace(cell, definition);
  const value = computeValue({ unit, numerator: cell.numerator, denominator: cell.denominator });
  return { ...cell, definition, value, contributors: contributorsOf(cell, definition, origin) };
}

function checkTime(cell: CellToRecord, definition: KpiDefinition, versions: readonly KpiVersion[], now: Date): void {
  const { year, quarter } = cell;
  if (!Number.isInteger(year) || year < 1990 || year > 2200)
    throw invalidInput('year is 1990 to 2200.', 'input.period.year');
  if (quarter !== null && ![1, 2, 3, 4].includes(quarter))
    throw invalidInput('quarter is 1 to 4.', 'input.period.quarter');
  checkPeriod({ year, quarter }, now);
  const ofCode = versions.filter(({ code }) => code === definition.code);
  const counting = versionInForce(ofCode, year, now);
  if (counting?.version === definition.version) return;
  const message = counting
    ? `Figures of ${year} are made by version ${counting.version} of ${definition.code}.`
    : `No version of ${definition.code} counts for ${year}.`;
  throw new AppError('INVALID_INPUT', message, {
    reason: 'VERSION_NOT_IN_FORCE',
    rule: 'P-INV-1',
    field: 'input.version',
  });
}

function checkPlace(cell: CellToRecord, { dimensions, code }: KpiDefinition): void {
  const { country, partnerType, sector, partnerId, covers } = cell;
  const given = dimensionsOf(cell);
  const foreign = given.find((dimension) => !dimensions.includes(dimension));
  if (foreign) {
    throw invalidInput(`${code} is not given by ${foreign}.`, 'input.dimensions', 'DIMENSION_NOT_DEFINED');
  }
  if (partnerId !== null && given.length > 1)
    throw invalidInput(
      'A figure about one partner has no other dimension.',
      'input.partnerId',
      'DIMENSION_NOT_DEFINED',
    );
  if (country !== null && !isISO31661Alpha2(country))
    throw invalidInput('country is an ISO 3166-1 alpha-2 code, such as SO.', 'input.country');
  if (partnerType !== null && !partnerTypes.includes(partnerType))
    throw invalidInput('partnerType is not a type of partners, such as NATIONAL_NGO.', 'input.partnerType');
  if (sector !== null && !/^[A-Za-z0-9][A-Za-z0-9_.-]{0,49}$/.test(sector))
    throw invalidInput('sector is the code of a sector.', 'input.sector');
  if (covers === null) return;
  if (covers.length < 2 || new Set(covers).size < covers.length)
    throw invalidInput('A system-wide figure covers two agencies or more, each once.', 'input.covers');
  if (partnerId !== null) throw invalidInput('A system-wide figure is not about one partner.', 'input.partnerId');
}

function dimensionsOf(cell: Pick<CellToRecord, 'country' | 'partnerType' | 'sector' | 'partnerId'>): KpiDimension[] {
  const given: [unknown, KpiDimension][] = [
    [cell.country, KpiDimension.COUNTRY],
    [cell.partnerType, KpiDimension.PARTNER_TYPE],
    [cell.sector, KpiDimension.SECTOR],
    [cell.partnerId, KpiDimension.PARTNER],
  ];
  return given.flatMap(([value, dimension]) => (value === null ? [] : dimension));
}

/** P-INV-4 hides cells of few: so each cell of a country, type or sector says of how many it is. */
function contributorsOf(cell: CellToRecord, { aggregation }: KpiDefinition, origin: KpiOrigin): number | null {
  // A count of partners says so itself, whatever else was claimed.
  if (aggregation === KpiAggregation.DISTINCT_COUNT) return Math.min(Number(cell.numerator), largestCount);
  const { contributors, country, partnerType, sector } = cell;
  if (contributors !== null) {
    if (!Number.isInteger(contributors) || contributors < 0 || contributors > largestCount)
      throw invalidInput('contributors is a whole number from 0.', 'input.contributors');
    return contributors;
  }
  // What this service counts knows whether it is about partners: of offices and outcomes there are few, and all know them.
  if (origin === KpiOrigin.DERIVED) return null;
  if (country === null && partnerType === null && sector === null) return null;
  throw invalidInput(
    'Say of how many partners or respondents a figure of a country, type or sector is.',
    'input.contributors',
    'CONTRIBUTORS_REQUIRED',
  );
}

/** How an agency reports a KPI of a year: by the year or by quarters, and at which level. */
export interface ReportingForm {
  quarterly: boolean;
  /** The dimensions that are given, in their order. */
  level: string;
}

export const formOf = (cell: CellToRecord): ReportingForm => ({
  quarterly: cell.quarter !== null,
  level: dimensionsOf(cell).join('+'),
});

/** Figures that add up are reported in one form only, since a total of another level would tell what is hidden below it. */
export const hasForm = (cell: CheckedCell) =>
  isSummable(cell.definition) && cell.partnerId === null && cell.covers === null;

export function checkForm(cell: CheckedCell, inForce: ReportingForm | undefined): void {
  if (!inForce) return;
  const form = formOf(cell);
  if (form.quarterly !== inForce.quarterly) {
    throw invalidInput(
      `${cell.definition.code} of ${cell.year} is reported ${inForce.quarterly ? 'by quarters' : 'for the whole year'}; the other is computed.`,
      'input.period',
      'MIXED_FREQUENCY',
    );
  }
  if (form.level !== inForce.level) {
    throw invalidInput(
      `${cell.definition.code} of ${cell.year} is reported by ${inForce.level || 'the whole agency'}; coarser totals are computed.`,
      'input.dimensions',
      'MIXED_LEVELS',
    );
  }
}

/** All figures of a group are decided on by one transaction at a time. */
export const groupOf = ({ definitionId, agency, year }: Pick<CellToRecord, 'definitionId' | 'agency' | 'year'>) =>
  `${definitionId}/${agency}/${year}`;

export const cellOf = (cell: CellToRecord) =>
  JSON.stringify([
    groupOf(cell),
    cell.quarter,
    cell.country,
    cell.partnerType,
    cell.sector,
    cell.partnerId,
    cell.covers,
  ]);
