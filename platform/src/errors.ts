import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isDatabaseBusy } from './database-failure';

/** The whole catalogue; domain cases differ by `reason`, never by a new code. docs/errors.md lists both. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID_INPUT',
  'CONFLICT',
  'PRECONDITION_FAILED',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export interface ErrorDetail {
  /** The domain case in upper snake case, such as CLEARANCE_STALE. */
  reason?: string;
  /** Row id or invariant that was broken. */
  rule?: string;
  /** Path of the wrong input, such as `input.names.0.value`. */
  field?: string;
  /** Facts a program needs to go on, such as the current version after a conflict. Never confidential. */
  facts?: Record<string, unknown>;
}

/** A refusal that the caller may see. Everything else that is thrown is logged and masked. */
export class AppError extends GraphQLError {
  constructor(code: ErrorCode, message: string, detail: ErrorDetail = {}) {
    super(message, { extensions: { code, ...detail } });
    this.name = 'AppError';
  }

  get code(): ErrorCode {
    return this.extensions.code as ErrorCode;
  }
}

export const unauthenticated = () =>
  new AppError('UNAUTHENTICATED', 'Sign in: send a bearer token of a trusted issuer with the request.');

export const forbidden = (message: string, reason = 'ROLE_REQUIRED') => new AppError('FORBIDDEN', message, { reason });

/** The same answer for a foreign and an absent row, so that ids cannot be probed. */
export const notFound = (thing: string) => new AppError('NOT_FOUND', `No such ${thing}, or it is not yours to see.`);

export const invalidInput = (message: string, field?: string, reason?: string) =>
  new AppError('INVALID_INPUT', message, { field, reason });

export const versionConflict = (thing: string, currentVersion: number) =>
  new AppError('CONFLICT', `The ${thing} was changed meanwhile. Read it again and repeat the change.`, {
    reason: 'VERSION_CONFLICT',
    facts: { currentVersion },
  });

/** Codes that GraphQL servers raise themselves, in the words of our catalogue. */
const foreignCodes: Record<string, ErrorCode> = {
  GRAPHQL_PARSE_FAILED: 'INVALID_INPUT',
  GRAPHQL_VALIDATION_FAILED: 'INVALID_INPUT',
  BAD_USER_INPUT: 'INVALID_INPUT',
  BAD_REQUEST: 'INVALID_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'INVALID_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'INVALID_INPUT',
};

const publicExtensions = ['code', 'reason', 'rule', 'field', 'facts'] as const;

const databaseBusy = {
  code: 'UNAVAILABLE',
  reason: 'DATABASE_BUSY',
} as const;

/** The public form of an error of execution: what the database was too busy for is worth another try, and says so. */
export function publicErrorOf(error: GraphQLError, requestId: string): GraphQLFormattedError {
  const { originalError } = error;
  const formatted = error.toJSON();
  if (!originalError || originalError instanceof GraphQLError || !isDatabaseBusy(originalError)) {
    return publicError(formatted, requestId);
  }
  const message = 'The service is too busy at the moment. Try again; read a change before you repeat it.';
  return publicError({ ...formatted, message, extensions: databaseBusy }, requestId);
}

/**
 * Allow-list of what leaves a process: message, path and the catalogue's fields of errors that are meant for the
 * caller. All else becomes INTERNAL with a request id (trust.md, facts 4 and 6).
 */
export function publicError(error: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
  const raw = error.extensions?.code;
  const code =
    typeof raw === 'string' ? ((errorCodes as readonly string[]).includes(raw) ? raw : foreignCodes[raw]) : undefined;
  const place = { ...(error.locations && { locations: error.locations }), ...(error.path && { path: error.path }) };
  if (!code || code === 'INTERNAL') {
    return {
      message: `Something went wrong on our side. Quote request ${requestId} when you report it.`,
      ...place,
      extensions: { code: 'INTERNAL', requestId },
    };
  }
  const extensions: Record<string, unknown> = {};
  for (const key of publicExtensions) {
    const value = error.extensions?.[key];
    if (value !== undefined) extensions[key] = value;
  }
  // "Did you mean" would spell out the schema to somebody who may not read it (G12).
  const message = error.message.replace(/ Did you mean .*\?$/, '');
  return { message, ...place, extensions: { ...extensions, code, requestId } };
}
