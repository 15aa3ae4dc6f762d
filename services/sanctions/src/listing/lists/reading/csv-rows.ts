import { pipeline, Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parse } from 'csv-parse';
import { ListRefusal } from '../list-refusal';
import { type Bytes, readBytes } from './read-bytes';
import { tableText } from './table-text';

export interface TableLimits {
  bytes: number;
  /** Characters of one row; a lost quotation mark would else swallow the rest of the file. */
  row: number;
  rows: number;
}

/** The real files have rows of 7,000 characters at most. */
export const tableLimits: TableLimits = { bytes: 64 * 1024 * 1024, row: 256 * 1024, rows: 500_000 };

/** Rows of a CSV file; quotation marks inside a field may stand as they are, as the banks write them. */
export async function* csvRows(source: Bytes, limits = tableLimits): AsyncGenerator<string[], void, void> {
  yield* rowsOf(await readBytes(source, limits.bytes), limits);
}

export async function* rowsOf(bytes: Buffer, limits = tableLimits): AsyncGenerator<string[], void, void> {
  const rows = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: limits.row,
  });
  // Unlike pipe, it hands an error of the text on to whoever reads the rows.
  pipeline(Readable.from(tableText(bytes)), rows, () => {});
  let count = 0;
  try {
    for await (const row of rows as AsyncIterable<string[]>) {
      count += 1;
      if (count > limits.rows) throw new ListRefusal('TOO_LARGE', `The file has more than ${limits.rows} rows.`);
      // What is parsed already comes without a pause; requests must come in between.
      if (count % 200 === 0) await nextTurn();
      yield row;
    }
  } catch (error) {
    throw refusalOf(error, count, limits);
  }
}

function refusalOf(error: unknown, count: number, { row }: TableLimits): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return new ListRefusal('TOO_LARGE', `After row ${count} a row has more than ${row} characters. Was a quote lost?`);
  }
  if (code === 'CSV_QUOTE_NOT_CLOSED') {
    return new ListRefusal('TRUNCATED', 'The file ends inside a field. Fetch it again from the source.');
  }
  return code.startsWith('CSV_')
    ? new ListRefusal('FORMAT', `The file cannot be read as CSV after row ${count}.`)
    : error;
}

/** Under the names of the header, folded to what people vary: case, spaces, underscores. */
const columnKey = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The columns of a table by what a reader calls them. */
export class TableHeader {
  private readonly places: Map<string, number>;

  constructor(private readonly cells: readonly string[]) {
    this.places = new Map(cells.map((cell, index) => [columnKey(cell), index]));
  }

  /** Names that the reader does not know, as the file writes them. */
  unknown(known: readonly string[]): string[] {
    const keys = new Set(known.map(columnKey));
    return this.cells.filter((cell) => cell.trim() !== '' && !keys.has(columnKey(cell)));
  }

  missing(required: readonly string[]): string[] {
    return required.filter((name) => !this.places.has(columnKey(name)));
  }

  under(row: readonly string[]): (name: string) => string {
    return (name) => row[this.places.get(columnKey(name)) ?? -1]?.trim() ?? '';
  }
}
