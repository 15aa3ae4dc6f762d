import { AllegationState, AllegationTriage } from './allegation.enums';

/** Where the first look leads. */
export const afterTriage: Record<AllegationTriage, AllegationState> = {
  WITHIN_MANDATE: AllegationState.UNDER_INVESTIGATION,
  REFER_ELSEWHERE: AllegationState.REFERRED,
  INSUFFICIENT: AllegationState.DISMISSED,
  NO_MISCONDUCT: AllegationState.DISMISSED,
};

const next: Record<AllegationState, readonly AllegationState[]> = {
  RECEIVED: [AllegationState.UNDER_INVESTIGATION, AllegationState.REFERRED, AllegationState.DISMISSED],
  UNDER_INVESTIGATION: [AllegationState.SUBSTANTIATED, AllegationState.UNSUBSTANTIATED, AllegationState.REFERRED],
  SUBSTANTIATED: [],
  UNSUBSTANTIATED: [],
  REFERRED: [],
  DISMISSED: [],
};

export const mayMove = (from: AllegationState, to: AllegationState) => next[from].includes(to);
export const isClosed = (state: AllegationState) => next[state].length === 0;

/** An investigation has an office; nothing else has one. */
export const needsOffice = (triage: AllegationTriage) => triage === AllegationTriage.WITHIN_MANDATE;

/** Years after its end at which the words of an allegation are deleted. */
export const retentionYears = 10;
