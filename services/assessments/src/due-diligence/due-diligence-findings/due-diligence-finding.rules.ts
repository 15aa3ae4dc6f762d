import type { FindingRow } from './due-diligence-finding.repository';

/** The latest finding of each dimension, from rows of one case, newest first. */
export function latestOf<Row extends Pick<FindingRow, 'dimension'>>(newestFirst: readonly Row[]): Row[] {
  const latest = new Map<string, Row>();
  for (const row of newestFirst) if (!latest.has(row.dimension)) latest.set(row.dimension, row);
  return [...latest.values()];
}

/** Sealed words are bound to their row, so that none opens under another. */
export const sealContext = (id: string) => `due-diligence:${id}`;
