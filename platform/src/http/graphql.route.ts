import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { invalidInput, publicError } from '../errors';
import { sendText } from './answers';
import { requestIdHeader } from './apollo-options';
import { type BodyLimits, defaultBodyLimits, readBody } from './body';
import { parseJsonObject } from './json-body';
import { HttpRefusal } from './refusal';
import type { Exchange, Route } from './route';

export interface Admission<Context> {
  context: Context;
  /** Replaces the server's own where the caller has one that is proven. */
  requestId: string;
}

export interface Knock {
  request: IncomingMessage;
  /** For headers only: it is answered after admission. */
  response: ServerResponse;
  body: Buffer;
  /** The body as a JSON object, parsed once; throws the 400 that says what is wrong with it. */
  readPayload(): Record<string, unknown>;
  requestId: string;
}

export interface GraphqlRouteOptions<Context extends BaseContext> {
  path: string;
  methods: readonly ('GET' | 'POST')[];
  /** A started server, made with apolloOptions. */
  server: ApolloServer<Context>;
  /** Finds out who asks; refuses by throwing an AppError, so that it can come before the body is parsed. */
  admit(knock: Knock): Promise<Admission<Context>>;
  bodyLimits?: BodyLimits;
  /** Bytes of the largest answer; the cost of a query counts values, not how long the texts are (trust.md G05). */
  maxAnswer?: number;
}

/** GraphQL over HTTP straight on node:http; measured cheaper than the standalone server (architecture.md 6). */
export function graphqlRoute<Context extends BaseContext>(options: GraphqlRouteOptions<Context>): Route {
  return { path: options.path, methods: options.methods, handle: (exchange) => answerGraphql(exchange, options) };
}

/** All that Apollo looks at; nothing else of the client's headers gets further. */
const headersForApollo = ['accept', 'content-type', 'x-apollo-operation-name', 'apollo-require-preflight'] as const;

async function answerGraphql<Context extends BaseContext>(
  { request, response, url, requestId: ownId }: Exchange,
  { server, admit, bodyLimits = defaultBodyLimits, maxAnswer = Number.POSITIVE_INFINITY }: GraphqlRouteOptions<Context>,
): Promise<void> {
  checkMediaTypes(request);
  const body = request.method === 'POST' ? await readBody(request, bodyLimits) : Buffer.alloc(0);
  let payload: Record<string, unknown> | undefined;
  const readPayload = () => {
    payload ??= parseJsonObject(body);
    return payload;
  };
  const { context, requestId } = await admit({ request, response, body, readPayload, requestId: ownId });
  response.setHeader(requestIdHeader, requestId);
  const headers = new HeaderMap([[requestIdHeader, requestId]]);
  for (const name of headersForApollo) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const answer = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method ?? 'POST',
      headers,
      search: url.search,
      body: request.method === 'POST' ? readPayload() : undefined,
    },
    context: async () => context,
  });
  if (answer.body.kind !== 'complete') throw new Error('incremental delivery is not offered');
  assertSize(answer.body.string, maxAnswer);
  const status = answer.status ?? 200;
  const text = status < 400 ? answer.body.string : stampRefusal(answer.body.string, requestId);
  sendText(response, status, Object.fromEntries(answer.headers), text);
}

function assertSize(text: string, largest: number): void {
  if (Buffer.byteLength(text) <= largest) return;
  const message = `The answer is larger than ${largest} bytes. Ask for fewer entries or fields; what a mutation changed stands.`;
  throw invalidInput(message, undefined, 'ANSWER_TOO_LARGE');
}

/** Apollo refuses some requests before any plugin runs, so their errors lack the request id. */
function stampRefusal(text: string, requestId: string): string {
  const refusal = JSON.parse(text) as { errors: GraphQLFormattedError[] };
  return JSON.stringify({ ...refusal, errors: refusal.errors.map((error) => publicError(error, requestId)) });
}

const jsonUtf8 = /^application\/json *(?:; *charset="?utf-?8"? *)?$/i;
const acceptable = /\*\/\*|application\/(?:\*|json|graphql-response\+json)/i;

function checkMediaTypes({ method, headers }: IncomingMessage): void {
  if (method === 'POST' && !jsonUtf8.test(headers['content-type'] ?? '')) {
    throw new HttpRefusal(415, 'Send the request as application/json in UTF-8.', { 'accept-post': 'application/json' });
  }
  // Apollo would find out only after a mutation has run.
  if (headers.accept && !acceptable.test(headers.accept)) {
    throw new HttpRefusal(406, 'Accept application/json or application/graphql-response+json.');
  }
}
