import { GraphQLError } from 'graphql';
import { publicError } from '../errors';
import type { Log } from '../log';

const loggedFields = ['name', 'message', 'stack', 'code'] as const;

/** What a log line may hold of an error: a database error's own fields carry the row, and so personal data. */
export function describeError(error: unknown): Record<string, unknown> {
  if (typeof error !== 'object' || error === null) return { type: typeof error };
  const named = error as Partial<Record<(typeof loggedFields)[number], unknown>>;
  return Object.fromEntries(
    loggedFields.map((field) => [field, named[field]]).filter(([, value]) => typeof value === 'string'),
  );
}

/** Logs, once and with the request id that the caller gets, what is masked in the answer. */
export function logUnexpected(errors: readonly GraphQLError[], requestId: string, log: Log): void {
  for (const error of errors) {
    if (isReportedBelow(error) || publicError(error.toJSON(), requestId).extensions?.code !== 'INTERNAL') continue;
    log.error({ requestId, path: error.path, error: describeError(causeOf(error)) }, 'a field failed unexpectedly');
  }
}

/** The gateway marks errors of services with `serviceName`; the service has logged them already. */
const isReportedBelow = (error: GraphQLError) => typeof error.extensions.serviceName === 'string';

function causeOf(error: GraphQLError): unknown {
  const cause = error.originalError;
  if (cause instanceof GraphQLError) return causeOf(cause);
  return cause ?? error;
}
