import { buildIndex, type ScreeningIndex } from '@partner-commons/sanctions/matching/candidates/screening-index';
import { screen } from '@partner-commons/sanctions/matching/screen';
import type { Query, Subject } from '@partner-commons/sanctions/matching/subject';
import { quantile } from './load';
import { generatePartners, readDirectory } from './names';
import { levenshtein } from './screening-baselines';
import type { LabelledQuery } from './screening-sets';

export interface Speed {
  listed: number;
  listedNames: number;
  buildSeconds: number;
  asked: number;
  /** Processor time of one thread; two threads share no state. */
  cpuMsPerName: number;
  namesPerSecondOnTwoCores: number;
  p50: number;
  p95: number;
  fullRescreenSeconds: number;
  deltaSeconds: number;
  deltaEntries: number;
  /** How many folded names an edit distance passes in the same time as we screen one against all. */
  ratioToLevenshtein: number;
}

const wantedListed = 32_000;
const rosterNames = 325_000;
const deltaEntries = 135;

/** The roster's own kinds of names: organisations with their aliases and the people who run them. */
function rosterQueries(count: number, people: readonly LabelledQuery[]): Query[] {
  const partners = generatePartners(readDirectory(), Math.ceil(count / 3));
  const names = partners.flatMap(({ legalName, otherNames, countryOfOrigin }): Query[] => [
    { kind: 'ENTITY', names: [legalName], countries: [countryOfOrigin] },
    ...otherNames.map(({ value }): Query => ({ kind: 'ENTITY', names: [value], countries: [countryOfOrigin] })),
  ]);
  return Array.from({ length: count }, (_, place) =>
    place % 2 === 0 ? (names[place % names.length] as Query) : (people[place % people.length] as LabelledQuery).query,
  );
}

/** As many entries as wanted: the real ones, then the real ones with letters exchanged. */
function perturbed(subjects: readonly Subject[], count: number): Subject[] {
  return Array.from({ length: count }, (_, place) => {
    const real = subjects[place % subjects.length] as Subject;
    const round = Math.floor(place / subjects.length);
    if (round === 0) return real;
    return {
      ...real,
      id: `${real.id}-${round}`,
      names: real.names.map(({ value, quality }) => ({ value: exchanged(value, round), quality })),
    };
  });
}

const exchange: Record<string, string> = {
  a: 'o',
  e: 'i',
  i: 'u',
  o: 'e',
  u: 'a',
  n: 'm',
  r: 'l',
  t: 'd',
  k: 'g',
  s: 'z',
};

/** Every third letter of a word becomes another one: as many different words as a list of that size has. */
function exchanged(name: string, round: number): string {
  let seen = round;
  return name.replace(/\p{L}/gu, (letter) => {
    seen += 1;
    const other = seen % 3 === 0 ? exchange[letter.toLowerCase()] : undefined;
    return other === undefined ? letter : letter === letter.toLowerCase() ? other : other.toUpperCase();
  });
}

export function measureSpeed(subjects: readonly Subject[], people: readonly LabelledQuery[], asked = 4_000): Speed {
  const listed = perturbed(subjects, wantedListed);
  const [index, buildSeconds] = timed(() => buildIndex(listed));
  const queries = rosterQueries(asked * 2, people);
  run(index, queries.slice(0, asked));
  const measured = queries.slice(asked);
  const times: number[] = [];
  const [, cpuSeconds] = timed(() => {
    for (const query of measured) {
      const [, seconds] = timed(() => screen(index, query));
      times.push(seconds * 1_000);
    }
  });
  times.sort((a, b) => a - b);
  const changed = buildIndex(
    listed.filter((_, place) => place % Math.floor(listed.length / deltaEntries) === 0).slice(0, deltaEntries),
  );
  const [, deltaSample] = timed(() => run(changed, measured));
  const perName = cpuSeconds / measured.length;
  return {
    listed: listed.length,
    listedNames: index.names.length,
    buildSeconds,
    asked: measured.length,
    cpuMsPerName: perName * 1_000,
    namesPerSecondOnTwoCores: 2 / perName,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    fullRescreenSeconds: (perName * rosterNames) / 2,
    deltaSeconds: ((deltaSample / measured.length) * rosterNames) / 2,
    deltaEntries: changed.subjects.length,
    ratioToLevenshtein: (levenshteinSeconds(index) * index.names.length) / perName,
  };
}

/** Seconds for one pair of names. */
function levenshteinSeconds(index: ScreeningIndex): number {
  const names = index.names.slice(0, 2_000).map(({ text }) => text);
  const [, seconds] = timed(() => {
    for (let step = 1; step <= 50; step += 1)
      for (const [place, name] of names.entries()) levenshtein(name, names[(place + step) % names.length] as string);
  });
  return seconds / (50 * names.length);
}

function run(index: ScreeningIndex, queries: readonly Query[]): void {
  for (const query of queries) screen(index, query);
}

/** Processor time, which a busy machine distorts less than the clock. */
function timed<T>(work: () => T): [T, number] {
  const started = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(started);
  return [result, (user + system) / 1e6];
}
