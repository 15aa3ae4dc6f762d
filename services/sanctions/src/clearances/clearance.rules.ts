import type { ClearanceStatus } from './clearance.entity';

export type ClearanceState = `${ClearanceStatus}`;

export interface KnownClearance {
  status: ClearanceState;
  /** Of the screening, and of the partner as it is now. */
  basisHash: string | null;
  currentBasisHash: string | null;
}

/** A "clear" for names that the partner no longer has is none; an open hit stays until somebody looked (trust.md 1). */
export function shownStatus({ status, basisHash, currentBasisHash }: KnownClearance): ClearanceState {
  return status === 'CLEAR' && basisHash !== currentBasisHash ? 'UNKNOWN' : status;
}

/** @param canBeAsked false when no name of the partner has a letter that the scorer can compare */
export function statusAfter({ openHits, canBeAsked }: { openHits: number; canBeAsked: boolean }): ClearanceState {
  if (openHits > 0) return 'HITS_OPEN';
  return canBeAsked ? 'CLEAR' : 'UNKNOWN';
}
