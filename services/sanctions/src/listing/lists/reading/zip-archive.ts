import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { ListRefusal } from '../list-refusal';

const [endOfDirectory, entryOfDirectory, localEntry] = [0x06054b50, 0x02014b50, 0x04034b50];
const [endBytes, longestComment, entryBytes, localBytes] = [22, 65_535, 46, 30];
const mostEntries = 100;

interface ZipEntry {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  start: number;
}

/** Reads the entries of a small archive one by one, each in pieces and never more than it may unpack to (zip bombs). */
export class ZipArchive {
  private readonly entries: ZipEntry[];
  private left: number;

  constructor(
    private readonly bytes: Buffer,
    mostUnpacked: number,
  ) {
    this.left = mostUnpacked;
    this.entries = readDirectory(bytes);
  }

  names(): string[] {
    return this.entries.map(({ name }) => name);
  }

  /** Counts what really comes out: the sizes in the directory may lie, and entries may share their bytes. */
  async *read(name: string): AsyncGenerator<Buffer, void, void> {
    const entry = this.entries.find((candidate) => candidate.name === name);
    if (!entry) throw broken(`has no ${name}`);
    if (entry.unpacked > this.left) throw bomb();
    const packed = this.packedBytes(entry);
    const source = entry.method === 0 ? Readable.from([packed]) : Readable.from([packed]).pipe(createInflateRaw());
    try {
      for await (const piece of source as AsyncIterable<Buffer>) {
        this.left -= piece.length;
        if (this.left < 0) throw bomb();
        yield piece;
      }
    } catch (error) {
      if (error instanceof ListRefusal) throw error;
      throw new ListRefusal('TRUNCATED', 'The archive is damaged. Fetch it again from the source.');
    } finally {
      source.destroy();
    }
  }

  async readWhole(name: string): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.read(name)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  private packedBytes({ method, packed, start }: ZipEntry): Buffer {
    const { bytes } = this;
    if (start + localBytes > bytes.length || bytes.readUInt32LE(start) !== localEntry) throw broken('is damaged');
    if (method !== 0 && method !== 8) throw broken('is packed in a way that is not usual');
    const body = start + localBytes + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    if (body + packed > bytes.length) throw broken('is damaged');
    return bytes.subarray(body, body + packed);
  }
}

function readDirectory(bytes: Buffer): ZipEntry[] {
  const end = findEnd(bytes);
  const [count, start] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)];
  if (count > mostEntries) throw broken(`has more than ${mostEntries} entries`);
  const entries: ZipEntry[] = [];
  let place = start;
  for (let index = 0; index < count; index += 1) {
    if (place + entryBytes > bytes.length || bytes.readUInt32LE(place) !== entryOfDirectory) throw broken('is damaged');
    const nameEnd = place + entryBytes + bytes.readUInt16LE(place + 28);
    entries.push({
      name: bytes.toString('utf8', place + entryBytes, nameEnd),
      method: bytes.readUInt16LE(place + 10),
      packed: bytes.readUInt32LE(place + 20),
      unpacked: bytes.readUInt32LE(place + 24),
      start: bytes.readUInt32LE(place + 42),
    });
    place = nameEnd + bytes.readUInt16LE(place + 30) + bytes.readUInt16LE(place + 32);
  }
  return entries;
}

function findEnd(bytes: Buffer): number {
  for (
    let place = bytes.length - endBytes;
    place >= Math.max(0, bytes.length - endBytes - longestComment);
    place -= 1
  ) {
    if (bytes.readUInt32LE(place) === endOfDirectory) return place;
  }
  throw new ListRefusal('TRUNCATED', 'The archive has no end. Fetch it again from the source.');
}

const broken = (what: string) => new ListRefusal('FORMAT', `The archive ${what}. Send it as it comes from the source.`);
const bomb = () => new ListRefusal('TOO_LARGE', 'The archive unpacks to more than a list can have. It was not read.');
