import type { RegistrationState } from './registration.entity';

/** domain-model.md 2.2: from → to. WITHDRAWN and LAPSED are reached from every state that is not final. */
const transitions: Partial<Record<RegistrationState, readonly `${RegistrationState}`[]>> = {
  ACCESS_REQUESTED: ['DUPLICATE_REVIEW', 'DOCUMENTS_REQUESTED', 'REJECTED'],
  DUPLICATE_REVIEW: ['DOCUMENTS_REQUESTED', 'REJECTED'],
  DOCUMENTS_REQUESTED: ['SUBMITTED'],
  SUBMITTED: ['IN_VETTING'],
  IN_VETTING: ['VETTED', 'INFO_REQUESTED', 'REJECTED'],
  INFO_REQUESTED: ['SUBMITTED'],
  VETTED: ['DECLARATION_PENDING'],
  DECLARATION_PENDING: ['SCREENING_HOLD'],
  SCREENING_HOLD: ['DECLARATION_REVIEW', 'REJECTED'],
  DECLARATION_REVIEW: ['PROFILE_OPEN', 'DECLARATION_PENDING', 'REJECTED'],
  PROFILE_OPEN: ['PROFILE_COMPLETE'],
  PROFILE_COMPLETE: ['REGISTERED', 'PROFILE_OPEN'],
};

const final: readonly `${RegistrationState}`[] = ['REGISTERED', 'REJECTED', 'WITHDRAWN', 'LAPSED'];

export const isFinal = (state: `${RegistrationState}`) => final.includes(state);

/** Ended without a code, so that the partner may begin another registration. */
export const mayStartAgain = (state: `${RegistrationState}`) => isFinal(state) && state !== 'REGISTERED';

export function mayMove(from: `${RegistrationState}`, to: `${RegistrationState}`): boolean {
  if (isFinal(from)) return false;
  return to === 'WITHDRAWN' || to === 'LAPSED' || (transitions[from]?.includes(to) ?? false);
}

/** States whose reason is for the partner to read: what it must do, or why it ended. */
const reasonsForPartners: readonly `${RegistrationState}`[] = [
  'DOCUMENTS_REQUESTED',
  'INFO_REQUESTED',
  'DECLARATION_PENDING',
  'REJECTED',
  'WITHDRAWN',
  'LAPSED',
];

/** What a partner reads: on hold always the same words, so that nothing tells whether there are hits (2.8, story 4.a step 8). */
export function reasonForPartner(state: `${RegistrationState}`, reason: string | null): string | null {
  if (state === 'SCREENING_HOLD') return 'UNDER_REVIEW';
  return reasonsForPartners.includes(state) ? reason : null;
}
