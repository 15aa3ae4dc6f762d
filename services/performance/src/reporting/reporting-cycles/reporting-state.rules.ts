import { type Day, dayOf } from '@partner-commons/platform/whole-days';
import { ReportingState } from './reporting-cycle.view';

/** Computed, never stored: a day that passes needs no write. */
export function reportingState(dueOn: Day, doneAt: Date | null, now: Date): ReportingState {
  if (doneAt !== null) return dayOf(doneAt) <= dueOn ? ReportingState.DONE : ReportingState.DONE_LATE;
  return dayOf(now) <= dueOn ? ReportingState.OPEN : ReportingState.OVERDUE;
}
