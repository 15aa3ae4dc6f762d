import type { CellToRecord } from '../cells/kpi-cell.rules';
import type { KpiDefinition } from '../definitions/kpi-definition.entity';
import { KpiDimension } from '../definitions/kpi-term.enums';
import { KpiQuality } from '../values/kpi-value.enum';
import type { CountedCell } from './kpi-source';

/** Who counts a KPI counts it wrong: trying again does not help. */
export class MiscountError extends Error {}

/**
 * What a counted cell is recorded as. One with a dimension that the definition does not have is a mistake of who counts it:
 * to leave it out would make the figure too small, and nobody would know.
 */
export function cellToRecord(
  { agency, country, partnerType, numerator, denominator, contributors }: CountedCell,
  { id, code, dimensions }: Pick<KpiDefinition, 'id' | 'code' | 'dimensions'>,
  year: number,
): CellToRecord {
  const demand = (value: string | null, dimension: KpiDimension) => {
    if (value !== null && !dimensions.includes(dimension))
      throw new MiscountError(`${code} of ${year} is counted by ${dimension}, which its definition does not have.`);
  };
  demand(country, KpiDimension.COUNTRY);
  demand(partnerType, KpiDimension.PARTNER_TYPE);
  return {
    definitionId: id,
    agency,
    year,
    quarter: null,
    country,
    partnerType,
    sector: null,
    partnerId: null,
    covers: null,
    numerator,
    denominator,
    quality: KpiQuality.DERIVED,
    contributors,
    externalId: null,
  };
}

export interface StoredCell {
  id: string;
  agency: string;
  country: string | null;
  partnerType: string | null;
}

/** Figures in force of which nothing is counted any more: the facts behind them were corrected. */
export function emptied(stored: readonly StoredCell[], counted: readonly CellToRecord[]): StoredCell[] {
  const nameOf = ({ agency, country, partnerType }: Omit<StoredCell, 'id'>) =>
    JSON.stringify([agency, country, partnerType]);
  const names = new Set(counted.map(nameOf));
  return stored.filter((cell) => !names.has(nameOf(cell)));
}

/** Figures of the running year, and of the one before, for which facts still arrive. */
export const yearsToCount = (now: Date) => [now.getUTCFullYear(), now.getUTCFullYear() - 1];
