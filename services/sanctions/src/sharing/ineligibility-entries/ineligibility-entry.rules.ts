import { addMonths, type Day, dayOf } from '@partner-commons/platform/whole-days';

export enum EntryState {
  UPCOMING = 'UPCOMING',
  IN_FORCE = 'IN_FORCE',
  ENDED = 'ENDED',
  SUPERSEDED = 'SUPERSEDED',
  LIFTED = 'LIFTED',
}

/** What of S-INV-8 an entry lacks to be recognised by every agency without a decision of its own. */
export enum RecognitionCondition {
  HARMONISED_GROUND = 'HARMONISED_GROUND',
  PERIOD_OVER_ONE_YEAR = 'PERIOD_OVER_ONE_YEAR',
  SHARED = 'SHARED',
  DECIDED_WITHIN_TEN_YEARS = 'DECIDED_WITHIN_TEN_YEARS',
  DUE_PROCESS = 'DUE_PROCESS',
}

/** What of an entry says how it stands. */
export interface Standing {
  type?: string;
  from: Day;
  until: Day | null;
  recordedAt: Date;
  supersededAt: Date | null;
  liftedAt: Date | null;
}

export interface Conditions extends Pick<Standing, 'from' | 'until'> {
  grounds: readonly string[];
  shared: boolean;
  decidedOn: Day;
  /** Last day of the conduct; null when the decision does not say. */
  conductUntil: Day | null;
  dueProcess: boolean;
}

/** The four practices that development banks and agencies define alike (standards.md 3.8); one of them is enough. */
const harmonised: readonly string[] = ['FRAUD', 'CORRUPTION', 'COLLUSION', 'COERCION'];

/** @param at what had been recorded by this instant; null when there was no such entry yet */
export function entryStateAt({ type, from, until, recordedAt, supersededAt, liftedAt }: Standing, at: Date) {
  if (recordedAt > at) return null;
  if (liftedAt && liftedAt <= at) return EntryState.LIFTED;
  if (supersededAt && supersededAt <= at) return EntryState.SUPERSEDED;
  const today = dayOf(at);
  // A conditional release is decided by the panel once the period is over; until then it binds (standards.md 3.8).
  if (until !== null && until <= today && type !== 'DEBARMENT_CONDITIONAL_RELEASE') return EntryState.ENDED;
  return from > today ? EntryState.UPCOMING : EntryState.IN_FORCE;
}

/** S-INV-8 (i) to (v); an entry without any binds every agency at once. */
export function unmetConditions(entry: Conditions): RecognitionCondition[] {
  const { grounds, from, until, shared, decidedOn, conductUntil, dueProcess } = entry;
  const met: Record<RecognitionCondition, boolean> = {
    HARMONISED_GROUND: grounds.some((ground) => harmonised.includes(ground)),
    PERIOD_OVER_ONE_YEAR: until === null || until > addMonths(from, 12),
    SHARED: shared,
    DECIDED_WITHIN_TEN_YEARS: conductUntil !== null && decidedOn <= addMonths(conductUntil, 120),
    DUE_PROCESS: dueProcess,
  };
  return Object.values(RecognitionCondition).filter((condition) => !met[condition]);
}

/** Only a debarment makes ineligible; what else a decision orders is between the agency and the partner. */
export const debarmentOf = (measures: readonly { type: string }[]): string | null =>
  measures.find(({ type }) => type.startsWith('DEBARMENT_'))?.type ?? null;

export const referenceOf = (day: Day, number: number) => `IE-${day.slice(0, 4)}-${String(number).padStart(5, '0')}`;
