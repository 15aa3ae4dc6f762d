import type { NamePart, NameSpan, PreparedName } from './prepare';
import { compareWords, type WordMatch } from './word-similarity';

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
  const possible = possiblePairs(query, listed).sort(betterPair);
  const takenQuery = new Array<boolean>(query.parts.length).fill(false);
  const takenListed = new Array<boolean>(listed.parts.length).fill(false);
  const pairs: AlignedPair[] = [];
  const take = (pair: AlignedPair) => {
    if (!isFree(takenQuery, pair.query) || !isFree(takenListed, pair.listed)) return;
    occupy(takenQuery, pair.query);
    occupy(takenListed, pair.listed);
    pairs.push(pair);
  };
  for (const pair of possible) if (!pair.needsSupport) take(pair);
  if (pairs.some((pair) => carriesName(query.parts, pair.query))) {
    for (const pair of possible) if (pair.needsSupport) take(pair);
  }
  return {
    pairs,
    queryLeft: left(takenQuery),
    listedLeft: left(takenListed),
    inOrder: areInOrder(pairs),
  };
}

function possiblePairs(query: PreparedName, listed: PreparedName): AlignedPair[] {
  const found: AlignedPair[] = [];
  for (const a of query.spans) {
    for (const b of listed.spans) {
      if (isSameSplit(query.parts, a, listed.parts, b)) continue;
      const match = compareWords(a, b);
      if (match) found.push({ query: a, listed: b, ...match });
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
  return a.size > 1 && a.size === b.size && queryParts[a.start]?.text.length === listedParts[b.start]?.text.length;
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

function rank(pair: AlignedPair): number {
  return pair.similarity - (pair.query.size + pair.listed.size > 2 ? 0.02 : 0);
}

function textsOf(pair: AlignedPair): string {
  return [pair.query.text, pair.listed.text].sort().join(' ');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function carriesName(parts: readonly NamePart[], span: NameSpan): boolean {
  return parts.slice(span.start, span.start + span.size).some((part) => isSignificant(part));
}

export function isSignificant(part: NamePart): boolean {
  return part.tag === 'name' || part.tag === 'common' || part.tag === 'number';
}

function isFree(taken: readonly boolean[], span: NameSpan): boolean {
  for (let index = span.start; index < span.start + span.size; index += 1) if (taken[index]) return false;
  return true;
}

function occupy(taken: boolean[], span: NameSpan): void {
  taken.fill(true, span.start, span.start + span.size);
}

function left(taken: readonly boolean[]): number[] {
  return taken.flatMap((isTaken, index) => (isTaken ? [] : [index]));
}

function areInOrder(pairs: readonly AlignedPair[]): boolean {
  const starts = [...pairs].sort((a, b) => a.query.start - b.query.start).map((pair) => pair.listed.start);
  return starts.every((start, index) => index === 0 || start > (starts[index - 1] as number));
}
