import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from './caller';
import { percentile, type TimeLimit, timed } from './measure';

/** trust.md: the p99 of one cheap query every 200 ms. The attacker shares this process, so his work counts as well. */
const neighbourLimit: TimeLimit = { spec: 250, noise: 2 };

export interface NeighbourReport {
  asked: number;
  answered: number;
  p99: number;
}

/** One cheap authorised query every 200 ms during an attack, never waiting for the answer of the one before. */
export async function withNeighbour(caller: Caller, attack: () => Promise<void>): Promise<NeighbourReport> {
  const times: number[] = [];
  const open: Promise<void>[] = [];
  let running = true;
  const ask = async () => {
    const { result, took } = await timed(() => caller.ask('{ agencies { code } }'));
    if (result.status === 200 && !result.errors && result.data.agencies.length > 0) times.push(took);
  };
  const probe = (async () => {
    while (running) {
      open.push(ask().catch(() => undefined));
      await sleep(200);
    }
  })();
  await attack();
  running = false;
  await probe;
  await Promise.all(open);
  return { asked: open.length, answered: times.length, p99: percentile(times, 0.99) };
}

export function expectUndisturbed({ asked, answered, p99 }: NeighbourReport): void {
  expect(asked).toBeGreaterThan(0);
  expect(answered).toBe(asked);
  expect(p99).toBeLessThanOrEqual(neighbourLimit.spec * neighbourLimit.noise);
}
