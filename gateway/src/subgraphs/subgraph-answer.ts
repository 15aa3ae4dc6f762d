import type { GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { RequestInfo } from '@partner-commons/platform/service';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { affectedPaths, entitiesField, type SubOperation, type Variables } from './sub-operation';

export type SubgraphProcessOptions = GraphQLDataSourceProcessOptions<RequestInfo>;

/** What a data source gives to the gateway; it never throws, since that would lose the whole answer and its paths. */
export interface SubgraphAnswer {
  data?: Record<string, unknown> | null;
  errors?: GraphQLFormattedError[];
}

export interface SubgraphCall {
  query: string;
  operationName?: string;
  variables: Variables;
  request: RequestInfo;
  schema: GraphQLSchema;
}

/** Only operations of clients come this way: the supergraph is a committed file and is never introspected. */
export function readCall(options: SubgraphProcessOptions): SubgraphCall {
  if (!('incomingRequestContext' in options) || !options.request.query) {
    throw new Error('a subgraph is asked only on behalf of an incoming operation');
  }
  const { viewer, requestId } = options.context;
  return {
    query: options.request.query,
    operationName: options.request.operationName,
    variables: options.request.variables ?? {},
    request: { viewer, requestId },
    schema: options.incomingRequestContext.schema,
  };
}

/** The service could not be asked or did not answer properly; says nothing of where it runs (trust.md, fact 4). */
export function unavailableAnswer(service: string, sub: SubOperation, variables: Variables): SubgraphAnswer {
  const message =
    sub.operation.operation === 'mutation'
      ? `The ${service} service did not answer. It is not known whether the change took effect: read it before you repeat it.`
      : `The ${service} service did not answer, so this part is missing and not empty. Try again later.`;
  const extensions = { code: 'UNAVAILABLE', reason: 'SUBGRAPH_UNAVAILABLE', facts: { service } };
  const errors = affectedPaths(sub, variables).map((path) => ({ message, path, extensions }));
  return { data: null, errors };
}

/** The service refused the request as a whole, such as for a limit: its first error stands at every missing field. */
export function refusedAnswer(refusal: GraphQLFormattedError, sub: SubOperation, variables: Variables): SubgraphAnswer {
  const { message, extensions } = refusal;
  return { data: null, errors: affectedPaths(sub, variables).map((path) => ({ message, path, extensions })) };
}

export interface RawAnswer {
  data: Record<string, unknown> | null;
  errors?: GraphQLFormattedError[];
}

/** Puts each error at the fields that are missing for it: clients never asked for `_entities`, and a null needs its reason. */
export function settleAnswer({ data, errors }: RawAnswer, sub: SubOperation, variables: Variables): SubgraphAnswer {
  if (!errors) return { data };
  const [first] = errors;
  if (first?.path?.length === 1 && first.path[0] === entitiesField) return refusedAnswer(first, sub, variables);
  const settled = errors.flatMap((error) => {
    if (error.path?.length !== 2 || error.path[0] !== entitiesField) return [error];
    const ofEntity = affectedPaths(sub, variables).filter(([, index]) => index === error.path?.[1]);
    return ofEntity.map((path) => ({ ...error, path }));
  });
  return { data, errors: settled };
}
