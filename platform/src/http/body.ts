import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './refusal';

export interface BodyLimits {
  /** Bytes. */
  size: number;
  /** Milliseconds until the whole body must have arrived. */
  time: number;
}

/** 1 MB; a slow body is cut well within the 10 s of G14. */
export const defaultBodyLimits: BodyLimits = { size: 1_000_000, time: 8_000 };

/** Reads a body whole, but neither a large nor a slow nor a compressed one: a bomb is never unpacked. */
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new HttpRefusal(415, 'Send the body uncompressed.', { 'accept-encoding': 'identity' });
  }
  if (Number(request.headers['content-length'] ?? 0) > limits.size) throw tooLarge(limits);
  return collect(request, limits);
}

function collect(request: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => {
      finish(() => reject(new HttpRefusal(408, 'The body took too long to arrive.', { connection: 'close' })));
    }, limits.time);
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      request.off('data', take).off('end', end).off('close', abort).off('error', abort);
      settle();
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.size) finish(() => reject(tooLarge(limits)));
      else chunks.push(chunk);
    };
    const end = () => finish(() => resolve(Buffer.concat(chunks, size)));
    const abort = () => finish(() => reject(new HttpRefusal(400, 'The body ended early.')));
    request.on('data', take).on('end', end).on('close', abort).on('error', abort);
  });
}

const tooLarge = ({ size }: BodyLimits) =>
  new HttpRefusal(413, `The body is larger than ${size} bytes. Upload files with createUpload instead.`);
