import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { AppError } from '../errors';
import type { LimitRules } from './limit.rules';

/** Prices operations after validation, which makes the variables typed, and before anything runs. */
export function priceOperations<Context extends BaseContext>(limits: LimitRules): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, request }) {
          try {
            limits.price({ schema, document, operationName: request.operationName, variables: request.variables });
          } catch (error) {
            // Without a status of its own, a refusal at this point becomes a 500.
            if (error instanceof AppError) error.extensions.http = { status: 400 };
            throw error;
          }
        },
      };
    },
  };
}
