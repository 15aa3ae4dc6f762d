import type { DocumentNode, GraphQLSchema } from 'graphql';
import { assertCost } from './cost.limits';
import { parseBounded } from './parse.limits';
import type { QueryLimits } from './query.limits';
import { measureDocument } from './shape.limits';

export interface AdmittedQuery {
  document: DocumentNode;
  /** Whether it asks for `__schema` or `__type` anywhere. */
  introspects: boolean;
}

export interface OperationToPrice {
  schema: GraphQLSchema;
  /** Already validated against the schema. */
  document: DocumentNode;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

export interface LimitRules {
  /** Parses a text within the limits. To be called before validation, whose work grows faster than the text. */
  admit(source: string): AdmittedQuery;
  /** Refuses an operation whose answer could grow too large with these variable values; returns its cost. */
  price(operation: OperationToPrice): number;
}

/** The one set of limits, used in front of the planner and again in each service (trust.md, promise 5). */
export function limitRules(limits: QueryLimits): LimitRules {
  return {
    admit(source) {
      const document = parseBounded(source, limits);
      return { document, introspects: measureDocument(document, limits).introspects };
    },
    price: (operation) => assertCost(operation, limits),
  };
}
