import { setTimeout as sleep } from 'node:timers/promises';

/** Repeats until it does not throw, for effects that travel by feed or job; the last failure is the test's failure. */
export async function eventually<Result>(attempt: () => Promise<Result>, within = 15_000): Promise<Result> {
  const until = Date.now() + within;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > until) throw error;
    }
    await sleep(50);
  }
}
