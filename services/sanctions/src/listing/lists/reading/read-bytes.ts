import { ListRefusal } from '../list-refusal';

export type Bytes = AsyncIterable<Uint8Array | string>;

/** For formats that cannot be read from front to back; the size is that of one upload at most. */
export async function readBytes(source: Bytes, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of source) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
    total += bytes.length;
    if (total > most) throw new ListRefusal('TOO_LARGE', `The file is larger than ${most} bytes.`);
    chunks.push(bytes);
  }
  if (total === 0) throw new ListRefusal('EMPTY', 'The file is empty. Fetch it again from the source.');
  return Buffer.concat(chunks, total);
}
