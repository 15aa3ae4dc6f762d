import { createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { zipSync } from 'fflate';
import type { ListFormat } from './list-formats';
import type { ListReading } from './listed-record';
import { readList } from './read-list';

const folder = path.resolve(__dirname, '../../../../../test/fixtures/lists');

/** When the samples of these tests were fetched. */
const retrievedAt = new Date('2025-01-10T09:00:00Z');

export const readSample = (format: ListFormat, name: string) =>
  readList(format, createReadStream(path.join(folder, `${name}.gz`)).pipe(createGunzip()), retrievedAt);

export function readBytesAs(format: ListFormat, content: string | Uint8Array): Promise<ListReading> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return readList(format, inPieces(bytes), retrievedAt);
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  for (let start = 0; start < bytes.length; start += 64 * 1024) yield bytes.subarray(start, start + 64 * 1024);
}

const dataFolder = process.env.COMMONS_DATA_DIR;

/** The larger public files lie outside of the sources. */
export const hasLargeFiles = dataFolder !== undefined && existsSync(path.join(dataFolder, 'ofac-sdn.csv'));

export const largeFile = (name: string) => readFileSync(path.join(dataFolder ?? '', name));

/** The four files of the legacy form as one zip, as docs/lists.md asks for. */
export const sdnZip = (files: Record<string, Uint8Array>) => Buffer.from(zipSync(files));

/** A workbook of one sheet with text in its cells, written by hand so that it can also be a wrong one. */
export function workbook(rows: readonly (readonly string[])[], sheet = sheetOf(rows)): Buffer {
  const parts = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook/>',
    'xl/worksheets/sheet1.xml': sheet,
  };
  return sdnZip(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])));
}

const sheetOf = (rows: readonly (readonly string[])[]) =>
  `<worksheet><sheetData>${rows
    .map(
      (cells) => `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
