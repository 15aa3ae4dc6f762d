import type { NameSpan } from '../prepare';
import { bitCount } from '../words/sound';
import { compareWords } from '../words/word-similarity';
import { allDeletions, askedKeys, firstDeletions, hashes, listedKeys } from './word-hashes';

/**
 * Finds every listed word that `compareWords` pairs with an asked one, but for initials. Words within one or two edits
 * share what is left when as many letters are deleted from each, so the deletions are hashed into buckets: of the first
 * letters of single words, of the whole of joined ones.
 */
export interface WordIndex {
  readonly words: readonly NameSpan[];
  readonly letters: Int32Array;
  readonly lengths: Uint8Array;
  readonly alike: HashedLists;
  readonly single: HashedLists;
  readonly singleWhole: HashedLists;
  readonly joined: HashedLists;
  /** The words that were compared in this turn, so that each is compared once. */
  readonly seen: { turn: number; at: Int32Array };
}

/** Lists of numbers by a hash, one after the other in one array. */
interface HashedLists {
  readonly mask: number;
  readonly starts: Int32Array;
  readonly values: Int32Array;
}

/** Everything that `compareWords` looks at. */
export function wordKey({ text, tag, size, writing, symbol, isCertain, weight, skeleton }: NameSpan): string {
  return `${text} ${size > 1 ? `+${skeleton}` : tag} ${writing} ${symbol ?? ''}${isCertain ? '!' : ''}${weight < 0.2 ? '-' : ''}`;
}

export function buildWordIndex(words: readonly NameSpan[]): WordIndex {
  return {
    words,
    letters: Int32Array.from(words, ({ letters }) => letters),
    lengths: Uint8Array.from(words, ({ text }) => Math.min(255, text.length)),
    alike: hashedLists(words, listedKeys),
    single: hashedLists(words, ({ size, text }) => (size === 1 ? firstDeletions(text) : 0)),
    singleWhole: hashedLists(words, ({ size, text }) => (size === 1 ? allDeletions(text) : 0)),
    joined: hashedLists(words, ({ size, text }) => (size > 1 ? allDeletions(text) : 0)),
    seen: { turn: 0, at: new Int32Array(words.length) },
  };
}

/** Positions in `words`, likest first, with how like they are. */
export interface LikeWords {
  positions: readonly number[];
  similarities: readonly number[];
}

interface LikeWord {
  position: number;
  similarity: number;
}

const nothing: LikeWords = { positions: [], similarities: [] };

export function wordsLike(index: WordIndex, asked: NameSpan): LikeWords {
  const found: LikeWord[] = [];
  index.seen.turn += 1;
  compareListed(index, index.alike, askedKeys(asked), asked, false, found);
  if (asked.size > 1) {
    compareListed(index, index.singleWhole, allDeletions(asked.text), asked, true, found);
  } else {
    compareListed(index, index.single, firstDeletions(asked.text), asked, true, found);
    compareListed(index, index.joined, allDeletions(asked.text), asked, true, found);
  }
  if (found.length === 0) return nothing;
  if (found.length > 1) found.sort(likestFirst);
  return {
    positions: found.map(({ position }) => position),
    similarities: found.map(({ similarity }) => similarity),
  };
}

function likestFirst(a: LikeWord, b: LikeWord): number {
  return b.similarity - a.similarity || a.position - b.position;
}

/** Letter bits rule out nearly all that share a bucket, at the cost of one operation each. */
function compareListed(
  { words, letters, lengths, seen }: WordIndex,
  { mask, starts, values }: HashedLists,
  count: number,
  asked: NameSpan,
  isNear: boolean,
  found: LikeWord[],
): void {
  const { length } = asked.text;
  for (let place = 0; place < count; place += 1) {
    const bucket = bucketOf(hashes[place] as number, mask);
    const end = starts[bucket + 1] as number;
    for (let entry = starts[bucket] as number; entry < end; entry += 1) {
      const position = values[entry] as number;
      if (seen.at[position] === seen.turn) continue;
      if (isNear && Math.abs((lengths[position] as number) - length) > 2) continue;
      if (isNear && bitCount((letters[position] as number) ^ asked.letters) > 4) continue;
      seen.at[position] = seen.turn;
      const match = compareWords(asked, words[position] as NameSpan);
      if (match) found.push({ position, similarity: match.similarity });
    }
  }
}

function hashedLists(words: readonly NameSpan[], writeHashes: (word: NameSpan) => number): HashedLists {
  const size = 2 ** Math.max(4, Math.ceil(Math.log2(words.length * 8 + 1)));
  const mask = size - 1;
  const starts = new Int32Array(size + 1);
  for (const word of words) {
    const count = writeHashes(word);
    for (let place = 0; place < count; place += 1) {
      const bucket = bucketOf(hashes[place] as number, mask);
      starts[bucket + 1] = (starts[bucket + 1] as number) + 1;
    }
  }
  for (let bucket = 0; bucket < size; bucket += 1)
    starts[bucket + 1] = (starts[bucket + 1] as number) + (starts[bucket] as number);
  const values = new Int32Array(starts[size] as number);
  const next = starts.slice();
  words.forEach((word, position) => {
    const count = writeHashes(word);
    for (let place = 0; place < count; place += 1) {
      const bucket = bucketOf(hashes[place] as number, mask);
      values[next[bucket] as number] = position;
      next[bucket] = (next[bucket] as number) + 1;
    }
  });
  return { mask, starts, values };
}

function bucketOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask;
}
