import type { Answered, Threshold, Verdict } from './score.types';
import type { BandName, BelowBand, FloorBand, LowerBand } from './scoring-parameters.types';

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** An answer that claims low risk counts once, also for a key question; any other counts by its weight (standards.md 3.1). */
const riskPoints = ({ points, weight, meansLowRisk }: Answered) => (meansLowRisk ? points : points * weight);

/**
 * The average by question, in bands of equal width between all answers lowest and all answers highest, with the weight of
 * key questions in the highest. With B bands, band k ends below 4n + k·d of B·P; all of it in integers.
 */
export function bandByAverage(answers: Answered[], parameters: { lowest: number; highest: number; bands: BandName[] }) {
  const { lowest, highest, bands } = parameters;
  const count = answers.length;
  const points = sum(answers.map(riskPoints));
  const least = lowest * count;
  const span = sum(answers.map(({ weight }) => highest * weight)) - least;
  const ends = bands.map((_, index) => bands.length * least + (index + 1) * span);
  const place = ends.findIndex((end, index) => index === bands.length - 1 || bands.length * points < end);
  const thresholds = bands.map(({ band }, index): Threshold => {
    const last = index === bands.length - 1;
    return { band, rule: last ? 'from there on' : `below ${ratio(ends[index] ?? 0, bands.length * count)}` };
  });
  return verdict(count, { points, score: ratio(points, count), found: bands[place] ?? null, thresholds });
}

/** Total points, in bands at percents of the span; the weight of key questions is not in the span (standards.md 3.1). */
export function bandByPoints(answers: Answered[], parameters: { lowest: number; highest: number; bands: BelowBand[] }) {
  const { lowest, highest, bands } = parameters;
  const count = answers.length;
  const points = sum(answers.map(riskPoints));
  const end = (below: number) => 100 * lowest * count + below * (highest - lowest) * count;
  const found = bands.find(({ below }) => below === null || 100 * points < end(below));
  const thresholds = bands.map(
    ({ band, below }): Threshold => ({
      band,
      rule: below === null ? 'from there on' : `below ${ratio(end(below), 100)}`,
    }),
  );
  return verdict(count, { points, score: String(points), found: found ?? null, thresholds });
}

export function bandBySum(answers: Answered[], bands: LowerBand[]): Verdict {
  const points = sum(answers.map(({ points, weight }) => points * weight));
  return byLeast(answers.length, points, bands);
}

/** @param notApplicable how many standards do not apply, which counts as met (standards.md 3.3) */
export function bandByMet(answers: Answered[], notApplicable: number, bands: LowerBand[]): Verdict {
  return byLeast(answers.length, answers.filter(({ meansLowRisk }) => meansLowRisk).length + notApplicable, bands);
}

/** Points that tell of risk, in percent of the most that were possible. */
export function bandByRiskShare(answers: Answered[], bands: BelowBand[]): Verdict {
  const { points, most } = weighed(answers);
  const found = bands.find(({ below }) => below === null || 100 * points < below * most);
  const thresholds = bands.map(
    ({ band, below }): Threshold => ({ band, rule: below === null ? 'from there on' : `below ${below} %` }),
  );
  return verdict(most, { points, score: ratio(100 * points, most), found: found ?? null, thresholds });
}

/** Points that tell of good conduct, in percent of the most that were possible. */
export function bandByConductShare(answers: Answered[], bands: LowerBand[]): Verdict {
  const { points, most } = weighed(answers);
  const found = bands.find(({ atLeast }) => 100 * points >= atLeast * most);
  const thresholds = bands.map(({ band, atLeast }): Threshold => ({ band, rule: `at least ${atLeast} %` }));
  return verdict(most, { points, score: ratio(100 * points, most), found: found ?? null, thresholds });
}

/** The worst finding decides: bands are asked from the highest risk down (standards.md 3.5). */
export function bandByWorst(answers: Answered[], bands: FloorBand[]): Verdict {
  const countOf = ({ values }: FloorBand) => answers.filter(({ value }) => values.includes(value)).length;
  const found = bands.findLast((floor) => countOf(floor) >= floor.times);
  const points = sum(answers.map(({ points, weight }) => points * weight));
  const thresholds = bands.map(
    ({ band, values, times }): Threshold => ({
      band,
      rule: times === 0 ? 'nothing found' : `${times} or more of ${values.join(', ')}`,
    }),
  );
  const outcome = found?.outcome ?? null;
  return { ...verdict(answers.length, { points, score: null, found: found ?? null, thresholds }), outcome };
}

function byLeast(count: number, points: number, bands: LowerBand[]): Verdict {
  const found = bands.find(({ atLeast }) => points >= atLeast);
  const thresholds = bands.map(({ band, atLeast }): Threshold => ({ band, rule: `at least ${atLeast}` }));
  return verdict(count, { points, score: String(points), found: found ?? null, thresholds });
}

function weighed(answers: Answered[]) {
  return {
    points: sum(answers.map(({ points, weight }) => points * weight)),
    most: sum(answers.map(({ most, weight }) => most * weight)),
  };
}

/** Where nothing applies there is nothing to rate (standards.md 3.1). */
const verdict = (count: number, rated: Verdict): Verdict =>
  count > 0 ? rated : { points: rated.points, score: null, found: null, thresholds: [] };

const decimals = 100_000;

/** A quotient of whole numbers with up to five decimals, rounded half up. */
function ratio(numerator: number, denominator: number): string {
  if (denominator === 0) return '0';
  const scaled = Math.floor((2 * numerator * decimals + denominator) / (2 * denominator));
  const rest = String(scaled % decimals)
    .padStart(5, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(Math.floor(scaled / decimals)) : `${Math.floor(scaled / decimals)}.${rest}`;
}
