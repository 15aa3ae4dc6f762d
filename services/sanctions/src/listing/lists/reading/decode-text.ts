import { ListRefusal } from '../list-refusal';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const wrongEncoding =
  'The file is neither UTF-8 nor UTF-16 with a byte order mark. Fetch it again from the source, unchanged.';

/** Bytes to text, strictly: a byte that the encoding does not know refuses the file instead of becoming "�". */
export async function* decodeText(
  source: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
): AsyncGenerator<string, void, void> {
  let decoder: TextDecoder | undefined;
  let head: Uint8Array = new Uint8Array(0);
  let total = 0;
  for await (const chunk of source) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
    total += bytes.length;
    if (total > maxBytes) throw new ListRefusal('TOO_LARGE', `The file is larger than ${maxBytes} bytes.`);
    if (decoder) {
      yield decode(decoder, bytes);
      continue;
    }
    head = head.length === 0 ? bytes : Buffer.concat([head, bytes]);
    if (head.length < 4) continue;
    decoder = new TextDecoder(detectEncoding(head), { fatal: true });
    yield decode(decoder, head);
  }
  if (total === 0) throw new ListRefusal('EMPTY', 'The file is empty. Fetch it again from the source.');
  if (!decoder) throw new ListRefusal('TRUNCATED', 'The file ends after a few bytes. Fetch it again from the source.');
  try {
    yield decoder.decode();
  } catch {
    throw new ListRefusal('TRUNCATED', 'The file ends inside a character. Fetch it again from the source.');
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch {
    throw new ListRefusal('ENCODING', wrongEncoding);
  }
}

function detectEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head.subarray(0, 4).includes(0)) throw new ListRefusal('ENCODING', wrongEncoding);
  return 'utf-8';
}

const foreignLetters = /[^\0-\x7f]/;
/** What UTF-8 bytes look like once read as Windows-1252 and saved again: "Ã©" for "é". */
const twiceEncoded = /[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;
const minValues = 5;
const maxShare = 0.2;

/** Valid UTF-8 can still be garbled; one wrong character in a name must not pass for a new spelling. */
export class GarbledText {
  private foreign = 0;
  private garbled = 0;

  see(value: string): void {
    if (!foreignLetters.test(value)) return;
    this.foreign += 1;
    if (twiceEncoded.test(value)) this.garbled += 1;
  }

  refuseIfGarbled(): void {
    if (this.garbled >= minValues && this.garbled > this.foreign * maxShare) {
      throw new ListRefusal('ENCODING', 'The accents of this file were encoded twice. Fetch it again from the source.');
    }
  }
}
