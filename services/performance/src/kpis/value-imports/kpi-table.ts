import { pipeline, Readable } from 'node:stream';
import { invalidInput } from '@partner-commons/platform/errors';
import { unguardCell } from '@partner-commons/platform/files/cell.rules';
import { parse } from 'csv-parse';
import type { RowToTake } from '../value-batches/kpi-row.rules';
import { KpiQuality } from '../values/kpi-value.enum';

/** Columns that a file must have; the others may be missing. docs/kpis.md describes them. */
const kpiColumns = ['code', 'version', 'year', 'numerator'] as const;
const optionalColumns = [
  'quarter',
  'denominator',
  'country',
  'partnerType',
  'sector',
  'partner',
  'covers',
  'quality',
  'contributors',
  'externalId',
] as const;
type Column = (typeof kpiColumns)[number] | (typeof optionalColumns)[number];

/** A row under the names of its columns; null when it has another number of columns than the header. */
export interface FileRecord {
  rowNumber: number;
  row: Record<string, string> | null;
}

/** A row with the partner as the file names it, or why it cannot be a figure. */
export type ReadRow =
  | { taken: true; partner: string | null; row: RowToTake }
  | { taken: false; externalId: string | null; message: string };

/** The records of a CSV file, one at a time; a file in another form or encoding is refused when that shows. */
export async function* readKpiFile(bytes: AsyncIterable<Buffer>): AsyncGenerator<FileRecord> {
  const csv = parse({ relax_column_count: true, skip_empty_lines: true, bom: true });
  // A pipeline, since `pipe` passes no error on; whoever reads the records gets it.
  pipeline(Readable.from(decode(bytes)), csv, () => {});
  let header: string[] | null = null;
  let rowNumber = 0;
  try {
    for await (const record of csv as AsyncIterable<string[]>) {
      if (!header) {
        header = requireColumns(record.map((name) => name.trim()));
        continue;
      }
      rowNumber += 1;
      yield { rowNumber, row: record.length === header.length ? underNames(header, record) : null };
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))) throw error;
    throw invalidInput(`The file is not readable as CSV after row ${rowNumber}.`, undefined, 'FORMAT');
  }
}

async function* decode(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const chunk of bytes) yield decodeChunk(decoder, chunk);
  yield decodeChunk(decoder);
}

function decodeChunk(decoder: TextDecoder, chunk?: Buffer): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw invalidInput('The file is not UTF-8. Save it as UTF-8 and send it again.', undefined, 'ENCODING');
  }
}

function requireColumns(header: string[]): string[] {
  const absent = kpiColumns.filter((column) => !header.includes(column));
  if (absent.length === 0) return header;
  throw invalidInput(`The file has no column ${absent.join(', ')}. Nothing was imported.`, undefined, 'FORMAT');
}

const underNames = (header: string[], record: string[]) =>
  Object.fromEntries(header.map((column, place) => [column, record[place] ?? '']));

/** Types are read here; whether a figure can stand is asked as of every other one. */
export function readKpiRow(rowNumber: number, row: Record<string, string>): ReadRow {
  const cell = (column: Column) => unguardCell(row[column] ?? '').trim();
  const optional = (column: Column) => cell(column) || null;
  const externalId = optional('externalId');
  const refuse = (message: string): ReadRow => ({
    taken: false,
    externalId: externalId?.slice(0, 200) ?? null,
    message,
  });
  if (!cell('code') || cell('code').length > 100) return refuse('code has 1 to 100 characters.');
  for (const column of ['version', 'year', 'quarter', 'contributors'] as const) {
    const isRequired = column === 'version' || column === 'year';
    if (!/^\d{1,9}$/.test(cell(column)) && (isRequired || cell(column)))
      return refuse(`${column} is not a whole number.`);
  }
  for (const column of ['numerator', 'denominator'] as const) {
    if (!isDecimal(cell(column)) && (column === 'numerator' || cell(column)))
      return refuse(`${column} is not a number such as 1300.50, without separators of thousands.`);
  }
  const quality = cell('quality').toUpperCase() || KpiQuality.REPORTED;
  if (!(quality in KpiQuality)) return refuse('quality is not REPORTED, ESTIMATED, DERIVED or AUDITED.');
  if ((optional('partner') ?? '').length > 100) return refuse('partner has at most 100 characters.');
  const whole = (column: Column) => (cell(column) ? Number(cell(column)) : null);
  return {
    taken: true,
    partner: optional('partner'),
    row: {
      rowNumber,
      code: cell('code'),
      version: Number(cell('version')),
      year: Number(cell('year')),
      quarter: whole('quarter'),
      country: optional('country')?.toUpperCase() ?? null,
      partnerType: optional('partnerType')?.toUpperCase() ?? null,
      sector: optional('sector'),
      partnerId: null,
      covers:
        optional('covers')
          ?.split('|')
          .map((code) => code.trim()) ?? null,
      numerator: cell('numerator'),
      denominator: optional('denominator'),
      quality: quality as KpiQuality,
      contributors: whole('contributors'),
      externalId,
    },
  };
}

const isDecimal = (text: string) => /^-?(0|[1-9]\d{0,19})(\.\d{1,10})?$/.test(text);

/** Equal for two rows about the same figure. */
export const figureOf = ({ partner, row }: Extract<ReadRow, { taken: true }>) =>
  [row.code, row.version, row.year, row.quarter, row.country, row.partnerType, row.sector, partner, row.covers].join(
    '/',
  );
