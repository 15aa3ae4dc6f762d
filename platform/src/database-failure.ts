/** What passes by itself: no way to the server yet, or a server that starts, stops or has no connection left. */
const passing = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['57P01', '57P02', '57P03', '53300'],
]);
/** `pg` gives these no code. */
const brokenConnection = /^Connection terminated|timeout expired|timeout exceeded/;
/** A statement that ran into its time limit. */
const statementTimeout = '57014';

const codeOf = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
};

/** Whether the way to the database is not there for the moment. */
export const isWayLost = (error: Error): boolean => passing.has(codeOf(error)) || brokenConnection.test(error.message);

/** Whether the database was too busy for this request, or not there: the same request may succeed a moment later. */
export const isDatabaseBusy = (error: Error): boolean => codeOf(error) === statementTimeout || isWayLost(error);
