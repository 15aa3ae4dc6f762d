const rows = [new Uint8Array(200), new Uint8Array(200), new Uint8Array(200)] as [Uint8Array, Uint8Array, Uint8Array];

/** Insertions, deletions, substitutions and swaps of neighbours, given up as soon as the budget is spent. */
export function editDistance(a: string, b: string, budget: number): number {
  let [before, previous, current] = rows;
  for (let j = 0; j <= b.length; j += 1) previous[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    const letter = a.charCodeAt(i - 1);
    // Cells further than the budget from the diagonal cannot lead to an answer within it.
    const first = Math.max(1, i - budget);
    const last = Math.min(b.length, i + budget);
    current[first - 1] = first === 1 ? i : budget + 1;
    let least = budget + 1;
    for (let j = first; j <= last; j += 1) {
      const other = b.charCodeAt(j - 1);
      let cost = (previous[j - 1] as number) + (letter === other ? 0 : 1);
      if (j < i + budget) cost = Math.min(cost, (previous[j] as number) + 1);
      cost = Math.min(cost, (current[j - 1] as number) + 1);
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      }
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > budget) return budget + 1;
    [before, previous, current] = [previous, current, before];
  }
  return Math.min(budget + 1, previous[b.length] as number);
}
