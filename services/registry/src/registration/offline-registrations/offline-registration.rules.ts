import type { RegistrationState } from '../registrations/registration.entity';
import { isFinal } from '../registrations/registration.rules';

export type OfflineStepKind =
  | 'ACCESS_REQUEST'
  | 'DOCUMENT'
  | 'RECOMMENDATION_LETTER'
  | 'KEY_PERSON'
  | 'SUBMISSION'
  | 'DECLARATION'
  | 'PROFILE_SECTION'
  | 'CONFIRMATION';

/** One thing that a pack brings, with its place there. */
export interface OfflineStep {
  kind: OfflineStepKind;
  path: string;
}

export interface StepProblem {
  path: string;
  reason: string;
  message: string;
}

type State = `${RegistrationState}`;

const collecting: readonly State[] = ['DOCUMENTS_REQUESTED', 'INFO_REQUESTED'];
const profileStates: readonly State[] = ['PROFILE_OPEN', 'PROFILE_COMPLETE', 'REGISTERED'];
const vetting: readonly State[] = ['SUBMITTED', 'IN_VETTING', 'VETTED'];
const beforeSigning: readonly State[] = [
  'ACCESS_REQUESTED',
  'DUPLICATE_REVIEW',
  ...collecting,
  ...vetting,
  'DECLARATION_PENDING',
];

/** States in which a step can be applied, and those from which on it comes too late. */
const turns: Record<OfflineStepKind, { in: readonly State[]; until: readonly State[] }> = {
  ACCESS_REQUEST: { in: [], until: [] },
  DOCUMENT: { in: collecting, until: ['ACCESS_REQUESTED', 'DUPLICATE_REVIEW', ...collecting, ...vetting] },
  RECOMMENDATION_LETTER: { in: collecting, until: ['ACCESS_REQUESTED', 'DUPLICATE_REVIEW', ...collecting, ...vetting] },
  KEY_PERSON: { in: [...collecting, 'DECLARATION_PENDING'], until: beforeSigning },
  SUBMISSION: {
    in: ['DOCUMENTS_REQUESTED'],
    until: ['ACCESS_REQUESTED', 'DUPLICATE_REVIEW', 'DOCUMENTS_REQUESTED'],
  },
  DECLARATION: { in: ['DECLARATION_PENDING'], until: beforeSigning },
  PROFILE_SECTION: {
    in: profileStates,
    until: [...beforeSigning, 'SCREENING_HOLD', 'DECLARATION_REVIEW', ...profileStates],
  },
  CONFIRMATION: {
    in: profileStates,
    until: [...beforeSigning, 'SCREENING_HOLD', 'DECLARATION_REVIEW', ...profileStates],
  },
};

export const isTurn = (kind: OfflineStepKind, state: State) => turns[kind].in.includes(state);

/** Whether somebody did it another way meanwhile, so that the registration has gone on without it. */
export const isTooLate = (kind: OfflineStepKind, state: State) => !turns[kind].until.includes(state);

export type OfflineProgress = 'WAITING' | 'READY' | 'BLOCKED' | 'APPLIED' | 'ENDED';

interface Kept {
  pending: readonly OfflineStep[];
  problems: readonly { path: string }[];
  closedAt: Date | null;
}

export function progressOf({ pending, problems, closedAt }: Kept, state: State): OfflineProgress {
  if (closedAt !== null) return pending.length === 0 ? 'APPLIED' : 'ENDED';
  if (isFinal(state) && state !== 'REGISTERED') return 'ENDED';
  const due = pending.filter(({ kind }) => isTurn(kind, state));
  if (due.length === 0) return 'WAITING';
  return due.some((step) => !problems.some(({ path }) => path === step.path)) ? 'READY' : 'BLOCKED';
}
