import { invalidInput } from '@partner-commons/platform/errors';
import { compareDecimals, isNegative } from '../../terms/decimal.rules';
import { CommitmentComparison } from './commitment.view';

/** Null without a figure. */
export function isMet(value: string | null, comparison: CommitmentComparison, target: string): boolean | null {
  if (value === null) return null;
  const difference = compareDecimals(value, target);
  return comparison === CommitmentComparison.AT_LEAST ? difference >= 0 : difference <= 0;
}

/** A year that is not over can still turn out well. */
export const isPastDue = (met: boolean | null, byYear: number, thisYear: number): boolean =>
  byYear < thisYear && met !== true;

export function checkTarget(target: string): void {
  if (isNegative(target)) throw invalidInput('target is zero or more.', 'input.target');
}
