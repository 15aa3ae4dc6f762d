import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { AppError } from '../errors';
import type { Log } from '../log';
import type { Background } from '../work';
import { withAdvisoryLock } from './advisory-lock';

/** Work that time brings, such as registrations that lapse. It may run any number of times, and decides by the clock. */
export interface Timer<Features> {
  name: string;
  everySeconds: number;
  run(background: Background<Features>): Promise<void>;
}

export interface TimersParts<Features> {
  timers: readonly Timer<Features>[];
  background: Background<Features>;
  dataSource: DataSource;
  log: Log;
  /** Milliseconds between two runs of each, in place of their own; for tests. */
  pace?: number;
}

/** One run of a timer at a time, whatever the number of processes: the lock ends with its transaction. */
export function startTimers<Features>({ timers, background, dataSource, log, pace }: TimersParts<Features>) {
  const stopping = new AbortController();
  const running = timers.map(repeat);

  async function repeat({ name, everySeconds, run }: Timer<Features>): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await dataSource.transaction((manager) => withAdvisoryLock(manager, `timer:${name}`, () => run(background)));
      } catch (error) {
        const elsewhere = error instanceof AppError && error.extensions.reason === 'ALREADY_RUNNING';
        if (!elsewhere && !stopping.signal.aborted) {
          log.error({ failure: (error as Error).message, timer: name }, 'a timer failed; it is tried again');
        }
      }
      await sleep(pace ?? everySeconds * 1_000, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    }
  }

  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
