import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Caller } from './caller';
import { percentile, type TimeLimit, timed } from './measure';

/** trust.md: the p99 of one cheap query every 200 ms. The attacker shares this process, so his work counts as well. */
const neighbourLimit: TimeLimit = { spec: 250, noise: 2 };

interface NeighbourReport {
  asked: number;
  answered: number;
  p99: number;
  /** The longest time for which the machine itself let nothing run, in milliseconds. */
  stall: number;
}

/** A thread that sleeps: what blocks this one does not touch it, so it oversleeps only when the machine stalls. */
const sleeper = `
  const { parentPort } = require('node:worker_threads');
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 50);
    last = now;
  }, 50);
  parentPort.once('message', () => {
    clearInterval(timer);
    parentPort.postMessage(longest);
  });`;

/** Watches the machine until the function that it gives is called. */
function watchMachine(): () => Promise<number> {
  const worker = new Worker(sleeper, { eval: true, execArgv: [] });
  worker.unref();
  return () =>
    new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.postMessage('end');
    });
}

/** One cheap authorised query every 200 ms during an attack, never waiting for the answer of the one before. */
async function withNeighbour(caller: Caller, attack: () => Promise<void>): Promise<NeighbourReport> {
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
  const stalled = watchMachine();
  await attack();
  running = false;
  await probe;
  await Promise.all(open);
  return { asked: open.length, answered: times.length, p99: percentile(times, 0.99), stall: await stalled() };
}

const tries = 3;

/** What disturbs does so each time; a machine that is shared may make a neighbour wait once. */
export async function expectUndisturbed(caller: Caller, attack: () => Promise<void>): Promise<NeighbourReport> {
  let report = await withNeighbour(caller, attack);
  for (let again = 1; again < tries && isLate(report); again++) report = await withNeighbour(caller, attack);
  expect(report.asked).toBeGreaterThan(0);
  expect(report.answered).toBe(report.asked);
  expect(report.p99).toBeLessThanOrEqual(mostFor(report));
  return report;
}

const mostFor = ({ stall }: NeighbourReport) => neighbourLimit.spec * neighbourLimit.noise + stall;
const isLate = (report: NeighbourReport) => report.p99 > mostFor(report);
