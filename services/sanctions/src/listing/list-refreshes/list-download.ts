import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Agent, request } from 'undici';
import { allowedListUrl, isLoopbackUrl, type ListHosts } from './list-hosts';
import { isPublicAddress } from './public-address';

/** Why a list could not be fetched, in words for those who run the system; the cause is in the message. */
export class DownloadFailure extends Error {
  override readonly name = 'DownloadFailure';
}

export interface DownloadLimits {
  bytes: number;
  /** For the whole of it, in milliseconds. */
  time: number;
}

const downloadLimits: DownloadLimits = { bytes: 50_000_000, time: 60_000 };

export interface DownloadRequest {
  url: string;
  hosts: ListHosts;
  /** What the server said of the bytes that we have; null when we want them in any case. */
  known: { etag: string | null; modified: string | null } | null;
  signal: AbortSignal;
  limits?: DownloadLimits;
  /** In place of the resolver of the system, for tests. */
  lookup?: LookupFunction;
}

export type Download =
  | { outcome: 'UNCHANGED' }
  | { outcome: 'CONTENT'; etag: string | null; modified: string | null; body: AsyncIterable<Buffer> };

const mostRedirects = 3;

/**
 * Fetches a list from an allowed origin. Redirects stay on that origin; each address is checked when the connection is
 * made, not before it, so that a name cannot change its meaning in between.
 */
export async function withDownload<Result>(
  asked: DownloadRequest,
  take: (download: Download) => Promise<Result>,
): Promise<Result> {
  const { signal, limits = downloadLimits, lookup = systemLookup as unknown as LookupFunction } = asked;
  const url = allowedListUrl(asked.url, asked.hosts);
  if (!url) throw new DownloadFailure('Its address is on a host that is not allowed (SOURCE_NOT_ALLOWED).');
  const within = AbortSignal.any([signal, AbortSignal.timeout(limits.time)]);
  const agent = new Agent({
    connect: { timeout: 10_000, lookup: isLoopbackUrl(url) ? lookup : publicOnly(lookup) },
    maxHeaderSize: 16 * 1024,
    headersTimeout: limits.time,
    bodyTimeout: limits.time,
  });
  try {
    return await take(await follow({ ...asked, limits, within, agent }, url));
  } catch (error) {
    throw failureOf(error, { within, signal, limits });
  } finally {
    await agent.destroy();
  }
}

interface Fetching extends DownloadRequest {
  limits: DownloadLimits;
  within: AbortSignal;
  agent: Agent;
}

async function follow(fetching: Fetching, start: URL): Promise<Download> {
  const { known, within, agent, limits } = fetching;
  const headers: Record<string, string> = { accept: '*/*', 'accept-encoding': 'gzip', 'user-agent': 'partner-commons' };
  if (known?.etag) headers['if-none-match'] = known.etag;
  if (known?.modified) headers['if-modified-since'] = known.modified;
  let url = start;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await request(url, { dispatcher: agent, signal: within, headers });
    const { statusCode, headers: given, body } = answer;
    const header = (name: string) => [given[name]].flat()[0] ?? null;
    if (statusCode >= 300 && statusCode < 400 && statusCode !== 304) {
      await body.dump({ limit: 1024, signal: within });
      url = nextOf(url, header('location'));
      continue;
    }
    if (statusCode === 304 && known) return { outcome: 'UNCHANGED' };
    if (statusCode !== 200) throw new DownloadFailure(`Its server answered with status ${statusCode}.`);
    if (Number(header('content-length') ?? 0) > limits.bytes) throw tooLarge(limits);
    const content = bounded(decoded(body, header('content-encoding')), limits);
    return { outcome: 'CONTENT', etag: header('etag'), modified: header('last-modified'), body: content };
  }
  throw new DownloadFailure('Its server redirects in a circle.');
}

function nextOf(from: URL, location: string | null): URL {
  const next = location !== null && URL.canParse(location, from) ? new URL(location, from) : null;
  if (next && next.origin === from.origin && next.username === '' && next.password === '') return next;
  throw new DownloadFailure('Its server redirects to another host (SOURCE_NOT_ALLOWED).');
}

function decoded(body: Readable, encoding: string | null): Readable {
  if (encoding === null || encoding === 'identity') return body;
  if (encoding !== 'gzip') throw new DownloadFailure(`Its server encodes the file as ${encoding.slice(0, 20)}.`);
  const gunzip = createGunzip();
  body.on('error', (error) => gunzip.destroy(error));
  return body.pipe(gunzip);
}

/** Counts what comes out of the unpacking: a few kilobytes can become gigabytes. */
async function* bounded(body: Readable, limits: DownloadLimits): AsyncGenerator<Buffer, void, void> {
  let total = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > limits.bytes) throw tooLarge(limits);
    yield chunk;
  }
}

/** The address that is connected to, checked: a public name may point to a private address. */
function publicOnly(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '');
      const addresses = Array.isArray(found) ? found : [{ address: found, family: 0 }];
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => !isPublicAddress(address))) {
        return callback(new DownloadFailure('Its host has a private address (SOURCE_NOT_ALLOWED).'), '');
      }
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

function failureOf(
  error: unknown,
  { within, signal, limits }: { within: AbortSignal; signal: AbortSignal; limits: DownloadLimits },
) {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof DownloadFailure) return cause;
  if (signal.aborted) return error;
  if (within.aborted) return new DownloadFailure(`It did not arrive within ${limits.time / 1_000} seconds.`);
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (/^(UND_ERR|E[A-Z]+|Z_|CERT|ERR_TLS|ERR_SSL|DEPTH|SELF|UNABLE)/.test(code)) {
    return new DownloadFailure(`Its server could not be read (${code}).`);
  }
  return error;
}

const tooLarge = ({ bytes }: DownloadLimits) => new DownloadFailure(`It has more than ${bytes} bytes.`);
