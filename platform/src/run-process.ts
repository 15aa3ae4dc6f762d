import { ConfigError } from './config';
import type { Log } from './log';

const stopWithin = 10_000;

/**
 * Runs a program until SIGTERM or SIGINT; what `start` returns ends it in order.
 * @param start gets a signal on which it gives up what it still waits for
 */
export function runProcess(log: Log, start: (stopping: AbortSignal) => Promise<() => Promise<void>>): void {
  const stopping = new AbortController();
  const started = start(stopping.signal);
  const end = async (signal: string) => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), stopWithin).unref();
    const stop = await started.catch(() => null);
    await stop?.();
    process.exit(0);
  };
  process.on('SIGTERM', () => void end('SIGTERM'));
  process.on('SIGINT', () => void end('SIGINT'));
  started.catch((error: unknown) => {
    // A start that a signal broke off did not fail.
    if (stopping.signal.aborted) return;
    // What the operator can mend is one line; only the unexpected needs a stack.
    if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
    else log.fatal({ err: error }, 'the program could not start');
    process.exit(1);
  });
}
