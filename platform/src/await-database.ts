import { ConfigError } from './config';
import { isWayLost } from './database-failure';
import type { Log } from './log';
import { failureOf, pause, retryDelay } from './outbox/retry';

/** Classes of SQLSTATE for a wrong user or password, and for a database that does not exist. */
const refusal = /^(28...|3D000)$/;

export interface DatabaseWait {
  /** Whose database it is. */
  name: string;
  log: Log;
  stopping: AbortSignal;
}

/** Repeats until the database answers, so that a process started before it need not be restarted (trust.md F18). */
export async function awaitDatabase<Result>(open: () => Promise<Result>, wait: DatabaseWait): Promise<Result> {
  const { name, log, stopping } = wait;
  for (let failures = 1; ; failures += 1) {
    try {
      return await open();
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (refusal.test(code)) {
        throw new ConfigError(`The database of ${name} refuses the connection (${code}): ${failureOf(error)}.`);
      }
      if (stopping.aborted || !isWayLost(error as Error)) throw error;
      log.warn({ service: name, failures, failure: code || failureOf(error) }, 'waiting for the database');
    }
    await pause(retryDelay(failures), stopping);
    stopping.throwIfAborted();
  }
}
