import { greatestLift } from '../features';
import { costs, grades } from '../names/name-features';
import {
  type NameSpan,
  type PreparedName,
  type PreparedQuery,
  type PreparedSubject,
  prepareQuery,
  prepareSubject,
} from '../prepare';
import { defaultOptions } from '../score';
import type { Query, Subject } from '../subject';
import { initialSimilarity } from '../words/word-similarity';
import { buildWordIndex, type LikeWords, type WordIndex, wordKey, wordsLike } from './word-index';

/** Never changes once built: a new list makes a new index, swapped whole (screening.md, "Shape"). */
export interface ScreeningIndex {
  readonly subjects: readonly PreparedSubject[];
  readonly names: readonly PreparedSubject['names'][number][];
  /** Position of the subject of each name. */
  readonly subjectOf: Int32Array;
  readonly nameWeights: Float64Array;
  /** What the initials of a name can add to what is covered of it. */
  readonly initials: Float64Array;
  readonly words: WordIndex;
  /** Names that contain each word, and its weight in each. */
  readonly starts: Int32Array;
  readonly inNames: Int32Array;
  readonly weights: Float32Array;
  readonly byIdentifier: ReadonlyMap<string, readonly number[]>;
  readonly byAcronym: ReadonlyMap<string, readonly number[]>;
  /** Words that were asked before with what they met: words repeat from name to name. */
  readonly known: Map<string, LikeWords>;
  readonly scratch: Scratch;
}

interface Scratch {
  asked: Float64Array;
  listed: Float64Array;
  part: Int32Array;
  touched: Int32Array;
}

export interface CandidateName {
  subject: PreparedSubject;
  names: PreparedSubject['names'];
  /** No score of these names is above it. */
  bound: number;
}

const maxKnown = 50_000;

export function buildIndex(subjects: Iterable<Subject>): ScreeningIndex {
  const prepared = [...subjects].map(prepareSubject);
  const names = prepared.flatMap((subject) => subject.names);
  const words = new Map<string, { span: NameSpan; names: number[]; weights: number[] }>();
  names.forEach((name, position) => {
    for (const span of name.spans) {
      const key = wordKey(span);
      let word = words.get(key);
      if (!word) {
        word = { span, names: [], weights: [] };
        words.set(key, word);
      }
      word.names.push(position);
      word.weights.push(span.weight);
    }
  });
  const all = [...words.values()];
  const starts = new Int32Array(all.length + 1);
  all.forEach((word, position) => {
    starts[position + 1] = (starts[position] as number) + word.names.length;
  });
  return {
    subjects: prepared,
    names,
    subjectOf: Int32Array.from(prepared.flatMap((subject, position) => subject.names.map(() => position))),
    nameWeights: Float64Array.from(names, ({ weight }) => weight),
    initials: Float64Array.from(names, initialWeight),
    words: buildWordIndex(all.map(({ span }) => span)),
    starts,
    inNames: Int32Array.from(all.flatMap((word) => word.names)),
    weights: Float32Array.from(all.flatMap((word) => word.weights)),
    byIdentifier: positionsBy(prepared, ({ identifiers }) => identifiers.map(({ number }) => number)),
    byAcronym: positionsBy(names, ({ initials, acronym }) => [initials && `…${initials}`, acronym]),
    known: new Map(),
    scratch: {
      asked: new Float64Array(names.length),
      listed: new Float64Array(names.length),
      part: new Int32Array(names.length).fill(-1),
      touched: new Int32Array(names.length),
    },
  };
}

function initialWeight(name: PreparedName): number {
  return name.parts.reduce((sum, { tag }) => sum + (tag === 'initial' ? 1 : 0), 0);
}

function positionsBy<T>(values: readonly T[], keysOf: (value: T) => readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  values.forEach((value, position) => {
    for (const key of new Set(keysOf(value))) {
      if (!key) continue;
      const own = found.get(key);
      if (own) own.push(position);
      else found.set(key, [position]);
    }
  });
  return found;
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
  for (const asked of query.names) boundNames(index, asked, minScore, bounds);
  const found = new Map<number, { names: PreparedSubject['names'][number][]; bound: number }>();
  for (const { number } of query.identifiers)
    for (const subject of index.byIdentifier.get(number) ?? []) found.set(subject, { names: [], bound: 1 });
  for (const [position, bound] of [...bounds].sort(([a], [b]) => a - b)) {
    const subject = index.subjectOf[position] as number;
    const candidate = found.get(subject) ?? { names: [], bound: 0 };
    candidate.names.push(index.names[position] as PreparedSubject['names'][number]);
    candidate.bound = Math.max(candidate.bound, bound);
    found.set(subject, candidate);
  }
  return [...found]
    .map(([position, candidate]) => ({ ...candidate, subject: index.subjects[position] as PreparedSubject }))
    .sort((a, b) => b.bound - a.bound);
}

