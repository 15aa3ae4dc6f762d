import { invalidInput } from '@partner-commons/platform/errors';
import type { AssuranceType } from '../../terms/assurance-type.enum';
import { compareDecimals, isAbove } from '../../terms/exact-decimal.rules';

/** How many visits a year of so much cash asks for, by risk. */
export interface VisitBand {
  /** The band reaches up to this and includes it; null for the last one. */
  upToUsd: string | null;
  low: number;
  moderate: number;
  significant: number;
  high: number;
}

/** How an agency computes minima and coverage (standards.md 3.2): data, so that another agency needs no other code. */
export interface AssuranceRules {
  /** Partner types for which nothing is asked. */
  exemptTypes: string[];
  visitBands: VisitBand[];
  spotCheckAboveUsd: string;
  spotChecks: number;
  auditReplacesSpotCheck: boolean;
  countedAsVisit: `${AssuranceType}`[];
  countedAsSpotCheck: `${AssuranceType}`[];
  countedAsAudit: `${AssuranceType}`[];
  requiredAboveUsd: string;
  approachingAboveUsd: string | null;
  /** Month in which the twelve months of reported amounts begin, in the year before the plan's unless it is January. */
  reportingFromMonth: number;
  /** Activities of one family closer than this could be one. */
  overlapDays: number;
  visitCostUsd: string | null;
  spotCheckCostUsd: string | null;
  auditCostUsd: string | null;
}

export interface AssuranceParametersRow {
  id: string;
  /** Null for what holds for agencies that set nothing. */
  agency: string | null;
  version: number;
  effectiveFrom: string;
  /** False while nobody with authority has confirmed the figures. */
  confirmed: boolean;
  source: string;
  rules: AssuranceRules;
  setBy: string | null;
  setAt: Date;
}

/** The agency's own that began last, else those for all; a later version of the same day takes the place of the earlier. */
export function inForce(
  rows: readonly AssuranceParametersRow[],
  agency: string,
  day: string,
): AssuranceParametersRow | null {
  const begun = rows.filter(({ effectiveFrom }) => effectiveFrom <= day);
  const own = begun.filter((row) => row.agency === agency);
  const candidates = own.length > 0 ? own : begun.filter((row) => row.agency === null);
  return candidates.reduce<AssuranceParametersRow | null>(
    (best, row) => (best === null || isLater(row, best) ? row : best),
    null,
  );
}

const isLater = (row: AssuranceParametersRow, best: AssuranceParametersRow) =>
  row.effectiveFrom === best.effectiveFrom ? row.version > best.version : row.effectiveFrom > best.effectiveFrom;

/** Twelve months of reported amounts, such as 1 October to 30 September. */
export function reportingPeriod(year: number, fromMonth: number): { from: string; to: string } {
  const begins = Date.UTC(fromMonth === 1 ? year : year - 1, fromMonth - 1, 1);
  const ends = Date.UTC(fromMonth === 1 ? year + 1 : year, fromMonth - 1, 0);
  return { from: new Date(begins).toISOString().slice(0, 10), to: new Date(ends).toISOString().slice(0, 10) };
}

/** Refuses tables that leave an amount without an answer, or in which more risk asks for less. */
export function checkRules(rules: AssuranceRules): void {
  const { visitBands, requiredAboveUsd, approachingAboveUsd } = rules;
  visitBands.forEach((band, index) => {
    const field = `input.visitBands.${index}`;
    const last = index === visitBands.length - 1;
    const before = visitBands[index - 1]?.upToUsd ?? null;
    if ((band.upToUsd === null) !== last) {
      throw invalidInput('Each band but the last one has an end, and the last one has none.', `${field}.upToUsd`);
    }
    if (band.upToUsd !== null && before !== null && !isAbove(band.upToUsd, before)) {
      throw invalidInput('Bands rise: each ends above the one before.', `${field}.upToUsd`);
    }
    const counts = [band.low, band.moderate, band.significant, band.high];
    if (counts.some((count, place) => place > 0 && count < (counts[place - 1] ?? 0))) {
      throw invalidInput('More risk never asks for fewer visits.', field);
    }
  });
  if (approachingAboveUsd !== null && compareDecimals(approachingAboveUsd, requiredAboveUsd) > 0) {
    throw invalidInput('The warning comes at or below the threshold itself.', 'input.approachingAboveUsd');
  }
  const counted = [...rules.countedAsVisit, ...rules.countedAsSpotCheck, ...rules.countedAsAudit];
  if (new Set(counted).size !== counted.length) {
    throw invalidInput('A type counts as one thing only.', 'input.countedAsVisit');
  }
}
