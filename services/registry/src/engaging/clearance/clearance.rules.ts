/** How binding a list is (domain-model.md 2.6): INFORMATIVE ones never stop a decision. */
export type ListBinding = 'MANDATORY' | 'RECOGNISED_BY_DEFAULT' | 'INFORMATIVE';

export interface ListConfirmation {
  source: string;
  binding: ListBinding;
  /** Hours after which a confirmation is too old to decide on. */
  maxAgeHours: number;
  confirmedAt: Date;
}

/** What registry knows about one partner's screening, from the feed of sanctions. */
export interface KnownClearance {
  status: 'CLEAR' | 'HITS_OPEN' | 'BLOCKED' | 'UNKNOWN';
  basisHash: string;
  checkedAt: Date;
}

export interface ClearanceFacts {
  clearance: KnownClearance | null;
  currentBasisHash: string;
  confirmations: ListConfirmation[];
  /** When this consumer last reached the end of the feed of sanctions; null before the first time. */
  caughtUpAt: Date | null;
  now: Date;
}

const feedMaxAgeSeconds = 60;

/**
 * Everything that makes a clearance too old or too thin to decide on (architecture.md 5). Empty means: it may be used.
 * Nothing known about lists counts as stale, so an empty registry clears nobody.
 */
export function findStaleness({
  clearance,
  currentBasisHash,
  confirmations,
  caughtUpAt,
  now,
}: ClearanceFacts): string[] {
  const stale: string[] = [];
  // A time in the future was written by a clock that is wrong, so it proves nothing.
  if (!caughtUpAt || Math.abs(now.getTime() - caughtUpAt.getTime()) > feedMaxAgeSeconds * 1000) {
    stale.push('the feed of the sanctions service has not been read to its end within the last minute');
  }
  const binding = confirmations.filter((confirmation) => confirmation.binding !== 'INFORMATIVE');
  if (!binding.some((confirmation) => confirmation.binding === 'MANDATORY')) {
    stale.push('no mandatory sanctions list has been confirmed yet');
  }
  for (const { source, maxAgeHours, confirmedAt } of binding) {
    if (now.getTime() - confirmedAt.getTime() > maxAgeHours * 3_600_000) {
      stale.push(
        `the ${source} list was last confirmed ${confirmedAt.toISOString()}, more than ${maxAgeHours} hours ago`,
      );
    }
  }
  if (!clearance || clearance.status === 'UNKNOWN') stale.push('the partner has not been screened yet');
  else if (clearance.basisHash !== currentBasisHash) stale.push('the partner changed since it was last screened');
  return stale;
}
