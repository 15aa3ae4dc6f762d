import { Transform, type TransformCallback, Writable } from 'node:stream';
import { AppError } from '@partner-commons/platform/errors';
import { HttpRefusal } from '@partner-commons/platform/http/refusal';
import { newId } from '@partner-commons/platform/id';
import type { InnerTokenSigner } from '@partner-commons/platform/inner-token';
import type { ServiceName } from '@partner-commons/platform/service';
import { Agent, stream } from 'undici';
import type { FileHandler } from '../gateway';

/** The largest kind of file; each kind has its own, lower limit at the owning service (architecture.md 4). */
const largestFile = 50 * 1024 * 1024;
const answerWithin = 60_000;

const requestHeaders = ['content-type', 'content-length', 'accept', 'range'] as const;
const responseHeaders = [
  'content-type',
  'content-length',
  'content-disposition',
  'content-security-policy',
  'accept-ranges',
  'content-range',
  'etag',
] as const;

export interface RemoteFilesOptions {
  /** Base URL of the owning service. */
  url: string;
  service: ServiceName;
  signer: InnerTokenSigner;
}

export interface RemoteFiles {
  handle: FileHandler;
  close(): Promise<void>;
}

/** Streams files between the client and the service that owns them; nothing is kept here. */
export function remoteFiles({ url, service, signer }: RemoteFilesOptions): RemoteFiles {
  const agent = new Agent({ connect: { timeout: 3_000 }, headersTimeout: answerWithin, bodyTimeout: answerWithin });
  return {
    close: () => agent.destroy(),
    async handle(request, response) {
      if (Number(request.headers['content-length'] ?? 0) > largestFile) throw tooLarge();
      const token = await signer.sign({ audience: service, scope: 'files', requestId: newId() });
      const headers: Record<string, string> = { authorization: `Bearer ${token}` };
      for (const name of requestHeaders) {
        const value = request.headers[name];
        if (value !== undefined) headers[name] = value;
      }
      const cut = new AbortController();
      response.once('close', () => cut.abort());
      const put = request.method === 'PUT';
      let refusal: Buffer[] | undefined;
      try {
        await stream(
          new URL(request.url ?? '/', url),
          {
            dispatcher: agent,
            method: put ? 'PUT' : 'GET',
            headers,
            body: put ? request.pipe(new SizeGuard()) : undefined,
            signal: cut.signal,
          },
          ({ statusCode, headers: given }) => {
            if (statusCode === 403) {
              refusal = [];
              return collectInto(refusal);
            }
            const kept = responseHeaders.filter((name) => given[name] !== undefined);
            response.writeHead(statusCode, Object.fromEntries(kept.map((name) => [name, given[name]])));
            return response;
          },
        );
      } catch (error) {
        throw error instanceof HttpRefusal ? error : unreachable();
      }
      if (refusal) throw refusalIn(Buffer.concat(refusal));
    },
  };
}

const tooLarge = () => new HttpRefusal(413, `A file holds at most ${largestFile} bytes.`);

const unreachable = () =>
  new AppError(
    'UNAVAILABLE',
    'The service that keeps this file does not answer at the moment. Try again in a minute.',
    {
      reason: 'SUBGRAPH_UNAVAILABLE',
    },
  );

const collectInto = (chunks: Buffer[]) =>
  new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      done();
    },
  });

/** Thrown again here, since wrong signatures are counted at our door. */
function refusalIn(body: Buffer): AppError {
  try {
    const { errors } = JSON.parse(body.toString('utf8'));
    const [{ message, extensions }] = errors;
    return new AppError(extensions.code, message, { reason: extensions.reason });
  } catch {
    return unreachable();
  }
}

/** Counts what really arrives: a chunked upload announces no length. */
class SizeGuard extends Transform {
  private size = 0;

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.size += chunk.length;
    if (this.size > largestFile) done(tooLarge());
    else done(null, chunk);
  }
}
