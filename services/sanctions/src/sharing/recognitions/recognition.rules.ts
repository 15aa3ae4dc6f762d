import { addDays, addMonths, type Day, dayOf, startOf } from '@partner-commons/platform/whole-days';
import type { EntryRow } from '../ineligibility-entries/ineligibility-entry.repository';
import { unmetConditions } from '../ineligibility-entries/ineligibility-entry.rules';
import type { RecognitionRow } from './recognition.repository';

export enum RecognitionOutcome {
  AUTO_RECOGNISED = 'AUTO_RECOGNISED',
  RECOGNISED = 'RECOGNISED',
  OPTED_OUT = 'OPTED_OUT',
  PARTIAL = 'PARTIAL',
  PENDING = 'PENDING',
}

/** What one agency does about an entry. */
export interface Effect {
  agency: string;
  outcome: RecognitionOutcome;
  countries: string[];
  /** Last day of an opt-out. */
  until: Day | null;
  reason: string | null;
  compensatingControls: string | null;
  decidedAt: Date | null;
}

/** S-INV-8: days after an entry has taken effect in which an agency may opt out. */
const optOutDays = 15;

/** An opt-out is time-boxed; whoever still needs it a year later says so again. */
const longestOptOutMonths = 12;

type Decided = Pick<RecognitionRow, 'agency' | 'until' | 'decidedAt'>;

/** The latest decision of each agency at an instant, without opt-outs that are over. @param rows the first one first */
export function standingDecisions<Row extends Decided>(rows: readonly Row[], at: Date): Row[] {
  const today = dayOf(at);
  const latest = new Map(rows.filter(({ decidedAt }) => decidedAt <= at).map((row) => [row.agency, row]));
  return [...latest.values()].filter(({ until }) => until === null || until >= today);
}

/** What every agency does about an entry; the lead agency decided it, and is bound by its own decision. */
export function effectsOf(
  entry: EntryRow,
  { rows, agencies, at }: { rows: readonly RecognitionRow[]; agencies: readonly string[]; at: Date },
): Effect[] {
  const decided = new Map(standingDecisions(rows, at).map((row) => [row.agency, row]));
  const isAutomatic = unmetConditions(entry).length === 0;
  const everybody = [...new Set([...agencies, ...decided.keys(), entry.leadAgency])].sort();
  return everybody.map((agency) => {
    const decision = decided.get(agency);
    if (decision) {
      const { countries, until, reason, compensatingControls, decidedAt } = decision;
      return {
        agency,
        outcome: RecognitionOutcome[decision.outcome],
        countries,
        until,
        reason,
        compensatingControls,
        decidedAt,
      };
    }
    const isLead = agency === entry.leadAgency;
    const outcome = isLead ? 'RECOGNISED' : isAutomatic ? 'AUTO_RECOGNISED' : 'PENDING';
    const decidedAt = outcome === 'PENDING' ? null : effectiveAt(entry);
    return { ...nothingSaid, agency, outcome: RecognitionOutcome[outcome], decidedAt };
  });
}

const nothingSaid = { countries: [], until: null, reason: null, compensatingControls: null };

/** When an entry began to bind: on its first day, or when it came on the list later than that. */
export function effectiveAt({ from, recordedAt }: Pick<EntryRow, 'from' | 'recordedAt'>): Date {
  const begin = startOf(from);
  return begin > recordedAt ? begin : recordedAt;
}

/** The last day on which an agency may opt out for the first time. */
export const lastOptOutDay = (entry: Pick<EntryRow, 'from' | 'recordedAt'>): Day =>
  addDays(dayOf(effectiveAt(entry)), optOutDays);

export interface OptOutQuestion {
  entry: EntryRow;
  /** Whether the agency goes its own way already: then it renews, at any time before that ends. */
  isRenewal: boolean;
  until: Day;
  now: Date;
}

export type OptOutRefusal = 'WINDOW_OVER' | 'UNTIL_PAST' | 'UNTIL_TOO_LATE';

/** Null when the agency may opt out. Without automatic recognition each agency decides, whenever it does. */
export function optOutRefusal({ entry, isRenewal, until, now }: OptOutQuestion): OptOutRefusal | null {
  const today = dayOf(now);
  if (until <= today) return 'UNTIL_PAST';
  if (until > addMonths(today, longestOptOutMonths)) return 'UNTIL_TOO_LATE';
  const isFree = isRenewal || unmetConditions(entry).length > 0;
  return isFree || today <= lastOptOutDay(entry) ? null : 'WINDOW_OVER';
}
