import type { ContentType } from './content-type.rules';

/** Reads a part of a file; shorter than asked for at its end. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

const [endOfDirectory, entryOfDirectory] = [0x06054b50, 0x02014b50];
const [endBytes, longestComment, entryBytes] = [22, 65_535, 46];
/** The directory of an office file has some dozen entries; a larger one is somebody's trap or not an office file. */
const largestDirectory = 256 * 1024;

/**
 * Tells Word and Excel files from other archives by the directory at the end of the archive: the first bytes are the same
 * for all of them. Files with macros, and whatever cannot be read, stay `zip`.
 */
export async function officeTypeOf(read: ReadAt, size: number): Promise<ContentType> {
  const names = await entryNames(read, size);
  if (!names.has('[Content_Types].xml') || [...names].some((name) => name.endsWith('vbaProject.bin'))) return 'zip';
  if (names.has('word/document.xml')) return 'docx';
  return names.has('xl/workbook.xml') ? 'xlsx' : 'zip';
}

async function entryNames(read: ReadAt, size: number): Promise<Set<string>> {
  const names = new Set<string>();
  const tailStart = Math.max(0, size - endBytes - longestComment);
  const tail = await read(tailStart, size - tailStart);
  const end = lastEnd(tail);
  if (end === null) return names;
  const [length, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (length > largestDirectory || start + length > size) return names;
  const directory = await read(start, length);
  for (let place = 0; place + entryBytes <= directory.length; ) {
    if (directory.readUInt32LE(place) !== entryOfDirectory) break;
    const nameBytes = directory.readUInt16LE(place + 28);
    names.add(directory.toString('utf8', place + entryBytes, place + entryBytes + nameBytes));
    place += entryBytes + nameBytes + directory.readUInt16LE(place + 30) + directory.readUInt16LE(place + 32);
  }
  return names;
}

function lastEnd(tail: Buffer): number | null {
  for (let place = tail.length - endBytes; place >= 0; place -= 1) {
    if (tail.readUInt32LE(place) === endOfDirectory) return place;
  }
  return null;
}
