import type { IncomingMessage } from 'node:http';

/** The bearer token of a request; only the header counts, since URLs end up in logs (A09). */
export function bearerToken(request: IncomingMessage): string | undefined {
  return /^bearer +([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
}
