/** What a file can be found to be. A kind accepts some of them, never `unknown`. */
export type ContentType =
  | 'xml'
  | 'html'
  | 'json'
  | 'csv'
  | 'zip'
  | 'docx'
  | 'xlsx'
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'unknown';

/** How much of a file decides. */
export const sniffedBytes = 4_096;

const magic: [ContentType, number[]][] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
];

/** Every control character but tab, line ends, form feed and the end-of-file mark of old exports. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const binary = /[\x00-\x08\x0b\x0e-\x19\x1b-\x1f\x7f]/;

/**
 * Tells a file by its first bytes, never by its name. `csv` is any text that is nothing else; JSON Lines are `json`; office
 * files begin as every `zip` (office-file.ts).
 */
export function sniffContent(head: Buffer): ContentType {
  const found = magic.find(([, bytes]) => head.subarray(0, bytes.length).equals(Buffer.from(bytes)));
  if (found) return found[0];
  const text = decode(head);
  if (binary.test(text)) return 'unknown';
  const start = text.trimStart();
  if (/^<(!doctype\s+html|html|script)\b/i.test(start)) return 'html';
  if (/^<[?!\p{L}_]/u.test(start)) return 'xml';
  if (/^[{[]/.test(start)) return 'json';
  return start === '' ? 'unknown' : 'csv';
}

/** Latin-1 keeps each byte; whether a file is in the right encoding is the importer's question, which can say so. */
function decode(head: Buffer): string {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return head.toString('utf16le').slice(1);
  if (first === 0xfe && second === 0xff) return evenBytes(head).swap16().toString('utf16le').slice(1);
  // XML 1.0, appendix F: "<?" in UTF-16 without a byte order mark.
  if (head.subarray(0, 4).equals(Buffer.from('<?', 'utf16le'))) return head.toString('utf16le');
  if (first === 0 && second === 0x3c) return evenBytes(head).swap16().toString('utf16le');
  const text = head.toString('latin1');
  return text.startsWith('\u00ef\u00bb\u00bf') ? text.slice(3) : text;
}

const evenBytes = (head: Buffer) => Buffer.from(head.subarray(0, head.length - (head.length % 2)));
