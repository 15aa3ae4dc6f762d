import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';

/**
 * A CSV file row by row, with the mark that spreadsheets know UTF-8 by. A pipeline, since `pipe` passes no error on: rows that
 * fail would end the process instead of the file.
 */
export function csvOf(rows: AsyncIterable<readonly string[]>): AsyncIterable<Buffer> {
  const csv = stringify({ bom: true });
  // Whoever reads the file gets the error, so there is nothing to do about it here.
  pipeline(Readable.from(rows), csv, () => {});
  return csv;
}
