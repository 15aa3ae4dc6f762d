import { Pool } from 'undici';
import { type MeasuredProcess, readCpuTimes } from './cpu-time';

export interface Target {
  url: string;
  token: string;
  processes: readonly MeasuredProcess[];
}

export interface Load {
  /** Body of the n-th request. */
  body(index: number): string;
  requests: number;
  concurrency: number;
}

export interface Measurement {
  requests: number;
  /** CPU milliseconds per request, by process. */
  cpu: Record<string, number>;
  /** Wall-clock milliseconds. */
  p50: number;
  p99: number;
  perSecond: number;
}

/** Half as many requests first, so that compilers, caches and connections are warm. */
export async function measureLoad(target: Target, load: Load): Promise<Measurement> {
  const pool = new Pool(target.url, { connections: load.concurrency });
  try {
    await send(pool, target, { ...load, requests: Math.ceil(load.requests / 2) });
    const before = readCpuTimes(target.processes);
    const started = performance.now();
    const times = await send(pool, target, load);
    const seconds = (performance.now() - started) / 1_000;
    const after = readCpuTimes(target.processes);
    const cpu = [...after].map(([name, time]) => [name, (time - (before.get(name) ?? 0)) / load.requests] as const);
    times.sort((a, b) => a - b);
    return {
      requests: load.requests,
      cpu: Object.fromEntries(cpu),
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      perSecond: load.requests / seconds,
    };
  } finally {
    await pool.close();
  }
}

export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Asks one by one on a connection that stays open, as clients do. */
export function openAsker({ url, token }: Target) {
  const pool = new Pool(url, { connections: 1 });
  return { ask: (body: string) => ask(pool, token, body), close: () => pool.close() };
}

/** The data of one answer, which must have no errors. */
export async function askOnce({ url, token }: Target, body: string): Promise<unknown> {
  const pool = new Pool(url, { connections: 1 });
  try {
    return await ask(pool, token, body);
  } finally {
    await pool.close();
  }
}

async function send(pool: Pool, { token }: Target, { body, requests, concurrency }: Load): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  const sender = async () => {
    while (next < requests) {
      const index = next++;
      const started = performance.now();
      await ask(pool, token, body(index));
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, sender));
  return times;
}

async function ask(pool: Pool, token: string, body: string): Promise<unknown> {
  const { statusCode, body: answer } = await pool.request({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
  });
  const text = await answer.text();
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
  // A refusal is cheaper than an answer, so one of them would spoil the figures.
  if (statusCode !== 200 || errors) throw new Error(`Refused with ${statusCode}: ${text.slice(0, 500)}`);
  return data;
}
