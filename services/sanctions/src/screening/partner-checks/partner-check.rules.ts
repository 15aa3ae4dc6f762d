export type StopReason =
  | 'MATCH_CONFIRMED'
  | 'MATCH_UNDECIDED'
  | 'NOT_SCREENED'
  | 'LIST_STALE'
  | 'NO_LIST'
  | 'CODE_NOT_ACTIVE'
  | 'INELIGIBLE';

export interface PartnerFacts {
  status: 'CLEAR' | 'HITS_OPEN' | 'BLOCKED' | 'UNKNOWN';
  /** The versions that the clearance was given for. */
  lists: readonly { isStale: boolean }[];
  /** Of the code that was asked with; null when it was another way. */
  codeStatus: string | null;
  /** An entry of the shared list is in force, or a listing was confirmed. */
  isIneligible: boolean;
}

export type PartnerOutcome = 'STOP' | 'NO_REASON_FOUND';

/** Everything that speaks against going on, in the order in which it is shown. Whatever is not known does, too. */
export function reasonsToStop({ status, lists, codeStatus, isIneligible }: PartnerFacts): StopReason[] {
  const reasons: StopReason[] = [];
  if (status === 'BLOCKED') reasons.push('MATCH_CONFIRMED');
  if (isIneligible) reasons.push('INELIGIBLE');
  if (status === 'HITS_OPEN') reasons.push('MATCH_UNDECIDED');
  if (status === 'UNKNOWN') reasons.push('NOT_SCREENED');
  if (lists.length === 0) reasons.push('NO_LIST');
  if (lists.some(({ isStale }) => isStale)) reasons.push('LIST_STALE');
  if (codeStatus !== null && codeStatus !== 'ACTIVE') reasons.push('CODE_NOT_ACTIVE');
  return reasons;
}

export const outcomeOf = (reasons: readonly StopReason[]): PartnerOutcome =>
  reasons.length > 0 ? 'STOP' : 'NO_REASON_FOUND';

const notes: Record<PartnerOutcome, string> = {
  STOP: 'Do not go on before the reasons named here are dealt with by people.',
  NO_REASON_FOUND:
    'Sanctions has found no reason to stop in the lists and versions named here. It says nothing about anything else; ask again right before the money leaves.',
};

export const noteOf = (outcome: PartnerOutcome) => notes[outcome];
