import { daysBetween } from '@partner-commons/platform/whole-days';
import { AssuranceCoverage } from '../../terms/assurance-coverage.enum';
import type { AssuranceType } from '../../terms/assurance-type.enum';
import { remainderOfAmounts, shareOfAmount, sumOfAmounts } from '../../terms/exact-decimal.rules';
import type { AssuranceActivityState } from '../assurance-activities/assurance-activity.enums';
import { type ActivityDates, conductedOn, quarterIn } from '../assurance-activities/assurance-activity.rules';
import type { AssuranceRules } from '../assurance-parameters/assurance-parameters.rules';
import type { AssuranceCount } from '../assurance-parameters/minima.rules';

/** An activity that was not given up. */
export interface CountedActivity extends ActivityDates {
  type: AssuranceType;
  state: AssuranceActivityState;
  plannedFrom: string;
}

export interface QuarterCount {
  planned: AssuranceCount;
  done: AssuranceCount;
}

const nothing = (): AssuranceCount => ({ visits: 0, spotChecks: 0, audits: 0 });

/** What is planned and done in each quarter; what is done counts in the quarter of the work, not of the report. */
export function quartersOf(
  year: number,
  activities: readonly CountedActivity[],
  rules: AssuranceRules,
): QuarterCount[] {
  const quarters = [1, 2, 3, 4].map(() => ({ planned: nothing(), done: nothing() }));
  for (const activity of activities) {
    const what = countedAs(activity.type, rules);
    if (!what) continue;
    const planned = quarters[quarterIn(year, activity.plannedFrom) - 1]?.planned;
    if (planned) planned[what] += 1;
    if (activity.state !== 'FINAL') continue;
    const done = quarters[quarterIn(year, conductedOn(activity) ?? activity.plannedFrom) - 1]?.done;
    if (done) done[what] += 1;
  }
  return quarters;
}

function countedAs(type: AssuranceType, rules: AssuranceRules): keyof AssuranceCount | null {
  if (rules.countedAsVisit.includes(type)) return 'visits';
  if (rules.countedAsSpotCheck.includes(type)) return 'spotChecks';
  return rules.countedAsAudit.includes(type) ? 'audits' : null;
}

export const totalOf = (quarters: readonly QuarterCount[], of: keyof QuarterCount): AssuranceCount =>
  quarters.reduce(
    (sum, quarter) => ({
      visits: sum.visits + quarter[of].visits,
      spotChecks: sum.spotChecks + quarter[of].spotChecks,
      audits: sum.audits + quarter[of].audits,
    }),
    nothing(),
  );

/** standards.md 3.2: complete goes first, so a year that asks for nothing is complete without anything done. */
export function coverageOf(minimum: AssuranceCount, done: AssuranceCount): AssuranceCoverage {
  const kinds = ['visits', 'spotChecks', 'audits'] as const;
  if (kinds.every((kind) => done[kind] >= minimum[kind])) return AssuranceCoverage.COMPLETE;
  return kinds.some((kind) => done[kind] > 0) ? AssuranceCoverage.PARTIAL : AssuranceCoverage.VOID;
}

/** Over the agencies of a partner; null without any plan. */
export function overallCoverage(coverages: readonly AssuranceCoverage[]): AssuranceCoverage | null {
  const [first, ...others] = new Set(coverages);
  if (first === undefined) return null;
  return others.length === 0 ? first : AssuranceCoverage.PARTIAL;
}

export interface CashAgreement {
  from: string;
  to: string | null;
  amountUsd: string;
  undisbursedUsd: string;
  state: string;
}

/** Cash of the year by days of each agreement in it; one without an end counts whole, a closed one what was paid. */
export function cashOf(year: number, agreements: readonly CashAgreement[]): string {
  return sumOfAmounts(agreements.map((agreement) => cashIn(year, agreement)));
}

function cashIn(year: number, { from, to, amountUsd, undisbursedUsd, state }: CashAgreement): string {
  const amount = state === 'CLOSED' ? remainderOfAmounts(amountUsd, undisbursedUsd) : amountUsd;
  if (to === null) return amount;
  const begins = from > `${year}-01-01` ? from : `${year}-01-01`;
  const ends = to < `${year}-12-31` ? to : `${year}-12-31`;
  return shareOfAmount(amount, daysFromTo(begins, ends), daysFromTo(from, to));
}

/** Both included. */
const daysFromTo = (from: string, to: string) => Math.max(0, daysBetween(from, to) + 1);
