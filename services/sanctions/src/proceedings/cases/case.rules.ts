import type { CaseState, CaseTrack } from './case-codes';

export type State = `${CaseState}`;

/** Where a case may go from each state (domain-model.md 2.6). What is not here is refused. */
const transitions: Record<State, readonly State[]> = {
  INTAKE: ['PRELIMINARY_REVIEW', 'DISMISSED'],
  PRELIMINARY_REVIEW: ['INTERIM_SUSPENSION', 'NOTICE_ISSUED', 'DISMISSED'],
  // A suspension that ends without a notice leaves the review where it was.
  INTERIM_SUSPENSION: ['PRELIMINARY_REVIEW', 'NOTICE_ISSUED', 'DISMISSED'],
  NOTICE_ISSUED: ['RESPONSE_PERIOD', 'DISMISSED'],
  RESPONSE_PERIOD: ['DELIBERATION', 'DISMISSED'],
  // From here on it is the panel that ends a case, by NO_ACTION.
  DELIBERATION: ['DECIDED'],
  DECIDED: ['APPEAL', 'FINAL'],
  APPEAL: ['FINAL'],
  FINAL: ['ENFORCED', 'CLOSED'],
  ENFORCED: ['REHABILITATION_REVIEW', 'CLOSED'],
  REHABILITATION_REVIEW: ['ENFORCED', 'CLOSED'],
  CLOSED: [],
  DISMISSED: [],
};

export const isAllowed = (from: State, to: State): boolean => transitions[from].includes(to);

/**
 * The steps from one state to another, each of which is on record; null when there is no way. Who suspends or gives
 * notice has looked at a case, so both go through the review.
 */
export function stepsTo(from: State, to: State): State[] | null {
  if (isAllowed(from, to)) return [to];
  if (from === 'INTAKE' && isAllowed('PRELIMINARY_REVIEW', to)) return ['PRELIMINARY_REVIEW', to];
  return null;
}

/** What somebody did in a case. */
export type Part = 'INVESTIGATION' | 'DECISION' | 'APPEAL' | 'RELEASE';

const excluded: Record<Part, readonly Part[]> = {
  INVESTIGATION: ['DECISION', 'APPEAL', 'RELEASE'],
  DECISION: ['INVESTIGATION'],
  APPEAL: ['INVESTIGATION', 'DECISION'],
  RELEASE: ['INVESTIGATION'],
};

/** S-INV-6: decision-makers did not investigate, and an appeal goes to others than those who decided. */
export const excludes = (part: Part, done: Part): boolean => excluded[part].includes(done);

const beforeNotice: readonly State[] = ['INTAKE', 'PRELIMINARY_REVIEW', 'INTERIM_SUSPENSION'];

/** What a case rests on is fixed by the notice: afterwards the respondent could not answer to it. */
export const isBeforeNotice = (state: State): boolean => beforeNotice.includes(state);

/** Nobody debars a state, nor the United Nations itself (standards.md 3.13). */
const governments: readonly string[] = [
  'GOVERNMENT_NATIONAL',
  'GOVERNMENT_LOCAL',
  'OTHER_PUBLIC',
  'PARLIAMENT',
  'UN_ENTITY',
];

/** S-INV-9, JIU-96: null when the respondents are of both kinds, who need a case each. */
export function trackOf(primaryTypes: readonly string[]): `${CaseTrack}` | null {
  const ofGovernment = primaryTypes.filter((type) => governments.includes(type)).length;
  if (ofGovernment === 0) return 'STANDARD';
  return ofGovernment === primaryTypes.length ? 'GOVERNMENT' : null;
}

/** `UNDP-2026-0001`; more than 9,999 cases in a year only make it longer. */
export const referenceNo = (agency: string, year: number, number: number): string =>
  `${agency}-${year}-${String(number).padStart(4, '0')}`;
