import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { ConfigError } from '../config';
import { newId } from '../id';
import type { Log } from '../log';
import type { Readiness } from '../service';
import { sendError } from './answers';
import { Drain, type DrainLimits, defaultDrainLimits } from './drain';
import { healthRoutes } from './health';
import { HttpRefusal, statusOf } from './refusal';
import { type Exchange, findRoute, type Route } from './route';
import { describeError } from './unexpected';

export interface HttpServerOptions {
  host: string;
  /** 0 takes a free one. */
  port: number;
  routes: readonly Route[];
  readiness(): Promise<Readiness>;
  log: Log;
  drain?: Partial<DrainLimits>;
  /** Milliseconds in which all headers must have arrived. */
  headersTimeout?: number;
}

export interface HttpServer {
  readonly url: string;
  readonly port: number;
  /** Readiness off, then `Connection: close`, then the rest in flight, then the end within 10 s. */
  stop(): Promise<void>;
}

/** Longer than what load balancers keep idle connections, so that they and not we end them. */
const keepAliveTimeout = 65_000;
/** Uploads stream for as long as this; JSON bodies have their own, shorter limit. */
const requestTimeout = 300_000;
/** How long the unread rest of a refused body is thrown away, so that the client can read the refusal. */
const lingerTime = 1_000;

const securityHeaders = new Map([
  ['cache-control', 'no-store'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['referrer-policy', 'no-referrer'],
  ['strict-transport-security', 'max-age=31536000'],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
]);

/** Listens on plain HTTP. Signals are the program's business, not ours. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const drain = new Drain();
  const health = healthRoutes({ readiness: options.readiness, isDraining: () => drain.draining, log: options.log });
  const routes = [...health, ...options.routes];
  const server = createServer(
    {
      headersTimeout: options.headersTimeout ?? 10_000,
      requestTimeout,
      keepAliveTimeout,
      // Node looks for late sockets only every 30 s by default, which would double the limit of G15.
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => void answer({ request, response, routes, drain, log: options.log }),
  );
  server.on('clientError', refuseUnreadable);
  const port = await listen(server, options);
  let stopping: Promise<void> | undefined;
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    port,
    stop: () => {
      stopping ??= drain.close(server, { ...defaultDrainLimits, ...options.drain });
      return stopping;
    },
  };
}

function listen(server: Server, { host, port }: HttpServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, `${host}:${port}`)));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function listenError(error: NodeJS.ErrnoException, place: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new ConfigError(`${place} is taken. Stop the program that listens there or configure another port.`);
  }
  return new ConfigError(`Cannot listen on ${place} (${error.code}). Configure another host or port.`);
}

interface Arrival {
  request: IncomingMessage;
  response: ServerResponse;
  routes: readonly Route[];
  drain: Drain;
  log: Log;
}

async function answer({ request, response, routes, drain, log }: Arrival): Promise<void> {
  const requestId = newId();
  response.setHeaders(securityHeaders);
  response.setHeader('x-request-id', requestId);
  const signal = drain.track(response);
  // A socket that breaks while we write is the client's leaving, not an error of ours.
  response.on('error', () => response.destroy());
  try {
    const url = parseUrl(request.url ?? '/');
    await routeOf(routes, request, url).handle({ request, response, url, requestId, signal } satisfies Exchange);
  } catch (error) {
    if (statusOf(error) >= 500) log.error({ requestId, error: describeError(error) }, 'a request failed');
    sendError(response, error, requestId);
  }
  discardRest(request);
}

function routeOf(routes: readonly Route[], request: IncomingMessage, url: URL): Route {
  const route = findRoute(routes, url.pathname);
  if (!route) throw new HttpRefusal(404, 'There is nothing at this path.');
  if (!route.methods.includes(request.method ?? '')) {
    throw new HttpRefusal(405, `Use ${route.methods.join(' or ')} here.`, { allow: route.methods.join(', ') });
  }
  return route;
}

function parseUrl(target: string): URL {
  try {
    // `//x` is a path here, not another host.
    return new URL(target.startsWith('/') ? `http://localhost${target}` : target);
  } catch {
    throw new HttpRefusal(400, 'The request target is not a valid URL.');
  }
}

/** Closing at once would reset the connection and lose the answer; reading on for ever would be a gift to attackers. */
function discardRest(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  request.resume();
  const timer = setTimeout(() => request.destroy(), lingerTime);
  request.once('close', () => clearTimeout(timer));
}

const unreadable: Record<string, [status: string, message: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers are too large.'],
};

/** What is not HTTP, or too slow or too long to become it, still gets JSON. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, message] = unreadable[error.code ?? ''] ?? ['400 Bad Request', 'This is not a valid HTTP request.'];
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'INVALID_INPUT', requestId: newId() } }] });
  const head = `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8`;
  socket.end(`${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, () => socket.destroy());
}
