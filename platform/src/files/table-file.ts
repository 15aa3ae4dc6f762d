import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/node';
import { invalidInput } from '../errors';

/** A row under the names of its columns; null when it cannot be read. The first row after the header is number 1. */
export interface FileRow {
  rowNumber: number;
  row: Record<string, string> | null;
}

export type FileForm = 'CSV' | 'XLSX' | 'JSON';

/** An .xlsx of a few kilobytes can unpack to gigabytes. */
const largestWorkbook = 200_000_000;
const mostRows = 100_000;

/** The whole file is read before the first row is taken, so that one in another format or encoding changes nothing. */
export async function readTableFile(form: FileForm, bytes: Buffer, required: readonly string[]): Promise<FileRow[]> {
  const rows = await readers[form](bytes, required);
  if (rows.length === 0) throw invalidInput('The file has no rows. Nothing was imported.', undefined, 'EMPTY');
  if (rows.length > mostRows) {
    throw invalidInput(
      `A file has at most ${mostRows} rows. Split it, then import the parts.`,
      undefined,
      'TOO_MANY_ROWS',
    );
  }
  return rows;
}

const readers: Record<FileForm, (bytes: Buffer, required: readonly string[]) => Promise<FileRow[]>> = {
  CSV: readCsv,
  XLSX: readWorkbook,
  JSON: readJson,
};

async function readCsv(bytes: Buffer, required: readonly string[]): Promise<FileRow[]> {
  const records = Readable.from([decode(bytes)]).pipe(
    parse({ relax_column_count: true, skip_empty_lines: true, bom: true }),
  );
  const rows: FileRow[] = [];
  let header: string[] | null = null;
  try {
    for await (const record of records as AsyncIterable<string[]>) {
      if (header) rows.push({ rowNumber: rows.length + 1, row: underNames(header, record) });
      else header = requireColumns(record, required);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) {
      throw notReadable('CSV', `after row ${rows.length}`);
    }
    throw error;
  }
  return rows;
}

async function readWorkbook(bytes: Buffer, required: readonly string[]): Promise<FileRow[]> {
  let size = 0;
  let cells: unknown[][];
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize;
        return false;
      },
    });
    if (size > largestWorkbook) throw notReadable('XLSX', 'because it unpacks to too much');
    const [sheet] = await readXlsx(bytes, { trim: true });
    cells = (sheet?.data ?? []) as unknown[][];
  } catch (error) {
    if (error instanceof Error && error.name === 'AppError') throw error;
    throw notReadable('XLSX', 'as a workbook');
  }
  const [first = [], ...others] = cells;
  const header = requireColumns(first.map(asText), required);
  return others.map((cells, index) => ({
    rowNumber: index + 1,
    row: underNames(header, [...cells.map(asText), ...Array(Math.max(0, header.length - cells.length)).fill('')]),
  }));
}

/** An array of objects, or one object per line. */
async function readJson(bytes: Buffer, required: readonly string[]): Promise<FileRow[]> {
  const text = decode(bytes);
  const values = text.trimStart().startsWith('[') ? parseArray(text) : text.split('\n').filter((line) => line.trim());
  const rows = values.map((value, index): FileRow => ({ rowNumber: index + 1, row: asRow(value) }));
  if (rows.length > 0 && !rows.some(({ row }) => row && required.every((column) => column in row))) {
    throw missing(required.filter((column) => !rows.some(({ row }) => row && column in row)));
  }
  return rows.map(({ rowNumber, row }) => ({ rowNumber, row: row && withColumns(row, required) }));
}

function parseArray(text: string): unknown[] {
  try {
    return JSON.parse(text) as unknown[];
  } catch {
    throw notReadable('JSON', 'as an array of objects');
  }
}

function asRow(value: unknown): Record<string, string> | null {
  let object = value;
  if (typeof value === 'string') {
    try {
      object = JSON.parse(value);
    } catch {
      return null;
    }
  }
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return null;
  return Object.fromEntries(Object.entries(object).map(([name, field]) => [name, asText(field)]));
}

const withColumns = (row: Record<string, string>, required: readonly string[]) => ({
  ...Object.fromEntries(required.map((column) => [column, ''])),
  ...row,
});

/** Lists in one cell are separated by a bar, as in our own exports. */
function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(asText).join('|');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalidInput('The file is not UTF-8. Save it as UTF-8 and send it again.', undefined, 'ENCODING');
  }
}

function requireColumns(header: string[], required: readonly string[]): string[] {
  const tidy = header.map((name) => name.trim());
  const absent = required.filter((column) => !tidy.includes(column));
  if (absent.length > 0) throw missing(absent);
  return tidy;
}

function underNames(header: string[], record: string[]): Record<string, string> | null {
  if (record.length !== header.length) return null;
  return Object.fromEntries(header.map((column, index) => [column, record[index] ?? '']));
}

const missing = (columns: string[]) =>
  invalidInput(`The file has no column ${columns.join(', ')}. Nothing was imported.`, undefined, 'FORMAT');

const notReadable = (form: FileForm, where: string) =>
  invalidInput(`The file is not readable as ${form} ${where}. Nothing was imported.`, undefined, 'FORMAT');
