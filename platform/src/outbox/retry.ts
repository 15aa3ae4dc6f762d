import { setTimeout } from 'node:timers/promises';

/** Low enough that everything has caught up well within the 60 s after which decisions are refused. */
const longestDelay = 5_000;

/** Milliseconds to wait after so many failures in a row. */
export const retryDelay = (failures: number) => Math.min(longestDelay, 100 * 2 ** (failures - 1));

/** Waits, but not longer than until the signal aborts. */
export const pause = (milliseconds: number, signal: AbortSignal) =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);

/** The message alone: errors of the database carry parameters, which may be names of persons. */
export const failureOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
