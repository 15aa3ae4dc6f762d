import type { ApolloServerOptions, ApolloServerPlugin, BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLFormattedError, type ValidationRule } from 'graphql';
import { publicError, publicErrorOf } from '../errors';
import type { Log } from '../log';
import { logUnexpected } from './unexpected';

export interface ApolloChoices<Context extends BaseContext> {
  log: Log;
  introspection: boolean;
  validationRules?: readonly ValidationRule[];
  plugins?: ApolloServerPlugin<Context>[];
}

/** Header in which the GraphQL route hands its request id to the plugins; a client's own value is overwritten. */
export const requestIdHeader = 'x-request-id';

/** graphql-js adds one line to say that it stopped, so that an answer has at most ten (G08). */
export const maxValidationErrors = 9;

/** Everything about an Apollo server that is the same at the gateway and in every service; add schema or gateway. */
export function apolloOptions<Context extends BaseContext>(choices: ApolloChoices<Context>) {
  return {
    introspection: choices.introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    validationRules: [...(choices.validationRules ?? [])],
    validationOptions: { maxErrors: maxValidationErrors },
    formatError: maskError,
    logger: choices.log,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      // The inline trace would carry unmasked error messages past formatError.
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      reportErrors(choices.log),
      ...(choices.plugins ?? []),
    ],
  } satisfies Partial<ApolloServerOptions<Context>>;
}

/** Masks first and without knowledge of the request, so that no path around the plugin can leak. */
const maskError = (formatted: GraphQLFormattedError, error: unknown) =>
  error instanceof GraphQLError ? publicErrorOf(error, 'unknown') : publicError(formatted, 'unknown');

/** Logs what is masked and puts the request id into every error; Apollo's formatError is not told which request it is. */
function reportErrors<Context extends BaseContext>(log: Log): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ request }) {
      const requestId = request.http?.headers.get(requestIdHeader) ?? 'unknown';
      return {
        async didEncounterErrors({ errors }) {
          logUnexpected(errors, requestId, log);
        },
        async willSendResponse({ response }) {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          if (result.errors) result.errors = result.errors.map((error) => publicError(error, requestId));
        },
      };
    },
  };
}
