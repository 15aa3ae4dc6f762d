/** A figure of the specification, and how much of the machine's noise is allowed for on the clock. */
export interface TimeLimit {
  /** Milliseconds, as the specification says. */
  spec: number;
  /** How many times longer it may take on a machine that is shared. */
  noise: number;
}

interface Work {
  /** Milliseconds of processor time of this process, the median of the rounds; the asking side is included. */
  cpu: number;
  /** Milliseconds on the clock. */
  wall: number;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export async function timed<Result>(act: () => Promise<Result>): Promise<{ result: Result; took: number }> {
  const before = performance.now();
  const result = await act();
  return { result, took: performance.now() - before };
}

/**
 * Asker, neighbour, background work and garbage collection share the process whose time is taken: the refusal itself is
 * a fraction of it. Without limits the same attacks cost seconds (trust.md, fact 2), so the factor hides nothing.
 */
const sharedProcess = 5;

const roundsOfBatch = 5;
const batches = 4;

/**
 * Does it five times, and takes the medians. A machine that is shared can only add to them, for seconds on end, so up to
 * four batches are tried: work that costs too much does so in each of them.
 */
export async function expectWithin({ spec, noise }: TimeLimit, act: () => Promise<void>): Promise<void> {
  const most: Work = { cpu: spec * sharedProcess, wall: spec * noise };
  let work = await measureBatch(act);
  for (let batch = 1; batch < batches && (work.cpu > most.cpu || work.wall > most.wall); batch++) {
    work = await measureBatch(act);
  }
  expect(work.cpu).toBeLessThanOrEqual(most.cpu);
  expect(work.wall).toBeLessThanOrEqual(most.wall);
}

async function measureBatch(act: () => Promise<void>): Promise<Work> {
  const cpu: number[] = [];
  const wall: number[] = [];
  for (let round = 0; round < roundsOfBatch; round++) {
    const before = process.cpuUsage();
    const { took } = await timed(act);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1_000);
    wall.push(took);
  }
  return { cpu: median(cpu), wall: median(wall) };
}
