import { candidates, type ScreeningIndex } from '@partner-commons/sanctions/matching/candidates/screening-index';
import { prepareQuery, prepareSubject } from '@partner-commons/sanctions/matching/prepare';
import { score } from '@partner-commons/sanctions/matching/score';
import { type Match, screen } from '@partner-commons/sanctions/matching/screen';
import { type Baseline, baselines, folded } from './screening-baselines';
import type { Listing } from './screening-lists';
import type { LabelledQuery, NamePair } from './screening-sets';

export const threshold = 0.7;

/** A rate with the counts behind it. */
export interface Rate {
  hits: number;
  of: number;
}

export const rateOf = ({ hits, of }: Rate) => hits / Math.max(1, of);

/** Wilson's interval: right for rates near 0 and 1 too. */
export function interval95({ hits, of }: Rate): [number, number] {
  if (of === 0) return [0, 1];
  const z = 1.96;
  const rate = hits / of;
  const centre = (rate + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const width = (z * Math.sqrt((rate * (1 - rate)) / of + z ** 2 / (4 * of ** 2))) / (1 + z ** 2 / of);
  return [Math.max(0, centre - width), Math.min(1, centre + width)];
}

export interface PairCounts {
  found: number;
  falselyFound: number;
  missed: number;
  leftAlone: number;
}

export const f1Of = ({ found, falselyFound, missed }: PairCounts) =>
  found === 0 ? 0 : (2 * found) / (2 * found + falselyFound + missed);

export type PairScorer = (pair: NamePair) => number;

/** The name alone, as one asked and one listed party of the same kind. */
export const ourScore: PairScorer = ({ kind, asked, listed }) =>
  score(
    prepareQuery({ kind, names: [asked] }),
    prepareSubject({ id: 'x', kind, names: [{ value: listed, quality: 'PRIMARY' }], births: [], countries: [] }),
  ).score;

export const baselineScore =
  (name: Baseline): PairScorer =>
  ({ asked, listed }) =>
    baselines[name](folded(asked), folded(listed));

export function countPairs(pairs: readonly NamePair[], scorer: PairScorer): PairCounts {
  const counts: PairCounts = { found: 0, falselyFound: 0, missed: 0, leftAlone: 0 };
  for (const pair of pairs) {
    const isFound = scorer(pair) >= threshold;
    if (isFound) counts[pair.isMatch ? 'found' : 'falselyFound'] += 1;
    else counts[pair.isMatch ? 'missed' : 'leftAlone'] += 1;
  }
  return counts;
}

export interface Recall {
  rightSubject: Rate;
  atTheTop: Rate;
  amongCandidates: Rate;
  ties: Rate;
  missed: string[];
}

/** Whether each asked name finds its own entry among the real ones. */
export function measureRecall(
  index: ScreeningIndex,
  listings: readonly Listing[],
  queries: readonly LabelledQuery[],
): Recall {
  const own = rightSubjects(listings);
  const recall: Recall = {
    rightSubject: { hits: 0, of: queries.length },
    atTheTop: { hits: 0, of: queries.length },
    amongCandidates: { hits: 0, of: queries.length },
    ties: { hits: 0, of: 0 },
    missed: [],
  };
  for (const labelled of queries) {
    const right = own(labelled);
    const matches = screen(index, labelled.query);
    if (matches.some(({ subjectId }) => right.has(subjectId))) recall.rightSubject.hits += 1;
    else recall.missed.push(`${labelled.query.names[0]} (listed as ${labelled.listedAs})`);
    if (matches[0] && right.has(matches[0].subjectId)) recall.atTheTop.hits += 1;
    if (
      candidates(index, labelled.query)
        .slice(0, 50)
        .some((id) => right.has(id))
    )
      recall.amongCandidates.hits += 1;
    if (matches.length > 0) {
      recall.ties.of += 1;
      if (isTied(matches)) recall.ties.hits += 1;
    }
  }
  return recall;
}

/** Entries of one source under one name are one party that is listed twice: they cannot be told apart by names. */
function isTied([first, ...others]: readonly Match[]): boolean {
  return others.some(
    (other) =>
      first !== undefined &&
      other.score === first.score &&
      sourceOf(other) === sourceOf(first) &&
      folded(other.listedName) !== folded(first.listedName),
  );
}

const sourceOf = ({ subjectId }: Match) => subjectId.split(' ')[0];

/** The World Bank numbers nothing, so its entries are known by name: the asked one may be one of several on a line. */
function rightSubjects(listings: readonly Listing[]): (labelled: LabelledQuery) => ReadonlySet<string> {
  const debarred = listings
    .filter(({ source }) => source === 'WORLD_BANK')
    .flatMap(({ subjects }) =>
      subjects.map(({ id, names }) => ({ id, names: names.map(({ value }) => folded(value)) })),
    );
  return ({ list, expected, listedAs }) => {
    if (list !== 'WORLD_BANK') return new Set(expected.map((id) => `UNSC ${id}`));
    const wanted = folded(listedAs);
    const own = debarred.filter(({ names }) => names.includes(wanted));
    const parts =
      own.length > 0 ? own : debarred.filter(({ names: [first = ''] }) => first && wanted.startsWith(`${first} `));
    return new Set(parts.map(({ id }) => id));
  };
}

export interface Alerts {
  atReview: Rate;
  atEighty: Rate;
  withFacts: Rate;
  who: string[];
}

/** People on no list: every match is one that an officer must read for nothing. */
export function measureAlerts(index: ScreeningIndex, queries: readonly LabelledQuery[]): Alerts {
  const of = queries.length;
  const alerts: Alerts = { atReview: { hits: 0, of }, atEighty: { hits: 0, of }, withFacts: { hits: 0, of }, who: [] };
  for (const { query, queryWithFacts } of queries) {
    const [best] = screen(index, query);
    if (screen(index, queryWithFacts).length > 0) alerts.withFacts.hits += 1;
    if (!best) continue;
    alerts.atReview.hits += 1;
    if (best.score >= 0.8) alerts.atEighty.hits += 1;
    alerts.who.push(`${query.names[0]} with ${best.listedName} ${best.score.toFixed(2)}`);
  }
  return alerts;
}

export function baselineRecall(name: Baseline, listings: readonly Listing[], queries: readonly LabelledQuery[]): Rate {
  const own = rightSubjects(listings);
  const names = new Map(
    listings.flatMap(({ subjects }) => subjects.map((one) => [one.id, one.names.map(({ value }) => folded(value))])),
  );
  const isFound = (labelled: LabelledQuery) => {
    const asked = folded(labelled.query.names[0] ?? '');
    return [...own(labelled)].some((id) =>
      names.get(id)?.some((listed) => baselines[name](asked, listed) >= threshold),
    );
  };
  return { hits: queries.filter(isFound).length, of: queries.length };
}

export function baselineAlerts(name: Baseline, listings: readonly Listing[], queries: readonly LabelledQuery[]): Rate {
  const listed = listings.flatMap(({ subjects }) =>
    subjects.flatMap((one) => one.names.map(({ value }) => folded(value))),
  );
  const isAlert = ({ query }: LabelledQuery) => {
    const asked = folded(query.names[0] ?? '');
    return listed.some((other) => baselines[name](asked, other) >= threshold);
  };
  return { hits: queries.filter(isAlert).length, of: queries.length };
}
