import type { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { upliftOf } from '../capacity-plans/capacity-plan.rules';
import { smallestCell } from '../finding-figures/finding-figure.rules';

/** What a plan adds to the statistics. */
export interface OutcomeRow {
  partnerId: string;
  agency: string;
  country: string;
  cohort: number;
  baselineBand: `${CommonRiskBand}` | null;
  resultBand: `${CommonRiskBand}` | null;
  isClosed: boolean;
  findings: number;
  findingsClosed: number;
}

export interface CohortOutcome {
  cohort: number;
  /** Null together with the other counts where they are held back. */
  plans: number | null;
  partners: number | null;
  closed: number | null;
  measured: number | null;
  improved: number | null;
  unchanged: number | null;
  worsened: number | null;
  improvedPercent: string | null;
  findings: number | null;
  findingsClosed: number | null;
}

const held = {
  plans: null,
  partners: null,
  closed: null,
  measured: null,
  improved: null,
  unchanged: null,
  worsened: null,
  improvedPercent: null,
  findings: null,
  findingsClosed: null,
};

/**
 * Of the plans that began in a year: how many partners moved to a lower band (JIU-54). A cohort of fewer than five partners
 * is held back, and so is one from which the cells of agencies and countries that can be asked for would leave as few.
 */
export function outcomesOf(rows: readonly OutcomeRow[]): CohortOutcome[] {
  const cohorts = [...new Set(rows.map(({ cohort }) => cohort))].sort((left, right) => left - right);
  return cohorts.map((cohort) => {
    const ofCohort = rows.filter((row) => row.cohort === cohort);
    const isSafe =
      partnersOf(ofCohort) >= smallestCell && isCovered(ofCohort, 'agency') && isCovered(ofCohort, 'country');
    return isSafe ? { cohort, ...measure(ofCohort) } : { cohort, ...held };
  });
}

const partnersOf = (rows: readonly OutcomeRow[]) => new Set(rows.map(({ partnerId }) => partnerId)).size;

/** Whether what is too small to be shown for itself has at least five partners together, or nobody. */
function isCovered(rows: readonly OutcomeRow[], by: 'agency' | 'country'): boolean {
  const small = [...new Set(rows.map((row) => row[by]))].filter(
    (value) => partnersOf(rows.filter((row) => row[by] === value)) < smallestCell,
  );
  const hidden = partnersOf(rows.filter((row) => small.includes(row[by])));
  return hidden === 0 || hidden >= smallestCell;
}

function measure(rows: readonly OutcomeRow[]): Omit<CohortOutcome, 'cohort'> {
  const uplifts = rows.flatMap(({ baselineBand, resultBand }) => upliftOf(baselineBand, resultBand) ?? []);
  const improved = uplifts.filter((uplift) => uplift > 0).length;
  return {
    plans: rows.length,
    partners: partnersOf(rows),
    closed: rows.filter(({ isClosed }) => isClosed).length,
    measured: uplifts.length,
    improved,
    unchanged: uplifts.filter((uplift) => uplift === 0).length,
    worsened: uplifts.filter((uplift) => uplift < 0).length,
    improvedPercent: uplifts.length === 0 ? null : percentOf(improved, uplifts.length),
    findings: rows.reduce((sum, { findings }) => sum + findings, 0),
    findingsClosed: rows.reduce((sum, { findingsClosed }) => sum + findingsClosed, 0),
  };
}

/** With two decimals, half up, from whole numbers. */
function percentOf(part: number, whole: number): string {
  const hundredths = Math.floor((part * 20_000 + whole) / (2 * whole));
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
