import { toSubject } from '@partner-commons/sanctions/listing/lists/screening-subject';
import { buildIndex } from '@partner-commons/sanctions/matching/candidates/screening-index';
import { foldText } from '@partner-commons/sanctions/matching/fold-text';
import { screen } from '@partner-commons/sanctions/matching/screen';
import { readUnList2026 } from './lists';
import { quantile } from './load';
import { readDirectory } from './names';

export interface ScreeningFigures {
  names: number;
  listedNames: number;
  namesPerSecond: number;
  /** Milliseconds per name. */
  p50: number;
  p95: number;
}

export interface ScreeningComparison {
  ours: ScreeningFigures;
  /** The edit distance of each asked name from every listed one: what a first version of a screening does. */
  baseline: ScreeningFigures;
  ratio: number;
}

/** The scan takes milliseconds per name, so a part of the names is enough for it. */
const baselineNames = 100;

/** One thread, no database: every name of the NGO directory against the Security Council's list of 2026. */
export async function measureScreening(): Promise<ScreeningComparison> {
  const subjects = (await readUnList2026()).records.map(toSubject);
  const listed = subjects.flatMap(({ names }) => names.map(({ value }) => folded(value)));
  const asked = readDirectory().flatMap(({ legalName, otherNames, countryOfOrigin }) =>
    [legalName, ...otherNames.map(({ value }) => value)].map((name) => ({ name, countryOfOrigin })),
  );
  const index = buildIndex(subjects);
  const ours = measure(asked, listed.length, ({ name, countryOfOrigin }) =>
    screen(index, { kind: 'ENTITY', names: [name], countries: [countryOfOrigin] }),
  );
  const spread = asked.filter((_, place) => place % Math.ceil(asked.length / baselineNames) === 0);
  const baseline = measure(spread, listed.length, ({ name }) => {
    const wanted = folded(name);
    return listed.filter((other) => similarity(wanted, other) >= 0.7);
  });
  return { ours, baseline, ratio: ours.namesPerSecond / baseline.namesPerSecond };
}

function measure<Asked>(asked: readonly Asked[], listedNames: number, run: (one: Asked) => unknown): ScreeningFigures {
  for (const one of asked.slice(0, asked.length / 5)) run(one);
  const times = asked.map((one) => {
    const started = performance.now();
    run(one);
    return performance.now() - started;
  });
  const seconds = times.reduce((sum, time) => sum + time, 0) / 1_000;
  times.sort((a, b) => a - b);
  return {
    names: asked.length,
    listedNames,
    namesPerSecond: asked.length / seconds,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
  };
}

const folded = (name: string) =>
  foldText(name)
    .map(({ text }) => text)
    .join(' ');

const similarity = (a: string, b: string) => 1 - levenshtein(a, b) / Math.max(1, a.length, b.length);

const rows: [Uint16Array, Uint16Array] = [new Uint16Array(2_000), new Uint16Array(2_000)];

/** As in any textbook; ours gives up early and is therefore no measure. */
function levenshtein(a: string, b: string): number {
  let [previous, current] = rows;
  for (let j = 0; j <= b.length; j += 1) previous[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    const letter = a.charCodeAt(i - 1);
    current[0] = i;
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (previous[j - 1] as number) + (letter === b.charCodeAt(j - 1) ? 0 : 1);
      current[j] = Math.min(replaced, (previous[j] as number) + 1, (current[j - 1] as number) + 1);
    }
    [previous, current] = [current, previous];
  }
  return previous[b.length] as number;
}
