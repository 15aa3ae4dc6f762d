import { ConfigError } from './config';
import type { Log } from './log';

const stopWithin = 10_000;

/** Runs a program until SIGTERM or SIGINT; what `start` returns ends it in order. */
export function runProcess(log: Log, start: () => Promise<() => Promise<void>>): void {
  const started = start();
  let ending = false;
  const end = async (signal: string) => {
    if (ending) return;
    ending = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), stopWithin).unref();
    const stop = await started.catch(() => null);
    await stop?.();
    process.exit(0);
  };
  process.on('SIGTERM', () => void end('SIGTERM'));
  process.on('SIGINT', () => void end('SIGINT'));
  started.catch((error: unknown) => {
    // What the operator can mend is one line; only the unexpected needs a stack.
    if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
    else log.fatal({ err: error }, 'the program could not start');
    process.exit(1);
  });
}
