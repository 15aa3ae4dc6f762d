import { invalidInput } from '@partner-commons/platform/errors';
import { compareDecimals, isNegative, roundHalfUp } from '../../terms/decimal.rules';
import type { ResultIndicatorInput } from './results-framework.inputs';
import type { ResultIndicator } from './results-framework.view';

export function checkIndicators(indicators: readonly ResultIndicatorInput[]): void {
  const seen = new Set<string>();
  for (const [index, { externalId, baseline, target, milestones, dueOn }] of indicators.entries()) {
    const field = `input.indicators.${index}`;
    if (seen.has(externalId)) throw invalidInput('Two indicators have this code.', `${field}.externalId`);
    seen.add(externalId);
    if (baseline && isNegative(baseline)) throw invalidInput('baseline is zero or more.', `${field}.baseline`);
    if (target && isNegative(target)) throw invalidInput('target is zero or more.', `${field}.target`);
    for (const [place, { on, value }] of milestones.entries()) {
      const before = milestones[place - 1];
      if (isNegative(value) || on >= dueOn || (before && on <= before.on)) {
        const message = 'Milestones stand by day before dueOn, each zero or more.';
        throw invalidInput(message, `${field}.milestones.${place}`);
      }
    }
    if (baseline && target && compareDecimals(baseline, target) === 0) {
      throw invalidInput('target is what there was before: nothing would be reached.', `${field}.target`);
    }
  }
}

type Told = Pick<
  ResultIndicator,
  'level' | 'result' | 'indicator' | 'unit' | 'baseline' | 'target' | 'method' | 'dueOn' | 'milestones' | 'sdgs'
>;

export function isSameIndicator(left: Told, right: Told): boolean {
  const same = (['level', 'result', 'indicator', 'unit', 'method', 'dueOn'] as const).every(
    (key) => left[key] === right[key],
  );
  const path = ({ milestones }: Told) =>
    JSON.stringify(milestones.map(({ on, value }) => [on, roundHalfUp(value, 10)]));
  const alike = sameDecimal(left.baseline, right.baseline) && sameDecimal(left.target, right.target);
  return same && alike && path(left) === path(right) && isSameGoals(left.sdgs, right.sdgs);
}

export const goalsOf = (sdgs: readonly number[]) => [...new Set(sdgs)].sort((left, right) => left - right);

export const isSameGoals = (left: readonly number[], right: readonly number[]) =>
  goalsOf(left).join() === goalsOf(right).join();

const sameDecimal = (left: string | null, right: string | null) =>
  left === null || right === null ? left === right : compareDecimals(left, right) === 0;

/** PSFP-31: without these an indicator may be followed, but never be published as impact. */
export function missingForImpact({
  unit,
  baseline,
  target,
  method,
}: Pick<Told, 'unit' | 'baseline' | 'target' | 'method'>): string[] {
  const told = { unit, baseline, target, method };
  return Object.entries(told).flatMap(([name, value]) => (value === null ? [name] : []));
}

/** RESULTS_ATTAINMENT counts from here: nine tenths of the target, or of the way down where the target is below the baseline. */
export function isAttained({ baseline, target }: Pick<Told, 'baseline' | 'target'>, value: string): boolean {
  if (target === null) return false;
  if (baseline === null || compareDecimals(target, baseline) >= 0)
    return compareDecimals(tenfold(value), nine(target)) >= 0;
  // baseline − value ≥ 0.9 × (baseline − target), without numbers below zero.
  return compareDecimals(tenfold(value), plus(baseline, nine(target))) <= 0;
}

interface Exact {
  units: bigint;
  scale: number;
}

function exact(text: string): Exact {
  const [whole = '0', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function textOf({ units, scale }: Exact): string {
  const digits = units.toString().padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

const times = (text: string, factor: bigint) => {
  const { units, scale } = exact(text);
  return textOf({ units: units * factor, scale });
};
const tenfold = (text: string) => times(text, 10n);
const nine = (text: string) => times(text, 9n);

function plus(left: string, right: string): string {
  const [a, b] = [exact(left), exact(right)];
  const scale = Math.max(a.scale, b.scale);
  const units = a.units * 10n ** BigInt(scale - a.scale) + b.units * 10n ** BigInt(scale - b.scale);
  return textOf({ units, scale });
}
