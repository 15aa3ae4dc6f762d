import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request and what is known about it before any handler runs. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly requestId: string;
  /** Aborted when the client goes away or the server drains: long polls end on it. */
  readonly signal: AbortSignal;
}

export interface Route {
  /** Exact path; a path that ends in `/` takes everything below it. */
  path: string;
  methods: readonly string[];
  handle(exchange: Exchange): Promise<void>;
}

export function findRoute(routes: readonly Route[], path: string): Route | undefined {
  return routes.find((route) => (route.path.endsWith('/') ? path.startsWith(route.path) : path === route.path));
}
