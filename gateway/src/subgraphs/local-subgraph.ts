import type { GraphQLDataSource } from '@apollo/gateway';
import { AppError, publicError, publicErrorOf } from '@partner-commons/platform/errors';
import { maxValidationErrors } from '@partner-commons/platform/http/apollo-options';
import { describeError, logUnexpected } from '@partner-commons/platform/http/unexpected';
import { type LimitRules, limitRules } from '@partner-commons/platform/limits/limit.rules';
import { serviceLimits } from '@partner-commons/platform/limits/query.limits';
import type { Log } from '@partner-commons/platform/log';
import type { RequestInfo, Service } from '@partner-commons/platform/service';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLFormattedError,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { readSubOperation, type SubOperation, type Variables } from './sub-operation';
import {
  readCall,
  refusedAnswer,
  type SubgraphAnswer,
  type SubgraphCall,
  type SubgraphProcessOptions,
  settleAnswer,
  unavailableAnswer,
} from './subgraph-answer';

export interface LocalSubgraphOptions {
  service: Service;
  /** Milliseconds for one request of the plan. */
  timeout: number;
  log: Log;
  /** The same as listenService has, so that both topologies refuse alike. */
  limits?: LimitRules;
}

interface Prepared {
  sub: SubOperation;
  refusal?: GraphQLFormattedError;
}

/** Plans inline literals, so documents are as many as clients like: bounded by their number and by their text. */
const operationsKept = { max: 2_000, maxSize: 16_000_000 };

/** A service in this process: same schema, context, masking and timeout as over HTTP, without socket and signature. */
export class LocalSubgraph implements GraphQLDataSource<RequestInfo> {
  private readonly prepared = new LRUCache<string, Prepared>({
    ...operationsKept,
    sizeCalculation: (_, query) => query.length + 1,
  });

  private readonly limits: LimitRules;

  constructor(private readonly options: LocalSubgraphOptions) {
    this.limits = options.limits ?? limitRules(serviceLimits);
  }

  async process(options: SubgraphProcessOptions): Promise<SubgraphAnswer> {
    const call = readCall(options);
    const { requestId } = call.request;
    const prepared = this.prepare(call.query);
    const { sub } = prepared;
    const refusal = prepared.refusal ?? this.priceRefusal(call, sub);
    if (refusal) return refusedAnswer(publicError(refusal, requestId), sub, call.variables);
    try {
      return this.mask(await this.run(call, sub), call, sub);
    } catch (error) {
      const { service, log } = this.options;
      log.warn({ service: service.name, requestId, error: describeError(error) }, 'a service failed');
      return unavailableAnswer(service.name, sub, call.variables);
    }
  }

  /**
   * Validated once per document and not never: the gateway knows our own scalars by name only, so a literal that they
   * refuse passes there, and would end as a masked internal error in a field.
   */
  private prepare(query: string): Prepared {
    const kept = this.prepared.get(query);
    if (kept) return kept;
    const document = parse(query, { noLocation: true });
    const refusal = this.refusalOf(query, document);
    const prepared = { sub: readSubOperation(document), refusal };
    this.prepared.set(query, prepared);
    return prepared;
  }

  private refusalOf(query: string, document: DocumentNode): GraphQLFormattedError | undefined {
    const tooLarge = refusalBy(() => this.limits.admit(query));
    if (tooLarge) return tooLarge;
    const { schema } = this.options.service;
    const [error] = validate(schema, document, specifiedRules, { maxErrors: maxValidationErrors });
    return error && withCode(error, 'GRAPHQL_VALIDATION_FAILED');
  }

  private priceRefusal({ operationName, variables }: SubgraphCall, { document }: SubOperation) {
    const { schema } = this.options.service;
    return refusalBy(() => this.limits.price({ schema, document, operationName, variables }));
  }

  private async run(call: SubgraphCall, sub: SubOperation): Promise<ExecutionResult> {
    const { service, timeout } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), timeout);
    });
    try {
      const running = execute({
        schema: service.schema,
        document: sub.document,
        contextValue: service.createContext(call.request),
        variableValues: asSent(call.variables),
        operationName: call.operationName,
      });
      return await Promise.race([running, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private mask(result: ExecutionResult, { request, variables }: SubgraphCall, sub: SubOperation): SubgraphAnswer {
    const { data, errors } = result;
    if (!errors) return { data };
    if (data === undefined) {
      // Without data it was not executed: a variable had no value of its type, as Apollo Server also finds.
      const refusal = withCode(errors[0] as GraphQLError, 'BAD_USER_INPUT');
      return refusedAnswer(publicError(refusal, request.requestId), sub, variables);
    }
    logUnexpected(errors, request.requestId, this.options.log);
    const masked = errors.map((error) => publicErrorOf(error, request.requestId));
    return settleAnswer({ data, errors: masked }, sub, variables);
  }
}

/** What a limit has against a request, in the form in which the service would have answered it. */
function refusalBy(check: () => unknown): GraphQLFormattedError | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.toJSON();
    throw error;
  }
}

function withCode(error: GraphQLError, code: string): GraphQLFormattedError {
  return { ...error.toJSON(), extensions: { ...error.extensions, code } };
}

/** Keys of joined entities come from another service's live result; over HTTP they arrive as JSON, so here too. */
function asSent(variables: Variables): Variables {
  if (variables.representations === undefined) return variables;
  return { ...variables, representations: JSON.parse(JSON.stringify(variables.representations)) };
}
