import type { Day } from '@partner-commons/platform/whole-days';

export enum ReferralState {
  DRAFT = 'DRAFT',
  LEGAL_CLEARANCE = 'LEGAL_CLEARANCE',
  SENT = 'SENT',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  UNDER_INVESTIGATION = 'UNDER_INVESTIGATION',
  CLOSED_NO_ACTION = 'CLOSED_NO_ACTION',
  PROSECUTED = 'PROSECUTED',
  CONVICTED = 'CONVICTED',
  ACQUITTED = 'ACQUITTED',
}

type State = `${ReferralState}`;

/** Where a referral may go from each state; what is not here is refused. An authority may skip to say that it looks into it. */
export const transitions: Record<State, readonly State[]> = {
  DRAFT: ['LEGAL_CLEARANCE'],
  LEGAL_CLEARANCE: ['SENT'],
  SENT: ['ACKNOWLEDGED', 'UNDER_INVESTIGATION', 'CLOSED_NO_ACTION'],
  ACKNOWLEDGED: ['UNDER_INVESTIGATION', 'CLOSED_NO_ACTION'],
  UNDER_INVESTIGATION: ['CLOSED_NO_ACTION', 'PROSECUTED'],
  PROSECUTED: ['CONVICTED', 'ACQUITTED', 'CLOSED_NO_ACTION'],
  CLOSED_NO_ACTION: [],
  CONVICTED: [],
  ACQUITTED: [],
};

export interface ReferralStepQuestion {
  from: State;
  to: State;
  /** When it happened, and when the step before did. */
  on: Day;
  before: Day;
  today: Day;
  isAuthor: boolean;
  isLegalOfficer: boolean;
}

export type ReferralRefusal = 'INVALID_STATE' | 'AUTHOR' | 'NOT_LEGAL' | 'DAY';

/** Null when the step may be taken: a legal officer who did not write it clears a referral before it leaves the agency. */
export function stepRefusal(question: ReferralStepQuestion): ReferralRefusal | null {
  const { from, to, on, before, today, isAuthor, isLegalOfficer } = question;
  if (!transitions[from].includes(to)) return 'INVALID_STATE';
  if (to === 'LEGAL_CLEARANCE' && !isLegalOfficer) return 'NOT_LEGAL';
  if (to === 'LEGAL_CLEARANCE' && isAuthor) return 'AUTHOR';
  return on > today || on < before ? 'DAY' : null;
}
