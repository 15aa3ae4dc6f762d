import { quotientOfAmount } from '../../terms/exact-decimal.rules';
import type { ReuseRate } from './reuse-statistics.view';

/** Accepted reuses ÷ (accepted reuses + new assessments started), domain-model.md 2.7. */
export function rateOf(reuses: number, newAssessments: number): ReuseRate {
  const denominator = reuses + newAssessments;
  const percent = denominator === 0 ? null : quotientOfAmount(String(100 * reuses), String(denominator));
  return { numerator: reuses, denominator, percent };
}
