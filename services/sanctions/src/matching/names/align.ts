import type { NamePart, NameSpan, PreparedName } from '../prepare';
import { compareWords, type WordMatch } from '../words/word-similarity';

export interface AlignedPair extends WordMatch {
  query: NameSpan;
  listed: NameSpan;
}

export interface Alignment {
  pairs: readonly AlignedPair[];
  /** Positions of parts that met nothing. */
  queryLeft: readonly number[];
  listedLeft: readonly number[];
  inOrder: boolean;
}

/** Pairs the parts of two names, best likeness first; the result is the same whichever name is asked for. */
export function alignNames(query: PreparedName, listed: PreparedName): Alignment {
  const possible = possiblePairs(query, listed);
  if (possible.length > 1) possible.sort(betterPair);
  const taken: Taken = {
    query: new Uint8Array(query.parts.length),
    listed: new Uint8Array(listed.parts.length),
    pairs: [],
  };
  let agreeing = 0;
  for (const pair of possible) {
    if (pair.support === 0 && take(taken, pair) && (carriesName(query, listed, pair) || isSameInitial(pair)))
      agreeing += Math.max(pair.query.size, pair.listed.size);
  }
  for (const pair of possible) if (pair.support > 0 && pair.support <= agreeing) take(taken, pair);
  const { pairs } = taken;
  return { pairs, queryLeft: left(taken.query), listedLeft: left(taken.listed), inOrder: areInOrder(pairs) };
}

interface Taken {
  query: Uint8Array;
  listed: Uint8Array;
  pairs: AlignedPair[];
}

function take(taken: Taken, pair: AlignedPair): boolean {
  if (!isFree(taken.query, pair.query) || !isFree(taken.listed, pair.listed)) return false;
  taken.query.fill(1, pair.query.start, pair.query.start + pair.query.size);
  taken.listed.fill(1, pair.listed.start, pair.listed.start + pair.listed.size);
  taken.pairs.push(pair);
  return true;
}

/** Korean names have parts of one letter. */
const isSameInitial = ({ likeness, query }: AlignedPair) => likeness === 'SAME' && query.tag === 'initial';

function possiblePairs(query: PreparedName, listed: PreparedName): AlignedPair[] {
  const found: AlignedPair[] = [];
  for (const a of query.spans) {
    for (const b of listed.spans) {
      const match = compareWords(a, b);
      if (!match || isSameSplit(query.parts, a, listed.parts, b)) continue;
      found.push({
        query: a,
        listed: b,
        likeness: match.likeness,
        similarity: match.similarity,
        support: match.support,
      });
    }
  }
  return found;
}

/** Two joined spans that break at the same place say no more than their parts do one by one. */
function isSameSplit(
  queryParts: readonly NamePart[],
  a: NameSpan,
  listedParts: readonly NamePart[],
  b: NameSpan,
): boolean {
  return (
    a.size > 1 && a.size === b.size && queryParts[a.start]?.written.length === listedParts[b.start]?.written.length
  );
}

function betterPair(a: AlignedPair, b: AlignedPair): number {
  return (
    rank(b) - rank(a) ||
    b.query.weight + b.listed.weight - a.query.weight - a.listed.weight ||
    Math.abs(a.query.start - a.listed.start) - Math.abs(b.query.start - b.listed.start) ||
    a.query.start + a.listed.start - b.query.start - b.listed.start ||
    compareText(textsOf(a), textsOf(b))
  );
}

/** A word that is two neighbours joined says more than one of them; less certain joins come after single words. */
function rank({ likeness, similarity, query, listed }: AlignedPair): number {
  if (query.size + listed.size === 2) return similarity;
  return likeness === 'SAME' && query.size !== listed.size ? 1.02 : similarity - 0.02;
}

function textsOf({ query, listed }: AlignedPair): string {
  return query.text < listed.text ? `${query.text} ${listed.text}` : `${listed.text} ${query.text}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether more than particles, titles and legal forms meet. */
export function carriesName(
  query: PreparedName,
  listed: PreparedName,
  pair: Pick<AlignedPair, 'query' | 'listed'>,
): boolean {
  return hasSignificant(query.parts, pair.query) || hasSignificant(listed.parts, pair.listed);
}

function hasSignificant(parts: readonly NamePart[], { start, size }: NameSpan): boolean {
  for (let index = start; index < start + size; index += 1) if (isSignificant(parts[index] as NamePart)) return true;
  return false;
}

export function isSignificant({ tag }: NamePart): boolean {
  return tag === 'name' || tag === 'number' || tag === 'generic' || tag === 'place';
}

function isFree(taken: Uint8Array, { start, size }: NameSpan): boolean {
  for (let index = start; index < start + size; index += 1) if (taken[index]) return false;
  return true;
}

function left(taken: Uint8Array): number[] {
  const positions: number[] = [];
  for (let index = 0; index < taken.length; index += 1) if (!taken[index]) positions.push(index);
  return positions;
}

function areInOrder(pairs: readonly AlignedPair[]): boolean {
  const starts = [...pairs].sort((a, b) => a.query.start - b.query.start).map((pair) => pair.listed.start);
  return starts.every((start, index) => index === 0 || start > (starts[index - 1] as number));
}
