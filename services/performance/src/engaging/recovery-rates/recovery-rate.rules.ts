import { compareDecimals, percentOf, sumOf } from '../../terms/decimal.rules';

/** P-INV-4. */
export const smallestCell = 5;

/** Claims of one agency in the asked period. */
export interface AgencyRecovery {
  agency: string;
  currency: string;
  partnerIds: string[];
  claimed: string;
  recovered: string;
}

export interface RecoveryFigure {
  numerator: string | null;
  denominator: string | null;
  value: string | null;
  suppressed: boolean;
}

export interface AskedRecovery {
  /** The asked one; null for all. */
  agency: string | null;
  /** Who asks: an agency may see whatever is its own. */
  viewerAgency: string | null;
  /** Quarters of others could be subtracted from their years, so they are for the owner alone. */
  quarterly: boolean;
}

export function computeRecovery(recoveries: readonly AgencyRecovery[], asked: AskedRecovery): RecoveryFigure {
  const cells = recoveries.filter(({ agency }) => asked.agency === null || agency === asked.agency);
  if (isTelling(cells, asked)) return { numerator: null, denominator: null, value: null, suppressed: true };
  const numerator = sumOf(cells.map(({ recovered }) => recovered));
  const denominator = sumOf(cells.map(({ claimed }) => claimed));
  const value = compareDecimals(denominator, '0') === 0 ? null : percentOf(numerator, denominator, 2);
  return { numerator, denominator, value, suppressed: false };
}

/**
 * Whoever asks can subtract what is its own, and each agency that is shown alone because it has enough partners. What
 * then remains must rest on enough partners, or on none.
 */
function isTelling(cells: readonly AgencyRecovery[], { viewerAgency, quarterly }: AskedRecovery): boolean {
  const foreign = cells.filter(({ agency }) => agency !== viewerAgency);
  if (quarterly) return foreign.length > 0;
  const small = foreign.filter(({ partnerIds }) => partnerIds.length < smallestCell);
  const partners = new Set(small.flatMap(({ partnerIds }) => partnerIds));
  return partners.size > 0 && partners.size < smallestCell;
}
