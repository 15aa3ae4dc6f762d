import { daysBetween } from '@partner-commons/platform/whole-days';
import { remainderOfAmounts } from '../../terms/exact-decimal.rules';

/** What a new assessment of the kind takes and costs; null for what nobody said. */
export interface NewAssessment {
  leadTimeDays: number | null;
  costUsd: string | null;
}

export interface Saving {
  daysSaved: number | null;
  costSavedUsd: string | null;
}

/** Days from one to the other, at least one: what is done at once has taken a day (story 4.c: 62 − 1 = 61). */
const ownDays = (from: string, to: string) => Math.max(1, daysBetween(from, to));

/** Never below zero: a reuse that took longer has saved nothing. */
export function savingOf(
  { leadTimeDays, costUsd }: NewAssessment,
  reuse: { requestedOn: string; doneOn: string; supplementCosts: readonly string[] },
): Saving {
  return {
    daysSaved: leadTimeDays === null ? null : Math.max(0, leadTimeDays - ownDays(reuse.requestedOn, reuse.doneOn)),
    costSavedUsd:
      costUsd === null
        ? null
        : reuse.supplementCosts.reduce(
            (rest, cost) => remainderOfAmounts(rest, cost),
            remainderOfAmounts(costUsd, '0'),
          ),
  };
}
