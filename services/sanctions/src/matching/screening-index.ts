import { greatestLift } from './features';
import type { Writing } from './fold-text';
import {
  type NameSpan,
  type PreparedName,
  type PreparedQuery,
  type PreparedSubject,
  prepareQuery,
  prepareSubject,
} from './prepare';
import { betterCoverage, defaultOptions, grades } from './score';
import type { Query, Subject } from './subject';
import { bitCount, compareWords, isConsonantal, joinedBudget, minSkeleton, singleBudget } from './word-similarity';

const writingMarks: Record<Writing, string> = { LETTERS: '', CONSONANTS: '~', SYLLABLES: '^' };
const wordSuffixes = Object.values(writingMarks).flatMap((mark) => [mark, `${mark}+`]);
/** Largest answer of singleBudget and joinedBudget; a like sound adds one, but is found by its skeleton. */
const maxBudget = 3;

interface ListedWord {
  span: NameSpan;
  /** Names that contain the word, and the word's weight in each. */
  names: number[];
  weights: number[];
}

interface WordBucket {
  length: number;
  words: readonly ListedWord[];
  letters: Int32Array;
}

interface ListedName {
  subject: number;
  name: PreparedSubject['names'][number];
}

/** Never changes once built: a new list makes a new index, swapped whole (screening.md, "Shape"). */
export interface ScreeningIndex {
  readonly subjects: readonly PreparedSubject[];
  readonly names: readonly ListedName[];
  readonly byText: ReadonlyMap<string, ListedWord>;
  readonly bySkeleton: ReadonlyMap<string, readonly ListedWord[]>;
  readonly byShape: ReadonlyMap<string, WordBucket>;
  readonly byInitial: ReadonlyMap<string, readonly ListedWord[]>;
}

export interface CandidateName {
  subject: PreparedSubject;
  names: PreparedSubject['names'];
  /** No score of these names is above it. */
  bound: number;
}

export function buildIndex(subjects: Iterable<Subject>): ScreeningIndex {
  const prepared = [...subjects].map(prepareSubject);
  const names = prepared.flatMap((subject, index) => subject.names.map((name) => ({ subject: index, name })));
  const byText = new Map<string, ListedWord>();
  names.forEach(({ name }, index) => {
    for (const span of name.spans) {
      const word = getOrAdd(byText, wordKey(span), () => ({ span, names: [], weights: [] }));
      word.names.push(index);
      word.weights.push(span.weight);
    }
  });
  const words = [...byText.values()];
  return {
    subjects: prepared,
    names,
    byText,
    bySkeleton: groupBy(words, (word) => word.span.skeleton),
    byInitial: groupBy(words, (word) => (word.span.size === 1 ? word.span.text.charAt(0) : '')),
    byShape: new Map(
      [...groupBy(words, (word) => shapeKey(word.span, word.span.text.length))].map(([shape, own]) => [
        shape,
        bucketOf(own),
      ]),
    ),
  };
}

/** Ids of all subjects that can score at least `minScore`, likeliest first. */
export function candidates(index: ScreeningIndex, query: Query, minScore: number = defaultOptions.review): string[] {
  return findCandidates(index, prepareQuery(query), minScore).map((candidate) => candidate.subject.id);
}

/**
 * Bounds every listed name's score from above by the words that can meet at all, and keeps what can reach `minScore`:
 * nothing is cut by frequency, so no scorer is lost.
 */
export function findCandidates(index: ScreeningIndex, query: PreparedQuery, minScore: number): CandidateName[] {
  const bounds = new Map<number, number>();
  for (const asked of query.names) boundNames(index, asked, bounds);
  const found = new Map<number, { names: PreparedSubject['names'][number][]; bound: number }>();
  const reaching = [...bounds].filter(([, bound]) => bound >= minScore).sort(([a], [b]) => a - b);
  for (const [position, bound] of reaching) {
    const listed = index.names[position] as ListedName;
    const candidate = getOrAdd(found, listed.subject, () => ({ names: [], bound: 0 }));
    candidate.names.push(listed.name);
    candidate.bound = Math.max(candidate.bound, bound);
  }
  return [...found]
    .map(([position, candidate]) => ({ ...candidate, subject: index.subjects[position] as PreparedSubject }))
    .sort((a, b) => b.bound - a.bound);
}

interface LikeWord {
  word: ListedWord;
  similarity: number;
}

interface Met {
  /** Part of the asked name that was counted last, so that each counts once. */
  part: number;
  asked: number;
  listed: number;
}

