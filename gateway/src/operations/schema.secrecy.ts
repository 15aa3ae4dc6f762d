import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { OperationContext } from './operation.server';

/** Refused requests list no more than this (trust.md G08); errors of a run keep all, or a null would lose its reason. */
const maxRefusals = 10;
/** A coercion error repeats the whole variable. */
const longestMessage = 400;

const shorten = (message: string) =>
  message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;

/** Validation and coercion speak of fields and arguments, which somebody without a token may not read (trust.md G12). */
function withoutSchema(error: GraphQLFormattedError): GraphQLFormattedError {
  const { code, reason } = error.extensions ?? {};
  if (code !== 'INVALID_INPUT' || reason !== undefined) return error;
  return { ...error, message: 'The query does not fit the schema. Send a token to be told what is wrong with it.' };
}

/** Trims what is said about a request that was refused before it ran. Comes after the plugin that masks. */
export function hideSchema(): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          if (!singleResult.errors || singleResult.data !== undefined) return;
          const errors = singleResult.errors.slice(0, maxRefusals);
          const shown = contextValue.viewer.kind === 'PUBLIC' ? errors.map(withoutSchema) : errors;
          singleResult.errors = shown.map((error) => ({ ...error, message: shorten(error.message) }));
        },
      };
    },
  };
}
