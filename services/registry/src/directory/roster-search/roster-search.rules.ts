import { invalidInput } from '@partner-commons/platform/errors';
import { foldName } from '@partner-commons/platform/fold';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor } from '@partner-commons/platform/page';

/** Which partners; null is no condition. */
export interface PartnerConditions {
  countries: string[] | null;
  types: string[] | null;
  categories: string[] | null;
  roles: string[] | null;
  attributes: string[] | null;
  standings: string[] | null;
  operatingCountries: string[] | null;
  areas: string[] | null;
  sectors: string[] | null;
  populations: string[] | null;
  verified: boolean | null;
  riskBands: string[] | null;
  clearances: string[] | null;
  registered: boolean | null;
  emergencyReady: boolean | null;
  now: Date;
  /** Of `now`, in UTC. */
  day: string;
}

/** Left out and null are the same. */
export const readConditions = (
  filter: { [Name in keyof PartnerConditions]?: PartnerConditions[Name] },
  now: Date,
): PartnerConditions => ({
  countries: filter.countries ?? null,
  types: filter.types ?? null,
  categories: filter.categories ?? null,
  roles: filter.roles ?? null,
  attributes: filter.attributes ?? null,
  standings: filter.standings ?? null,
  operatingCountries: filter.operatingCountries ?? null,
  areas: filter.areas ?? null,
  sectors: filter.sectors ?? null,
  populations: filter.populations ?? null,
  verified: filter.verified ?? null,
  riskBands: filter.riskBands ?? null,
  clearances: filter.clearances ?? null,
  registered: filter.registered ?? null,
  emergencyReady: filter.emergencyReady ?? null,
  now,
  day: now.toISOString().slice(0, 10),
});

export enum PartnerSort {
  RELEVANCE = 'RELEVANCE',
  NAME = 'NAME',
  COUNTRY = 'COUNTRY',
  REGISTERED_AT = 'REGISTERED_AT',
  UPDATED_AT = 'UPDATED_AT',
}

/** A text as it is looked for in names, and, as written, in numbers and codes. */
export interface SearchedText {
  folded: string;
  words: string[];
  code: string;
  /** Words that come near, by word of the text; null when the text is searched as it is. */
  near: string[][] | null;
}

const mostWords = 16;

/** A text of nothing but signs would match everything, which nobody who typed it means. */
export function readText(text: string | null | undefined): SearchedText | null {
  if (text === null || text === undefined || text === '') return null;
  const folded = foldName(text);
  const words = [...new Set(folded.split(' ').filter(Boolean))].slice(0, mostWords);
  if (words.length === 0) throw invalidInput('Search for at least one letter or digit.', 'filter.text');
  return { folded, words, code: text.normalize('NFKC').replace(/\s+/g, '').toUpperCase(), near: null };
}

/** Without a text nothing is more relevant than anything else, so the roster stands in the order of names. */
export const effectiveSort = (sort: PartnerSort | null | undefined, text: SearchedText | null) =>
  sort === PartnerSort.RELEVANCE || !sort ? (text ? PartnerSort.RELEVANCE : PartnerSort.NAME) : sort;

interface SearchPlace {
  /** Values of the last row of the page before, in the order of the sort; the id comes last. */
  keys: string[];
  /** Whether that page was one of names that come near. */
  near: boolean;
}

const number = /^\d{1,16}$/;
const keysOf: Record<PartnerSort, RegExp[]> = {
  RELEVANCE: [/^\d{1,9}$/, /^/],
  NAME: [/^/],
  COUNTRY: [/^/, /^/],
  REGISTERED_AT: [number],
  UPDATED_AT: [number],
};

export const cursorOf = (sort: PartnerSort, near: boolean, keys: readonly string[]) => [
  sort,
  near ? 'NEAR' : 'WORDS',
  ...keys,
];

/** A cursor of another order would skip rows, so it is refused rather than read. */
export function readPlace(cursor: string | null | undefined, sort: PartnerSort): SearchPlace | null {
  const shapes = keysOf[sort];
  const parts = decodeCursor(cursor, shapes.length + 3);
  if (!parts) return null;
  const [of, mode, ...keys] = parts;
  const fits = shapes.every((shape, index) => shape.test(keys[index] ?? '')) && isId(keys.at(-1) ?? '');
  if (of !== sort || !fits || (mode !== 'NEAR' && mode !== 'WORDS'))
    throw invalidInput('This cursor is of another search or order; start again without it.', 'after');
  return { keys, near: mode === 'NEAR' };
}

/** Letters that may be wrong in a word of this length; short words have too many neighbours to guess. */
const tolerance = (word: string) => (word.length < 4 ? 0 : word.length < 6 ? 1 : word.length < 9 ? 2 : 3);

/** The nearest of known words; those equally near are all kept, best known first. */
export function nearestWords(word: string, known: readonly string[]): string[] {
  let best = tolerance(word);
  if (best === 0 || /\d/.test(word)) return [];
  let nearest: string[] = [];
  for (const candidate of known) {
    const distance = distanceWithin(word, candidate, best);
    if (distance === null) continue;
    if (distance < best) nearest = [];
    best = distance;
    nearest.push(candidate);
  }
  return nearest.slice(0, 8);
}

/** Insertions, deletions, replacements and swaps of neighbours between two words; null when more than `most`. */
export function distanceWithin(a: string, b: string, most: number): number | null {
  if (Math.abs(a.length - b.length) > most) return null;
  const rows = [[], [], Array.from({ length: b.length + 1 }, (_, j) => j)] as number[][];
  for (let i = 1; i <= a.length; i += 1) {
    const [, twoBefore, before] = rows as [number[], number[], number[]];
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((row[j - 1] ?? 0) + 1, (before[j] ?? 0) + 1, (before[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (twoBefore[j - 2] ?? 0) + 1);
      row.push(least);
    }
    rows.shift();
    rows.push(row);
  }
  const distance = rows[2]?.[b.length] ?? 0;
  return distance <= most ? distance : null;
}

/** A pattern per word, as names must contain them: each word itself or one that comes near. */
export const nearPatterns = (near: readonly string[][]) => near.map((words) => `(${words.join('|')})`);
