import { type AppError, forbidden, invalidInput } from '@partner-commons/platform/errors';
import type { CellToRecord, Recorded } from '../cells/kpi-cell.rules';
import type { KpiDefinition } from '../definitions/kpi-definition.entity';
import { unknownVersion } from '../definitions/kpi-definition.service';
import type { BatchCounts, YearTally } from './kpi-batch.repository';
import { type KpiBatchRow, KpiRowOutcome } from './kpi-batch-row.entity';

/** A row as it came, in a request or a file. */
export interface RowToTake extends Omit<CellToRecord, 'definitionId' | 'agency'> {
  rowNumber: number;
  code: string;
  version: number;
}

/** What rows are read by. */
export interface RowWorld {
  agency: string;
  /** Whether system-wide figures may be given. */
  mayCover: boolean;
  agencies: ReadonlySet<string>;
  definitions: readonly KpiDefinition[];
}

export function cellOfRow(row: RowToTake, { agency, mayCover, agencies, definitions }: RowWorld): CellToRecord {
  const { rowNumber: _, code, version, ...figure } = row;
  const { externalId, covers } = row;
  if (externalId !== null && (externalId.length === 0 || externalId.length > 200))
    throw invalidInput('externalId has 1 to 200 characters.', 'input.externalId');
  const definition = definitions.find((one) => one.code === code && one.version === version);
  if (!definition) throw unknownVersion(code.slice(0, 100), version);
  if (covers !== null) {
    if (!mayCover) throw forbidden('System-wide figures are given by the secretariat.');
    const unknown = covers.find((one) => !agencies.has(one));
    if (unknown !== undefined)
      throw invalidInput(`${unknown.slice(0, 50)} is not an agency here.`, 'input.covers', 'AGENCY_UNKNOWN');
  }
  return { ...figure, agency, definitionId: definition.id };
}

export function reportRow(batchId: string, row: RowToTake, recorded: Recorded | AppError): KpiBatchRow {
  const place = { batchId, rowNumber: row.rowNumber, externalId: row.externalId?.slice(0, 200) ?? null };
  const error = 'outcome' in recorded ? (recorded.outcome === 'REFUSED' ? recorded.error : null) : recorded;
  if (error) {
    const { code, reason = null } = error.extensions as { code: string; reason?: string | null };
    return { ...place, outcome: KpiRowOutcome.REFUSED, code, reason, message: error.message, valueId: null };
  }
  const { outcome, id } = recorded as Exclude<Recorded, { outcome: 'REFUSED' }>;
  return { ...place, outcome: KpiRowOutcome[outcome], code: null, reason: null, message: null, valueId: id };
}

export function countRows(rows: readonly KpiBatchRow[]): BatchCounts {
  const of = (wanted: KpiRowOutcome) => rows.filter(({ outcome }) => outcome === wanted).length;
  return {
    added: of(KpiRowOutcome.ADDED),
    revised: of(KpiRowOutcome.REVISED),
    unchanged: of(KpiRowOutcome.UNCHANGED),
    refused: of(KpiRowOutcome.REFUSED),
  };
}

/** How many rows of each year came in and were refused; both lists are of the same rows. */
export function tallyYears(rows: readonly RowToTake[], reported: readonly KpiBatchRow[]): YearTally[] {
  const tallies = new Map<number, YearTally>();
  rows.forEach(({ year }, place) => {
    if (year < 1990 || year > 2200) return;
    const tally = tallies.get(year) ?? { year, taken: 0, refused: 0 };
    tally[reported[place]?.outcome === KpiRowOutcome.REFUSED ? 'refused' : 'taken'] += 1;
    tallies.set(year, tally);
  });
  return [...tallies.values()];
}
