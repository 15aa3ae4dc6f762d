import type { NameSpan } from '../prepare';
import { isConsonantal, joinedMinimum, longWord, minSkeleton } from '../words/word-similarity';

/**
 * Where the functions below write the hashes of a word; each answers how many. One array for all of them, since a word has
 * up to a hundred and they are read before the next word is.
 */
export const hashes = new Int32Array(512);

/** Letters of single words that are looked at: two deletions among more would make hundreds of hashes. */
const prefix = 8;

const keys = { text: 1, symbol: 2, sound: 3, singleSkeleton: 4, voweledSkeleton: 5, vowellessSkeleton: 6 };

export function listedKeys(word: NameSpan): number {
  return likenessKeys(word, isConsonantal(word) ? keys.vowellessSkeleton : keys.voweledSkeleton);
}

/** Across the two ways of writing, consonants are all that can be compared. */
export function askedKeys(word: NameSpan): number {
  return likenessKeys(word, isConsonantal(word) ? keys.voweledSkeleton : keys.vowellessSkeleton);
}

/** Same letters, same meaning, same sound: what makes words alike apart from edits. */
function likenessKeys({ text, symbol, sound, skeleton, size }: NameSpan, skeletonKey: number): number {
  let count = 0;
  hashes[count++] = hashOf(text, keys.text);
  if (symbol) hashes[count++] = hashOf(symbol, keys.symbol);
  if (sound.length > 1) hashes[count++] = hashOf(sound, keys.sound);
  if (skeleton.length < minSkeleton) return count;
  if (size === 1) hashes[count++] = hashOf(skeleton, keys.singleSkeleton);
  hashes[count++] = hashOf(skeleton, skeletonKey);
  return count;
}

/** For single words: one letter, of long words two, deleted among the first eight. */
export function firstDeletions(text: string): number {
  if (text.length < 2) return 0;
  const whole = Math.min(prefix, text.length);
  readLetters(text, whole);
  let count = 0;
  hashes[count++] = between(0, whole);
  for (let first = 0; first < whole; first += 1) {
    hashes[count++] = followedBy(between(0, first), first + 1, whole);
    if (text.length < longWord) continue;
    for (let second = first + 1; second < whole; second += 1) {
      const start = followedBy(between(0, first), first + 1, second);
      hashes[count++] = followedBy(start, second + 1, whole);
    }
  }
  return count;
}

/** Where one of the two words is joined: one letter deleted anywhere. */
export function allDeletions(text: string): number {
  const { length } = text;
  if (length < joinedMinimum || length > maxLetters) return 0;
  readLetters(text, length);
  let count = 0;
  hashes[count++] = between(0, length);
  for (let index = 0; index < length; index += 1) hashes[count++] = followedBy(between(0, index), index + 1, length);
  return count;
}

const base = 0x01000193;
/** Joined words are at most three parts of 48 letters. */
const maxLetters = 150;
const powers = new Int32Array(maxLetters + 1).fill(1);
for (let place = 1; place <= maxLetters; place += 1) powers[place] = Math.imul(powers[place - 1] as number, base);
const sums = new Int32Array(maxLetters + 1);

/** Hashes of the beginnings of a word, from which that of any piece follows without reading its letters again. */
function readLetters(text: string, length: number): void {
  for (let place = 0; place < length; place += 1)
    sums[place + 1] = (Math.imul(sums[place] as number, base) + text.charCodeAt(place)) | 0;
}

function between(start: number, end: number): number {
  return ((sums[end] as number) - Math.imul(sums[start] as number, powers[end - start] as number)) | 0;
}

function followedBy(hash: number, start: number, end: number): number {
  return (Math.imul(hash, powers[end - start] as number) + between(start, end)) | 0;
}

function hashOf(text: string, kind: number): number {
  let hash = 0x811c9dc5 ^ (kind * 0x9e3779b1);
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), base);
  return hash;
}
