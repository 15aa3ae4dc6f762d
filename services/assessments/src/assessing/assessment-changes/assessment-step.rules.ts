import { AppError } from '@partner-commons/platform/errors';
import { AssessmentState } from '../../terms/assessment-state.enum';

type State = `${AssessmentState}`;

/** domain-model.md 2.5: where each state may lead. Whatever is final only ends. */
export const steps: Record<State, readonly State[]> = {
  DRAFT: ['ASSIGNED', 'CANCELLED'],
  ASSIGNED: ['IN_PROGRESS', 'CANCELLED'],
  IN_PROGRESS: ['PARTNER_COMMENTS', 'CANCELLED'],
  PARTNER_COMMENTS: ['SUBMITTED', 'CANCELLED'],
  SUBMITTED: ['QUALITY_REVIEW'],
  QUALITY_REVIEW: ['FINAL', 'RETURNED'],
  RETURNED: ['IN_PROGRESS'],
  FINAL: ['EXPIRED', 'SUPERSEDED', 'INVALIDATED'],
  EXPIRED: [],
  SUPERSEDED: [],
  INVALIDATED: [],
  CANCELLED: [],
};

export function demandStep(from: State, to: State): void {
  if (!steps[from].includes(to)) throw wrongState(from, steps[from]);
}

export function demandState(state: State, ...wanted: readonly State[]): void {
  if (!wanted.includes(state)) throw wrongState(state, steps[state]);
}

const wrongState = (state: State, next: readonly State[]) =>
  new AppError('CONFLICT', `The assessment is ${state}; that does not allow this.`, {
    reason: 'INVALID_STATE',
    facts: { state, next },
  });

const final: readonly State[] = ['FINAL', 'EXPIRED', 'SUPERSEDED', 'INVALIDATED'];

/** Final once, whether it still counts or not. */
export const wasFinal = (state: State) => final.includes(state);

/** In the hands of those who carry it out. */
export const isUnderway = (state: State) => !wasFinal(state) && state !== AssessmentState.CANCELLED;
