import { CheckOutcome, DocumentValidity } from '../documents/document.entity';
import type { RegistrationState } from '../registrations/registration.entity';

/** Where the papers of a partner stand, by its registration. */
export type PaperPhase = 'COLLECTING' | 'UNDER_DECISION' | 'KEPT' | 'CLOSED';

const phases: Record<`${RegistrationState}`, PaperPhase> = {
  ACCESS_REQUESTED: 'CLOSED',
  DUPLICATE_REVIEW: 'CLOSED',
  DOCUMENTS_REQUESTED: 'COLLECTING',
  INFO_REQUESTED: 'COLLECTING',
  SUBMITTED: 'UNDER_DECISION',
  IN_VETTING: 'UNDER_DECISION',
  VETTED: 'UNDER_DECISION',
  DECLARATION_PENDING: 'UNDER_DECISION',
  SCREENING_HOLD: 'UNDER_DECISION',
  DECLARATION_REVIEW: 'UNDER_DECISION',
  PROFILE_OPEN: 'KEPT',
  PROFILE_COMPLETE: 'KEPT',
  REGISTERED: 'KEPT',
  REJECTED: 'CLOSED',
  WITHDRAWN: 'CLOSED',
  LAPSED: 'CLOSED',
};

/** A partner of the roster that never asked to be registered collects its papers. */
export const phaseOf = (state: `${RegistrationState}` | null): PaperPhase => (state ? phases[state] : 'COLLECTING');

/** Days before the end of a document in which it may be renewed. */
const renewalDays = 60;
const dayLength = 86_400_000;

/** @param today a legal date, such as 2026-02-27; the last day itself is still in force */
export function validityOf(expiresOn: string | null, today: string): DocumentValidity {
  if (expiresOn === null) return DocumentValidity.VALID;
  if (expiresOn < today) return DocumentValidity.EXPIRED;
  const days = (Date.parse(expiresOn) - Date.parse(today)) / dayLength;
  return days <= renewalDays ? DocumentValidity.EXPIRING : DocumentValidity.VALID;
}

/** What of the version in place decides on a new one. */
interface Present {
  expiresOn: string | null;
  outcome: `${CheckOutcome}` | null;
}

/**
 * Papers are read-only after submission (standards.md 3.4), except to answer a request for information or to renew: to fill a
 * gap, to replace what was refused, or what has ended or ends soon. What vetting does not look at stays open afterwards.
 */
export function mayHandIn(phase: PaperPhase, vetted: boolean, present: Present | null, today: string): boolean {
  if (phase === 'COLLECTING') return true;
  if (phase === 'CLOSED') return false;
  if (phase === 'KEPT' && (!vetted || present === null)) return true;
  return present !== null && isRenewable(present, today);
}

const isRenewable = ({ expiresOn, outcome }: Present, today: string) =>
  outcome === CheckOutcome.REFUSED || validityOf(expiresOn, today) !== DocumentValidity.VALID;
