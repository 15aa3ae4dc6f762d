import type { ServerResponse } from 'node:http';
import { AppError, publicError } from '../errors';
import { HttpRefusal, statusOf } from './refusal';

/** Answers as JSON, whatever happened: a client never has to read HTML. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  sendText(response, status, { 'content-type': 'application/json; charset=utf-8' }, JSON.stringify(body));
}

export function sendText(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  text: string,
): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
  response.end(response.req.method === 'HEAD' ? undefined : text);
}

/** Answers a request that was refused as a whole, in the form of GraphQL errors. */
export function sendError(response: ServerResponse, error: unknown, requestId: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const status = statusOf(error);
  if (error instanceof HttpRefusal) response.setHeaders(new Map(Object.entries(error.headers)));
  if (status === 401) response.setHeader('www-authenticate', 'Bearer');
  if (status === 503) response.setHeader('retry-after', '5');
  if (status === 429) response.setHeader('retry-after', retryAfterOf(error));
  sendJson(response, status, { errors: [publicError(toPublishable(error), requestId)] });
}

/** What the body tells as a fact. */
const retryAfterOf = (error: unknown) =>
  (error instanceof AppError && (error.extensions.facts as { retryAfter?: number })?.retryAfter) || 60;

const toPublishable = (error: unknown) =>
  error instanceof AppError ? error.toJSON() : { message: 'unexpected', extensions: { code: 'INTERNAL' } };
