import { types } from 'node:util';
import type { GraphQLDataSource } from '@apollo/gateway';
import { describeError } from '@partner-commons/platform/http/unexpected';
import type { InnerTokenSigner } from '@partner-commons/platform/inner-token';
import type { Log } from '@partner-commons/platform/log';
import type { RequestInfo } from '@partner-commons/platform/service';
import { parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { Agent, request } from 'undici';
import { z } from 'zod';
import { hasExpectedShape } from './answer-shape';
import { readSubOperation, type SubOperation } from './sub-operation';
import {
  readCall,
  refusedAnswer,
  type SubgraphAnswer,
  type SubgraphCall,
  type SubgraphProcessOptions,
  settleAnswer,
  unavailableAnswer,
} from './subgraph-answer';

export interface RemoteSubgraphOptions {
  /** Name of the service, which is also the audience of its tokens. */
  name: string;
  /** Base URL of the service, without `/graphql`. */
  url: string;
  signer: InnerTokenSigner;
  /** Milliseconds for one request of the plan, the retry included. */
  timeout: number;
  log: Log;
}

const largestAnswer = 16 * 1024 * 1024;
/** More than this at once to one service waits, and waiting counts towards the timeout: a bulkhead. */
const connections = 128;
const operationsKept = 2_000;

const answerSchema = z.looseObject({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .min(1)
    .optional(),
});

/** A service in another process, asked over HTTP with a token that carries the viewer. */
export class RemoteSubgraph implements GraphQLDataSource<RequestInfo> {
  private readonly endpoint: URL;
  private readonly agent = new Agent({ connections, maxResponseSize: largestAnswer });
  private readonly operations = new LRUCache<string, SubOperation>({ max: operationsKept });

  constructor(private readonly options: RemoteSubgraphOptions) {
    this.endpoint = new URL('/graphql', options.url);
  }

  async process(options: SubgraphProcessOptions): Promise<SubgraphAnswer> {
    const call = readCall(options);
    const sub = this.read(call.query);
    try {
      return await this.ask(call, sub);
    } catch (error) {
      const { name, log } = this.options;
      log.warn({ service: name, requestId: call.request.requestId, error: describeError(error) }, 'a service failed');
      return unavailableAnswer(name, sub, call.variables);
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private read(query: string): SubOperation {
    const kept = this.operations.get(query);
    if (kept) return kept;
    const sub = readSubOperation(parse(query, { noLocation: true }));
    this.operations.set(query, sub);
    return sub;
  }

  private async ask(call: SubgraphCall, sub: SubOperation): Promise<SubgraphAnswer> {
    const { query, operationName, variables } = call;
    const body = JSON.stringify({ query, operationName, variables });
    const deadline = AbortSignal.timeout(this.options.timeout);
    const { status, text } = await this.sendWithRetry({ call, sub, body, deadline });
    const { data, errors } = answerSchema.parse(JSON.parse(text));
    if (status === 400) {
      const refusal = errors?.[0];
      if (!refusal) throw new Error('a refusal without errors');
      return refusedAnswer(refusal, sub, variables);
    }
    if (data === null || data === undefined) {
      if (!errors) throw new Error('neither data nor errors');
      return settleAnswer({ data: null, errors }, sub, variables);
    }
    if (!hasExpectedShape(data, { sub, variables, schema: call.schema })) throw new Error('data of another shape');
    return settleAnswer({ data, errors }, sub, variables);
  }

  /** One more try when the connection broke, for queries alone: a mutation may have been carried out. */
  private async sendWithRetry(attempt: Attempt) {
    try {
      return await this.send(attempt);
    } catch (error) {
      const retry = attempt.sub.operation.operation === 'query' && isConnectionError(error);
      if (!retry || attempt.deadline.aborted) throw error;
      return this.send(attempt);
    }
  }

  private async send({ call, body, deadline }: Attempt): Promise<{ status: number; text: string }> {
    const { viewer, requestId } = call.request;
    const { name, signer } = this.options;
    const token = await signer.sign({ audience: name, scope: 'graphql', viewer, requestId, body });
    const answer = await request(this.endpoint, {
      method: 'POST',
      dispatcher: this.agent,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        authorization: `Bearer ${token}`,
      },
      body,
      signal: deadline,
    });
    const status = answer.statusCode;
    const isJson = String(answer.headers['content-type'] ?? '').startsWith('application/json');
    // 401 is our own token refused: a fault between deployables, never the caller's.
    if (!isJson || (status !== 200 && status !== 400)) {
      // Unread it would hold the connection; destroying it raises an error event, which must not end the process.
      answer.body.on('error', () => {}).destroy();
      throw new Error(`answered ${status}${isJson ? '' : ' without JSON'}`);
    }
    return { status, text: await answer.body.text() };
  }
}

interface Attempt {
  call: SubgraphCall;
  sub: SubOperation;
  body: string;
  deadline: AbortSignal;
}

const connectionErrors = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT']);

const isConnectionError = (error: unknown) =>
  types.isNativeError(error) && 'code' in error && connectionErrors.has(String(error.code));
