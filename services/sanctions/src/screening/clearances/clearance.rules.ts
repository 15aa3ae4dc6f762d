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

export interface ScreeningOutcome {
  /** Hits that nobody has decided yet. */
  open: number;
  confirmed: number;
  /** False when the partner or one of its people has no name with a letter that the scorer can compare. */
  canBeAsked: boolean;
  /** False when its people could not be read, so that nothing is known about them. */
  isRead: boolean;
}

export function statusAfter({ open, confirmed, canBeAsked, isRead }: ScreeningOutcome): ClearanceState {
  if (confirmed > 0) return 'BLOCKED';
  if (!isRead) return 'UNKNOWN';
  if (open > 0) return 'HITS_OPEN';
  return canBeAsked ? 'CLEAR' : 'UNKNOWN';
}
