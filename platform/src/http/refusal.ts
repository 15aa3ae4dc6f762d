import { AppError, type ErrorCode } from '../errors';

/** A refusal at the HTTP door, whose status says more than its code. */
export class HttpRefusal extends AppError {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(status === 404 ? 'NOT_FOUND' : 'INVALID_INPUT', message, { reason: reasons[status] });
    this.name = 'HttpRefusal';
  }
}

const reasons: Record<number, string> = {
  400: 'BAD_REQUEST',
  404: 'NO_SUCH_PATH',
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  408: 'BODY_TOO_SLOW',
  413: 'BODY_TOO_LARGE',
  415: 'CONTENT_TYPE',
};

const statuses: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID_INPUT: 400,
  CONFLICT: 409,
  PRECONDITION_FAILED: 412,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** HTTP status of a request that was refused as a whole; errors of single fields stay 200. */
export function statusOf(error: unknown): number {
  if (error instanceof HttpRefusal) return error.status;
  return error instanceof AppError ? statuses[error.code] : 500;
}
