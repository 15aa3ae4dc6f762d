import { addDays, startOf } from '@partner-commons/platform/whole-days';
import type { EntryRow } from '../ineligibility-entries/ineligibility-entry.repository';
import { entryStateAt, unmetConditions } from '../ineligibility-entries/ineligibility-entry.rules';
import type { RecognitionRow } from '../recognitions/recognition.repository';
import { type Effect, effectsOf } from '../recognitions/recognition.rules';

export interface EntryInForce {
  entry: EntryRow;
  /** Every agency recognises it unless it opts out; else each decides for itself. */
  automatic: boolean;
  effects: Effect[];
}

export interface IneligibilityFacts {
  /** Of the partner and of those merged into it; where a person looks, of its headquarters too. */
  entries: readonly EntryRow[];
  decisions: ReadonlyMap<string, readonly RecognitionRow[]>;
  agencies: readonly string[];
  listedSince: Date | null;
}

export interface IneligibilityState {
  ineligible: boolean;
  since: Date | null;
  listing: boolean;
  /** On the shared list and in force. */
  inForce: EntryInForce[];
  /** In force for their lead agency alone. */
  own: EntryRow[];
}

/**
 * S-INV-1 and S-INV-8: who is listed, or on the shared list so that all recognise it, is ineligible for the whole system. Any
 * other entry binds whoever recognises it; what each agency does, its effect says.
 */
export function ineligibilityAt(
  { entries, decisions, agencies, listedSince }: IneligibilityFacts,
  at: Date,
): IneligibilityState {
  const running = entries.filter((entry) => entryStateAt(entry, at) === 'IN_FORCE');
  const inForce = running
    .filter(({ shared }) => shared)
    .map((entry) => ({
      entry,
      automatic: unmetConditions(entry).length === 0,
      effects: effectsOf(entry, { rows: decisions.get(entry.id) ?? [], agencies, at }),
    }));
  const begins = inForce.filter(({ automatic }) => automatic).map(({ entry }) => startOf(entry.from));
  const since = [...(listedSince ? [listedSince] : []), ...begins].sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
  const own = running.filter(({ shared }) => !shared);
  return { ineligible: since !== null, since, listing: listedSince !== null, inForce, own };
}

/** The next instant at which time alone changes the state: a period begins or ends, or an opt-out is over. */
export function nextChangeAfter({ entries, decisions }: IneligibilityFacts, at: Date): Date | null {
  const instants = entries
    .filter(({ supersededAt, liftedAt }) => !supersededAt && !liftedAt)
    .flatMap((entry) => [
      startOf(entry.from),
      ...(entry.until ? [startOf(entry.until)] : []),
      ...(decisions.get(entry.id) ?? []).flatMap(({ until }) => (until ? [startOf(addDays(until, 1))] : [])),
    ])
    .filter((instant) => instant > at);
  return instants.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** The state as registry and agencies hear it; instants, since they compare them with theirs. */
export const tellState = ({ ineligible, since, listing, inForce }: IneligibilityState) => ({
  ineligible,
  since: since?.toISOString() ?? null,
  listing,
  entries: inForce.map(({ entry, automatic, effects }) => ({
    entryId: entry.id,
    referenceNo: entry.referenceNo,
    /** Whom the entry names: the partner itself, or one merged into it. */
    partnerId: entry.partnerId,
    leadAgency: entry.leadAgency,
    type: entry.type,
    automatic,
    from: startOf(entry.from).toISOString(),
    // Null where only a decision ends it: consumers let an entry go by its day.
    until: entry.until && entry.type !== 'DEBARMENT_CONDITIONAL_RELEASE' ? startOf(entry.until).toISOString() : null,
    effects: effects.map(({ agency, outcome, countries, until, reason }) => ({
      agency,
      outcome,
      countries,
      until: until && startOf(addDays(until, 1)).toISOString(),
      reason,
    })),
  })),
});

export type ToldIneligibility = ReturnType<typeof tellState>;

export const isQuiet = ({ ineligible, entries }: ToldIneligibility) => !ineligible && entries.length === 0;
