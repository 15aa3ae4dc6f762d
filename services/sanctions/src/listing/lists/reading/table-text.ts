import { ListRefusal } from '../list-refusal';

const sliceBytes = 64 * 1024;
/** Encodings of which one is as likely as the other where the file does not say. */
const rivals = ['windows-1252', 'windows-1250', 'windows-1254', 'iso-8859-15'] as const;

const refused =
  'The file is not UTF-8, nor UTF-16 with a byte order mark, and its letters could be meant in several ways. Save it as UTF-8 and send it again.';

/**
 * Text of a table, which unlike XML does not say how it is encoded. UTF-8 is strict. Windows-1252 is believed only where
 * it can be proven: every byte above 127 means the same letter in the encodings of its neighbours, and stands in a word
 * that has Latin letters too. One wrong letter would make another name.
 */
export function* tableText(bytes: Buffer): Generator<string, void, void> {
  const encoding = encodingOf(bytes);
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let start = 0; start < bytes.length; start += sliceBytes) {
      yield decoder.decode(bytes.subarray(start, start + sliceBytes), { stream: true });
    }
    yield decoder.decode();
  } catch {
    throw new ListRefusal('ENCODING', refused);
  }
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  if (!isProvenLatin(bytes)) throw new ListRefusal('ENCODING', refused);
  return 'windows-1252';
}

function isUtf8(bytes: Buffer): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let start = 0; start < bytes.length; start += sliceBytes) {
      decoder.decode(bytes.subarray(start, start + sliceBytes), { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Bytes above 127 that are the same character in all rivals. */
const agreed = new Set(
  Array.from({ length: 128 }, (_, index) => 128 + index).filter((byte) => {
    const meanings = new Set(rivals.map((label) => meaningOf(label, byte)));
    return meanings.size === 1 && !meanings.has(null);
  }),
);
/** Quotation marks and dashes of the Windows encodings, which iso-8859 has not: they are no letters of any name. */
const windowsMarks = new Set([0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97]);

function meaningOf(label: string, byte: number): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(Uint8Array.of(byte));
  } catch {
    return null;
  }
}

function isProvenLatin(bytes: Buffer): boolean {
  let foreign = 0;
  let latin = 0;
  const endWord = () => {
    const proven = foreign <= latin;
    foreign = 0;
    latin = 0;
    return proven;
  };
  for (const byte of bytes) {
    if (byte >= 128 && !agreed.has(byte) && !windowsMarks.has(byte)) return false;
    if (byte >= 0xc0) foreign += 1;
    else if ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)) latin += 1;
    else if (!endWord()) return false;
  }
  return endWord();
}
