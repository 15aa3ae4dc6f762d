/** A smaller number could tell who. */
const smallest = 5;

export interface Figure {
  category: string;
  /** Null when it is smaller than five, none included. */
  allegations: number | null;
}

export const suppress = (counts: readonly { category: string; count: number }[]): Figure[] =>
  counts.map(({ category, count }) => ({ category, allegations: count < smallest ? null : count }));

/** What the total is, when the categories cannot be worked out from it: what they leave open is nothing, or at least five. */
export function totalOf(counts: readonly { category: string; count: number }[]): number | null {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const hidden = counts.filter(({ count }) => count < smallest).reduce((sum, { count }) => sum + count, 0);
  // Five or more that are hidden are of two categories at least.
  const isSafe = hidden === 0 || hidden >= smallest;
  return total >= smallest && isSafe ? total : null;
}
