import type { CellToRecord } from '../cells/kpi-cell.rules';
import type { KpiDefinition } from '../definitions/kpi-definition.entity';
import { KpiDimension } from '../definitions/kpi-term.enums';
import { KpiQuality } from '../values/kpi-value.enum';
import type { CountedCell } from './kpi-source';

/** What a counted cell is recorded as; null when the definition is not given by its dimensions. */
export function cellToRecord(
  { agency, country, partnerType, numerator, denominator, contributors }: CountedCell,
  { id, dimensions }: Pick<KpiDefinition, 'id' | 'dimensions'>,
  year: number,
): CellToRecord | null {
  if (country !== null && !dimensions.includes(KpiDimension.COUNTRY)) return null;
  if (partnerType !== null && !dimensions.includes(KpiDimension.PARTNER_TYPE)) return null;
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
