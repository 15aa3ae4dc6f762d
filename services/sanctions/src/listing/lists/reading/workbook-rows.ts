import { ListRefusal } from '../list-refusal';
import { type Bytes, readBytes } from './read-bytes';
import { SafeXml, type XmlLimits } from './safe-xml';
import { ZipArchive } from './zip-archive';

export interface WorkbookLimits {
  bytes: number;
  /** All parts of the workbook together; the real one unpacks to 1.3 MB. */
  unpacked: number;
  rows: number;
  columns: number;
}

export const workbookLimits: WorkbookLimits = {
  bytes: 64 * 1024 * 1024,
  unpacked: 16 * 1024 * 1024,
  rows: 200_000,
  columns: 256,
};

const xmlLimits: XmlLimits = { depth: 16, attributes: 64, nameLength: 64, runLength: 64 * 1024 };
const stringsPart = 'xl/sharedStrings.xml';
const sheetPart = /^xl\/worksheets\/[^/]+\.xml$/;

/** Rows of the first sheet as text. Formulas count with the value that they were saved with; nothing is computed. */
export async function readWorkbook(source: Bytes, limits = workbookLimits): Promise<string[][]> {
  const archive = new ZipArchive(await readBytes(source, limits.bytes), limits.unpacked);
  const sheet = archive
    .names()
    .filter((name) => sheetPart.test(name))
    .sort(byNumber)[0];
  if (!sheet) throw new ListRefusal('FORMAT', 'The file is not a workbook. Send the .xlsx of the source, unchanged.');
  const strings = new SharedStrings();
  if (archive.names().includes(stringsPart)) await readPart(archive, stringsPart, strings);
  const rows = new SheetRows(strings.values, limits);
  await readPart(archive, sheet, rows);
  return rows.rows;
}

const byNumber = (left: string, right: string) => left.localeCompare(right, 'en', { numeric: true });

interface Part {
  open(name: string, attributes: Record<string, string>): void;
  text(text: string): void;
  close(): void;
}

async function readPart(archive: ZipArchive, name: string, part: Part): Promise<void> {
  const xml = new SafeXml(xmlLimits, part);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of archive.read(name)) xml.write(decoder.decode(piece, { stream: true }));
    xml.write(decoder.decode());
  } catch (error) {
    if (error instanceof ListRefusal) throw error;
    throw new ListRefusal('ENCODING', 'A part of the workbook is not UTF-8. Fetch it again from the source.');
  }
  xml.end();
}

/** Names of the tags from the root down to the one that is open. */
class Path {
  protected readonly path: string[] = [];

  protected isIn(...names: string[]): boolean {
    return names.every((name) => this.path.includes(name));
  }
}

class SharedStrings extends Path implements Part {
  readonly values: string[] = [];
  private value = '';

  open(name: string): void {
    this.path.push(name);
    if (name === 'si') this.value = '';
  }

  text(text: string): void {
    // Hints for pronunciation (rPh) are no part of what the cell says.
    if (this.path.at(-1) === 't' && !this.isIn('rPh')) this.value = bounded(this.value + text);
  }

  close(): void {
    if (this.path.pop() === 'si') this.values.push(this.value);
  }
}

class SheetRows extends Path implements Part {
  readonly rows: string[][] = [];
  private cells: string[] = [];
  private type = '';
  private column = 0;
  private value = '';

  constructor(
    private readonly strings: readonly string[],
    private readonly limits: WorkbookLimits,
  ) {
    super();
  }

  open(name: string, { r = '', t = '' }: Record<string, string>): void {
    this.path.push(name);
    if (name === 'row') this.cells = [];
    if (name !== 'c') return;
    this.type = t;
    this.value = '';
    this.column = r === '' ? this.cells.length : columnOf(r);
    if (this.column >= this.limits.columns) {
      throw new ListRefusal('TOO_LARGE', `The sheet has more than ${this.limits.columns} columns.`);
    }
  }

  text(text: string): void {
    const tag = this.path.at(-1);
    if (this.isIn('c') && (tag === 'v' || (tag === 't' && !this.isIn('rPh')))) this.value = bounded(this.value + text);
  }

  close(): void {
    const tag = this.path.pop();
    if (tag === 'c')
      this.cells[this.column] = this.type === 's' ? (this.strings[Number(this.value)] ?? '') : this.value;
    if (tag !== 'row') return;
    if (this.rows.length >= this.limits.rows) {
      throw new ListRefusal('TOO_LARGE', `The sheet has more than ${this.limits.rows} rows.`);
    }
    this.rows.push(Array.from(this.cells, (cell) => cell ?? ''));
  }
}

/** Excel itself allows 32,767 characters. */
const longestCell = 32_767;

function bounded(value: string): string {
  if (value.length <= longestCell) return value;
  throw new ListRefusal('TOO_LARGE', `A cell has more than ${longestCell} characters. It was not read.`);
}

/** "AB12" is column 27, counted from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