function boundNames(index: ScreeningIndex, asked: PreparedName, minScore: number, bounds: Map<number, number>): void {
  for (const other of [asked.initials, asked.acronym && `…${asked.acronym}`])
    for (const position of (other && index.byAcronym.get(other)) || []) bounds.set(position, 1);
  const { scratch, nameWeights, initials } = index;
  const count = cover(index, asked);
  const ownInitials = initialWeight(asked);
  for (let place = 0; place < count; place += 1) {
    const name = scratch.touched[place] as number;
    scratch.part[name] = -1;
    // Every initial can stand for one part of the other name.
    const met = initialSimilarity * ((initials[name] as number) + ownInitials) * heaviestPart;
    const askedShare = Math.min(1, ((scratch.asked[name] as number) + met) / asked.weight);
    const listedShare = Math.min(1, ((scratch.listed[name] as number) + met) / (nameWeights[name] as number));
    const bound = boundOf(askedShare, listedShare);
    if (bound >= minScore && bound > (bounds.get(name) ?? 0)) bounds.set(name, bound);
  }
}

const heaviestPart = 1.1;

function boundOf(askedShare: number, listedShare: number): number {
  const better = Math.max(askedShare, listedShare);
  const lesser = Math.min(askedShare, listedShare);
  return grades.exact * (1 - costs.lesserLoss * (1 - better) - costs.greaterLoss * (1 - lesser)) + greatestLift + 1e-6;
}

/** Adds up what of each name the words like the asked ones cover; each asked part counts once, by its likest word. */
function cover(index: ScreeningIndex, asked: PreparedName): number {
  const { scratch, starts, inNames, weights } = index;
  const atPart: LikeWord[][] = asked.parts.map(() => []);
  for (const span of asked.spans) {
    const { positions, similarities } = likeWords(index, span);
    if (positions.length === 0) continue;
    // A joined span is met at each of its parts, and all that it covers counts at each: a bound may be generous.
    for (let part = span.start; part < span.start + span.size; part += 1) {
      for (let place = 0; place < positions.length; place += 1)
        atPart[part]?.push({ position: positions[place] as number, similarity: similarities[place] as number });
    }
  }
  let count = 0;
  for (let place = 0; place < atPart.length; place += 1) {
    const like = atPart[place] as LikeWord[];
    if (like.length > 1) like.sort(likestFirst);
    const weight = asked.parts[place]?.weight ?? 0;
    for (const { position, similarity } of like) {
      const gain = similarity * weight;
      const end = starts[position + 1] as number;
      for (let posting = starts[position] as number; posting < end; posting += 1) {
        const name = inNames[posting] as number;
        const last = scratch.part[name] as number;
        const covered = similarity * (weights[posting] as number);
        if (last === -1) {
          scratch.touched[count] = name;
          count += 1;
          scratch.asked[name] = gain;
          scratch.listed[name] = covered;
        } else {
          if (last !== place) scratch.asked[name] = (scratch.asked[name] as number) + gain;
          scratch.listed[name] = (scratch.listed[name] as number) + covered;
        }
        scratch.part[name] = place;
      }
    }
  }
  return count;
}

function likestFirst(a: LikeWord, b: LikeWord): number {
  return b.similarity - a.similarity;
}

interface LikeWord {
  position: number;
  similarity: number;
}

function likeWords({ words, known }: ScreeningIndex, span: NameSpan): LikeWords {
  // Two neighbours hardly ever come together again.
  if (span.size > 1) return wordsLike(words, span);
  const key = wordKey(span);
  let like = known.get(key);
  if (!like) {
    if (known.size >= maxKnown) known.clear();
    like = wordsLike(words, span);
    known.set(key, like);
  }
  return like;
}