function boundNames(index: ScreeningIndex, asked: PreparedName, bounds: Map<number, number>): void {
  const met = new Map<number, Met>();
  const known = new Map<string, LikeWord[]>();
  const hits = asked.spans.map((span) => ({
    span,
    words: getOrAdd(known, wordKey(span), () => wordsLike(index, span)),
  }));
  asked.parts.forEach((part, position) => {
    const own = hits.filter(({ span }) => span.start <= position && position < span.start + span.size);
    const words = own.flatMap((hit) => hit.words).sort((a, b) => b.similarity - a.similarity);
    for (const { word, similarity } of words) {
      for (let index = 0; index < word.names.length; index += 1) {
        const entry = getOrAdd(met, word.names[index] as number, () => ({ part: -1, asked: 0, listed: 0 }));
        if (entry.part !== position) entry.asked += similarity * part.weight;
        entry.part = position;
        entry.listed += similarity * (word.weights[index] as number);
      }
    }
  });
  for (const [position, entry] of met) {
    const listedWeight = index.names[position]?.name.weight ?? 1;
    const bound = boundOf(entry.asked / asked.weight, Math.min(1, entry.listed / listedWeight));
    if (bound > (bounds.get(position) ?? 0)) bounds.set(position, bound);
  }
}

function boundOf(askedCovered: number, listedCovered: number): number {
  const better = Math.max(askedCovered, listedCovered);
  const lesser = Math.min(askedCovered, listedCovered);
  return grades.exact * (betterCoverage * better + (1 - betterCoverage) * lesser) + greatestLift + 1e-9;
}

/** Every listed word that `compareWords` would pair with this one. */
function wordsLike(index: ScreeningIndex, span: NameSpan): LikeWord[] {
  const possible = new Set<ListedWord>();
  for (const suffix of wordSuffixes) {
    const word = index.byText.get(span.text + suffix);
    if (word) possible.add(word);
  }
  if (span.skeleton.length >= minSkeleton)
    for (const word of index.bySkeleton.get(span.skeleton) ?? []) possible.add(word);
  const initial = span.text.charAt(0);
  if (span.text.length === 1) for (const word of index.byInitial.get(initial) ?? []) possible.add(word);
  for (const suffix of wordSuffixes) {
    const word = index.byText.get(initial + suffix);
    if (word) possible.add(word);
  }
  addNeighbours(index, span, possible);
  const found: LikeWord[] = [];
  for (const word of possible) {
    const match = compareWords(span, word.span);
    if (match) found.push({ word, similarity: match.similarity });
  }
  return found;
}

/** Words within the edit budget; letter bits rule out nearly all of them at the cost of one operation each. */
function addNeighbours(index: ScreeningIndex, span: NameSpan, possible: Set<ListedWord>): void {
  const own = span.text.length;
  for (let length = own - maxBudget; length <= own + maxBudget; length += 1) {
    const longest = Math.max(own, length);
    const joined = joinedBudget(longest);
    const shape = { writing: span.writing, size: 1 };
    addWithin(
      index.byShape.get(shapeKey(shape, length)),
      span,
      span.size > 1 ? joined : singleBudget(longest),
      possible,
    );
    if (span.size === 1) addWithin(index.byShape.get(shapeKey({ ...shape, size: 2 }, length)), span, joined, possible);
  }
}

function addWithin(bucket: WordBucket | undefined, span: NameSpan, budget: number, possible: Set<ListedWord>): void {
  if (!bucket || budget === 0 || Math.abs(bucket.length - span.text.length) > budget) return;
  const { words, letters } = bucket;
  const count = bitCount;
  for (let position = 0; position < words.length; position += 1) {
    if (count((letters[position] as number) ^ span.letters) <= 2 * budget) possible.add(words[position] as ListedWord);
  }
}

function bucketOf(words: readonly ListedWord[]): WordBucket {
  return {
    length: words[0]?.span.text.length ?? 0,
    words,
    letters: Int32Array.from(words, (word) => word.span.letters),
  };
}

/** Words that edits can lead between: never from one way of writing to another, nor between two joined words. */
function shapeKey(span: Pick<NameSpan, 'writing' | 'size'>, length: number): string {
  return `${isConsonantal(span) ? 'c' : 'l'}${span.size > 1 ? 'j' : 's'}${length}`;
}

/** The same letters joined or written in another way are their own entry: other words may be compared with them. */
function wordKey(span: NameSpan): string {
  return span.text + writingMarks[span.writing] + (span.size > 1 ? '+' : '');
}

function groupBy<K, V>(values: Iterable<V>, keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) getOrAdd(groups, keyOf(value), () => [] as V[]).push(value);
  return groups;
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
