import { GraphQLError, getNamedType, getNullableType, getOperationAST, isLeafType, isListType } from 'graphql';
import { type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';
import { invalidInput } from '../errors';
import { assertWithin, pageSizeRule } from './limit.error';
import type { OperationToPrice } from './limit.rules';
import type { QueryLimits } from './query.limits';

const pageArguments = new Set(['first', 'last']);

/** The whole schema is one page of text: a handful of copies at most in one answer. */
const introspectionCost = new Map([
  ['__schema', 2_000],
  ['__type', 200],
  ['__typename', 0],
]);

/** Level by level instead of by recursion, because the coercion of deep values would end in the stack. */
function assertVariables(variables: Record<string, unknown>, limits: QueryLimits): void {
  let level: unknown[] = [variables];
  for (let depth = 0; level.length > 0; depth++) {
    assertWithin('QUERY_TOO_DEEP', 'levels of variables', depth, limits.maxNesting);
    assertWithin('QUERY_TOO_LARGE', 'values in its variables', level.length, limits.maxVariableValues);
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
}

/** Largest page size among the arguments, also inside input objects; undefined when none is given. */
function findPageSize(value: unknown, limits: QueryLimits): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  let largest: number | undefined;
  for (const [name, inner] of Object.entries(value)) {
    const size = pageArguments.has(name) && typeof inner === 'number' ? inner : findPageSize(inner, limits);
    if (size === undefined) continue;
    if (size < 1 || size > limits.maxPage) {
      throw invalidInput(pageSizeRule(name, limits.maxPage), name, 'PAGE_SIZE');
    }
    largest = Math.max(largest ?? 0, size);
  }
  return largest;
}

/** How many times the children of a field may appear for one parent. */
function countChildren({ type, field, args }: ComplexityEstimatorArgs, limits: QueryLimits): number {
  // One representation per entity of the other services' rows: bounded by the cost of the caller's own query.
  if (field.name === '_entities' && Array.isArray(args.representations)) return args.representations.length;
  const given = findPageSize(args, limits);
  if (given !== undefined) return given;
  if (field.args.some((argument) => pageArguments.has(argument.name))) return limits.defaultPage;
  // The page size stands on the connection; its own edges are already counted there.
  if (type.name.endsWith('Connection')) return 1;
  return isListType(getNullableType(field.type)) ? limits.assumedList : 1;
}

function priceField(at: ComplexityEstimatorArgs, limits: QueryLimits): number {
  const introspection = introspectionCost.get(at.field.name);
  if (introspection !== undefined) return introspection;
  const each = isLeafType(getNamedType(at.field.type)) ? 1 : 1 + at.childComplexity;
  return countChildren(at, limits) * each;
}

/** Variable values count, unlike in rules that see the text only (trust.md fact 3). */
export function assertCost(operation: OperationToPrice, limits: QueryLimits): number {
  if (!getOperationAST(operation.document, operation.operationName)) {
    throw invalidInput('Name in operationName one of the operations that the query holds.', 'operationName');
  }
  const variables = operation.variables ?? {};
  assertVariables(variables, limits);
  let cost: number;
  try {
    cost = getComplexity({
      schema: operation.schema,
      query: operation.document,
      variables,
      operationName: operation.operationName ?? undefined,
      maxQueryNodes: limits.maxFields * 2,
      estimators: [(at) => priceField(at, limits)],
    });
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.extensions.code) throw error;
    throw invalidInput(error.message);
  }
  assertWithin('QUERY_TOO_COSTLY', 'values to answer', cost, limits.maxCost);
  return cost;
}
