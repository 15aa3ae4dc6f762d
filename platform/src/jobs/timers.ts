import type { DataSource } from 'typeorm';
import type { Clock } from '../clock';
import { Doorbell } from '../doorbell';
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
  clock: Clock;
  /** Milliseconds between two runs of each, in place of their own; for tests. */
  pace?: number;
}

interface Due<Features> {
  timer: Timer<Features>;
  at: number;
}

/**
 * One run of a timer at a time, whatever the number of processes: the lock ends with its transaction. In each process they
 * run one after the other, since each takes a second connection for its work and would else wait for the others' for ever.
 */
export function startTimers<Features>({ timers, background, dataSource, log, clock, pace }: TimersParts<Features>) {
  const stopping = new AbortController();
  const moved = clock.moved ?? new Doorbell();
  const queue: Due<Features>[] = timers.map((timer) => ({ timer, at: 0 }));
  const running = queue.length > 0 ? repeat() : Promise.resolve();

  async function repeat(): Promise<void> {
    let seen = moved.mark();
    while (!stopping.signal.aborted) {
      const mark = moved.mark();
      if (mark !== seen) for (const due of queue) due.at = 0;
      seen = mark;
      const next = queue.reduce((first, due) => (due.at < first.at ? due : first));
      const early = next.at - Date.now();
      if (early > 0) {
        await moved.wait(mark, early, stopping.signal);
        continue;
      }
      await runOnce(next.timer);
      next.at = Date.now() + (pace ?? next.timer.everySeconds * 1_000);
    }
  }

  async function runOnce({ name, run }: Timer<Features>): Promise<void> {
    try {
      await dataSource.transaction((manager) => withAdvisoryLock(manager, `timer:${name}`, () => run(background)));
    } catch (error) {
      const elsewhere = error instanceof AppError && error.extensions.reason === 'ALREADY_RUNNING';
      if (elsewhere || stopping.signal.aborted) return;
      log.error({ failure: (error as Error).message, timer: name }, 'a timer failed; it is tried again');
    }
  }

  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
