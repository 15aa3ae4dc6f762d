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

export function mayMove(from: `${RegistrationState}`, to: `${RegistrationState}`): boolean {
  if (isFinal(from)) return false;
  return to === 'WITHDRAWN' || to === 'LAPSED' || (transitions[from]?.includes(to) ?? false);
}
