import type { ApolloServer } from '@apollo/server';
import { AppError, type ErrorCode } from '@partner-commons/platform/errors';
import type { Viewer } from '@partner-commons/platform/viewer';
import type { OperationContext } from './operation.server';

/** Runs a GraphQL operation in the caller's name, so that permissions, limits and audit are those of /graphql. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is what the text of the operation asks for
export type Run = (query: string, variables: Record<string, unknown>) => Promise<any>;

/** For the routes that speak another language than GraphQL. */
export function runAs(server: ApolloServer<OperationContext>, viewer: Viewer, requestId: string): Run {
  return async (query, variables) => {
    const { body } = await server.executeOperation({ query, variables }, { contextValue: { viewer, requestId } });
    if (body.kind !== 'single') throw new Error('incremental delivery is not offered');
    const [error] = body.singleResult.errors ?? [];
    if (error) {
      const { code, reason } = error.extensions ?? {};
      throw new AppError((code as ErrorCode) ?? 'INTERNAL', error.message, { reason: reason as string | undefined });
    }
    return body.singleResult.data;
  };
}
