import { parseArgs } from 'node:util';

export const parts = ['partner', 'search', 'list', 'screening'] as const;
export type Part = (typeof parts)[number];

export interface Options {
  partners: number;
  /** Of the partner question; lists, which cost several times as much, get a share of it. */
  requests: number;
  /** Requests under way at a time. */
  concurrency: number;
  only: readonly Part[];
  /** Directory for CPU profiles of the measured processes. */
  profile: string | undefined;
}

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      partners: { type: 'string', default: '20000' },
      requests: { type: 'string', default: '2000' },
      concurrency: { type: 'string', default: '8' },
      only: { type: 'string', default: parts.join() },
      profile: { type: 'string' },
    },
  });
  const { only, profile } = values;
  return {
    partners: readCount('partners', values.partners, 100),
    requests: readCount('requests', values.requests, 50),
    concurrency: readCount('concurrency', values.concurrency, 1),
    only: only.split(',').map(readPart),
    profile,
  };
}

function readCount(name: string, given: string, least: number): number {
  const count = Number(given);
  if (!Number.isInteger(count) || count < least)
    throw new Error(`--${name} must be a whole number from ${least} upwards.`);
  return count;
}

function readPart(given: string): Part {
  const part = parts.find((name) => name === given);
  if (!part) throw new Error(`--only knows ${parts.join(', ')}; ${given} is none of them.`);
  return part;
}
