import type { Run } from '../operations/operation.run';
import type { Ask, Extension } from './reconciliation.query';

export interface Named {
  id: string;
  name: string;
  description?: string;
}

export interface Candidate extends Named {
  /** 0 to 100. */
  score: number;
  /** Whether nobody needs to look at it. */
  match: boolean;
  type: Named[];
  features: { id: string; value: number | boolean }[];
}

export interface Found {
  result: Candidate[];
  /** What the answer is worth, beside the candidates; the API leaves room for it. */
  [word: string]: unknown;
}

/** Something that rows of a table can be matched with. */
export interface Space {
  path: string;
  name: string;
  identifierSpace: string;
  types: Named[];
  properties: Named[];
  find(ask: Ask, run: Run): Promise<Found>;
  suggest?(prefix: string, run: Run): Promise<Named[]>;
  /** Lines of a small page about one entity, its name first; null when it is not there. */
  preview?(id: string, run: Run): Promise<string[] | null>;
  extend?: {
    properties: Named[];
    rows(extension: Extension, run: Run): Promise<Record<string, Record<string, { str: string }[]>>>;
  };
}

/** A few at a time: a batch must not take the place of everybody else's requests. */
const atOnce = 4;

export async function eachOf<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += atOnce) {
    results.push(...(await Promise.all(items.slice(start, start + atOnce).map(work))));
  }
  return results;
}
