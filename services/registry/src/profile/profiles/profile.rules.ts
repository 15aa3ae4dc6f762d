import { sections } from '../profile-sections/section.catalogue';
import type { SectionCode } from '../profile-sections/section.definition';
import { countMandatory, missingFields } from '../profile-sections/section-content.rules';

export type Freshness = 'FRESH' | 'DUE' | 'STALE' | 'NEVER';

/** R-INV-10: "confirmed current ≤ 12 months before application or selection". */
const monthsCurrent = 12;
/** Time to confirm after that, in which the profile warns and does not block (feature 20). */
const graceDays = 60;

const day = 86_400_000;

export interface Confirmation {
  confirmedAt: Date;
  /** From then on it is due to be confirmed again. */
  dueAt: Date;
  /** From then on it blocks. */
  staleAt: Date;
}

/** Counted from the instant of the confirmation: no calendar year has an end here, so no 1 January is a cliff. */
export function confirmationOf(confirmedAt: Date): Confirmation {
  const dueAt = addMonths(confirmedAt, monthsCurrent);
  return { confirmedAt, dueAt, staleAt: new Date(dueAt.getTime() + graceDays * day) };
}

function addMonths(instant: Date, months: number): Date {
  const later = new Date(instant);
  later.setUTCMonth(instant.getUTCMonth() + months);
  // 29 February of the next year is its 28th, not 1 March.
  if (later.getUTCDate() !== instant.getUTCDate()) later.setUTCDate(0);
  return later;
}

export function freshnessAt(confirmation: Omit<Confirmation, 'confirmedAt'> | null, now: Date): Freshness {
  if (!confirmation) return 'NEVER';
  if (now <= confirmation.dueAt) return 'FRESH';
  return now <= confirmation.staleAt ? 'DUE' : 'STALE';
}

export const freshnessDays = (confirmedAt: Date, now: Date) =>
  Math.max(0, Math.floor((now.getTime() - confirmedAt.getTime()) / day));

/** What one version of a section lacks, as it is kept with it. */
export interface SectionState {
  section: SectionCode;
  missing: string[];
  required: number;
}

export interface Completeness {
  percent: number;
  complete: boolean;
  missing: string[];
  sections: { section: SectionCode; mandatory: boolean; complete: boolean; missing: string[] }[];
}

/** A section that nobody wrote yet lacks whatever its empty form asks for; only mandatory sections count. */
export function completenessOf(states: readonly SectionState[]): Completeness {
  const written = new Map(states.map((state) => [state.section, state]));
  const listed = sections.map((form) => {
    const empty = { missing: missingFields(form, {}), required: countMandatory(form, {}) };
    const { missing, required } = written.get(form.code) ?? empty;
    return { section: form.code, mandatory: form.mandatory, complete: missing.length === 0, missing, required };
  });
  const counted = listed.filter(({ mandatory }) => mandatory);
  const required = counted.reduce((sum, entry) => sum + entry.required, 0);
  const missing = counted.flatMap(({ section, missing }) => missing.map((field) => `${section}.${field}`));
  return {
    percent: Math.floor((100 * (required - missing.length)) / required),
    complete: missing.length === 0,
    missing,
    sections: listed.map(({ required: _, ...entry }) => entry),
  };
}
