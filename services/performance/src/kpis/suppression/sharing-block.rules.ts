import { fewest, type UnseenCell } from './suppression-block.rules';

/** Two would tell each other. */
const fewestAgencies = 3;

/**
 * Whether figures for totals alone make a sum that tells of none of them (feature 90): they are of three agencies or more,
 * and each of these, who knows its own part, learns of five partners at least (P-INV-4).
 */
export function canStandTogether(cells: readonly Pick<UnseenCell, 'agency' | 'contributors'>[]): boolean {
  const sums = new Map<string, number>();
  // What is about nobody hides nobody.
  for (const { agency, contributors } of cells)
    if (contributors !== 0) sums.set(agency, (sums.get(agency) ?? 0) + (contributors ?? fewest));
  const total = [...sums.values()].reduce((sum, one) => sum + one, 0);
  return sums.size >= fewestAgencies && [...sums.values()].every((one) => total - one >= fewest);
}
