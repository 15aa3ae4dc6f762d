import type { RegistrationState } from './registration.entity';
import { RegistrationParty } from './registration.view';

type State = `${RegistrationState}`;

/** Working days within which the party that is awaited should have acted (UNHCR-52); a state without an entry is final. */
const allowed: Partial<Record<State, { awaited: RegistrationParty; days: number }>> = {
  ACCESS_REQUESTED: { awaited: RegistrationParty.AGENCY, days: 2 },
  DUPLICATE_REVIEW: { awaited: RegistrationParty.AGENCY, days: 5 },
  DOCUMENTS_REQUESTED: { awaited: RegistrationParty.APPLICANT, days: 20 },
  SUBMITTED: { awaited: RegistrationParty.AGENCY, days: 2 },
  IN_VETTING: { awaited: RegistrationParty.AGENCY, days: 15 },
  INFO_REQUESTED: { awaited: RegistrationParty.APPLICANT, days: 20 },
  VETTED: { awaited: RegistrationParty.AGENCY, days: 2 },
  DECLARATION_PENDING: { awaited: RegistrationParty.APPLICANT, days: 20 },
  SCREENING_HOLD: { awaited: RegistrationParty.AGENCY, days: 10 },
  DECLARATION_REVIEW: { awaited: RegistrationParty.AGENCY, days: 5 },
  PROFILE_OPEN: { awaited: RegistrationParty.APPLICANT, days: 20 },
  PROFILE_COMPLETE: { awaited: RegistrationParty.AGENCY, days: 5 },
};

export interface StalledBefore {
  state: State;
  before: Date;
}

export interface ClockReading {
  awaited: RegistrationParty;
  since: Date;
  workingDays: number;
  dueAt: Date | null;
  overdue: boolean;
}

const day = 86_400_000;
const week = 7 * day;
const workWeek = 5 * day;
/** 1 January 1970 was a Thursday, three days after a Monday. */
const mondayOffset = 3 * day;

/** Milliseconds of working time since a fixed Monday: Saturdays and Sundays (UTC) do not count, holidays are not known. */
function workingTime(at: Date): number {
  const since = at.getTime() + mondayOffset;
  const weeks = Math.floor(since / week);
  return weeks * workWeek + Math.min(since - weeks * week, workWeek);
}

/** The last instant at which no more than this working time has passed; a week that is full ends on Monday. */
function instantOf(time: number): Date {
  const weeks = Math.floor(time / workWeek);
  return new Date(weeks * week + (time - weeks * workWeek) - mondayOffset);
}

export function readClock(state: State, since: Date, now: Date): ClockReading {
  const passed = workingTime(now) - workingTime(since);
  const workingDays = Math.max(0, Math.floor(passed / day));
  const rule = allowed[state];
  if (!rule) return { awaited: RegistrationParty.NOBODY, since, workingDays: 0, dueAt: null, overdue: false };
  const dueAt = instantOf(workingTime(since) + rule.days * day);
  return { awaited: rule.awaited, since, workingDays, dueAt, overdue: passed > rule.days * day };
}

/** For SQL: a registration in `state` has stalled when it entered it before `before`; the same answer as `overdue`. */
export function stalledBefore(now: Date): StalledBefore[] {
  return Object.entries(allowed).map(([state, { days }]) => ({
    state: state as State,
    before: firstInstantOf(workingTime(now) - days * day),
  }));
}

/** The first instant at which this working time has passed: the Friday midnight of a week that is full. */
function firstInstantOf(time: number): Date {
  const weeks = Math.ceil(time / workWeek) - 1;
  return new Date(weeks * week + (time - weeks * workWeek) - mondayOffset);
}
