import type { NameSpan } from '../prepare';
import { editDistance } from './edit-distance';
import { bitCount } from './sound';

export type Likeness = 'SAME' | 'SYMBOL' | 'SOUND' | 'SPELLING' | 'CONSONANTS' | 'INITIAL';

export interface WordMatch {
  likeness: Likeness;
  /** 1 for the same word. */
  similarity: number;
  /** How many other parts must agree before so short a likeness counts. */
  support: 0 | 1 | 2;
}

const same: WordMatch = { likeness: 'SAME', similarity: 1, support: 0 };
/** A Latin form of a Chinese or Korean syllable stands for many signs. */
const sameSyllable: WordMatch = { likeness: 'SAME', similarity: 0.93, support: 0 };
const sameSyllables: WordMatch = { likeness: 'SAME', similarity: 0.99, support: 0 };
const certainSymbol: WordMatch = { likeness: 'SYMBOL', similarity: 0.97, support: 0 };
const likelySymbol: WordMatch = { likeness: 'SYMBOL', similarity: 0.92, support: 1 };
export const initialSimilarity = 0.75;
const byInitial: WordMatch = { likeness: 'INITIAL', similarity: initialSimilarity, support: 1 };

export const minSkeleton = 3;
/** Words shorter than this allow one edit, longer ones two. */
export const longWord = 8;
export const joinedMinimum = 7;

/** The same answer whichever word is asked for; null when they are two words. */
export function compareWords(a: NameSpan, b: NameSpan): WordMatch | null {
  if (a.text === b.text) return sameText(a, b);
  if (a.symbol !== null && a.symbol === b.symbol) return a.isCertain && b.isCertain ? certainSymbol : likelySymbol;
  if (a.tag === b.tag && (a.tag === 'number' || a.tag === 'legal')) return null;
  if (isDigits(a) || isDigits(b)) return null;
  if (a.weight < 0.2 && b.weight < 0.2) return null;
  const joined = a.size + b.size - 2;
  if (joined === 0 && isInitialOf(a, b)) return byInitial;
  if (isConsonantal(a) !== isConsonantal(b)) return a.skeleton === b.skeleton ? byConsonants(a, b) : null;
  if (a.writing === 'SYLLABLES' && b.writing === 'SYLLABLES') return null;
  if (a.size > 1 && b.size > 1) return null;
  return isConsonantal(a) || joined > 0 ? bySpelling(a, b) : (bySound(a, b) ?? bySpelling(a, b));
}

/** Another figure is another number, not another spelling. */
function isDigits({ tag, text }: NameSpan): boolean {
  return tag === 'number' && text.charCodeAt(0) < 58;
}

function sameText(a: NameSpan, b: NameSpan): WordMatch {
  if (a.writing === b.writing || (a.writing !== 'SYLLABLES' && b.writing !== 'SYLLABLES')) return same;
  return a.text.length < 6 ? sameSyllable : sameSyllables;
}

function bySound(a: NameSpan, b: NameSpan): WordMatch | null {
  const shortest = Math.min(a.text.length, b.text.length);
  if (shortest < 4 || a.writing !== b.writing) return null;
  if (a.sound === b.sound) return { likeness: 'SOUND', similarity: 0.95, support: 0 };
  if (a.skeleton !== b.skeleton || a.skeleton.length < minSkeleton) return null;
  const edits = bySpelling(a, b);
  const similarity = a.skeleton.length === minSkeleton ? 0.8 : 0.87;
  if (edits && edits.similarity >= similarity) return edits;
  return { likeness: 'CONSONANTS', similarity, support: a.skeleton.length === minSkeleton ? 1 : 0 };
}

/** Arabic and Hebrew write no short vowels: three consonants alone are shared by many names. */
function byConsonants(a: NameSpan, b: NameSpan): WordMatch | null {
  const { length } = a.skeleton;
  if (length < minSkeleton) return null;
  const joined = a.size + b.size > 2 ? 0.06 : 0;
  return length > minSkeleton
    ? { likeness: 'CONSONANTS', similarity: 0.94 - joined, support: 0 }
    : { likeness: 'CONSONANTS', similarity: 0.88 - joined, support: 1 };
}

function bySpelling(a: NameSpan, b: NameSpan): WordMatch | null {
  const [short, long] = a.text.length <= b.text.length ? [a.text, b.text] : [b.text, a.text];
  const budget = budgetOf(a, b, short.length);
  if (budget === 0 || long.length - short.length > budget) return null;
  if (bitCount(a.letters ^ b.letters) > 2 * budget) return null;
  const edits = editDistance(short, long, budget);
  if (edits > budget) return null;
  const isSwap = edits === 1 && a.letters === b.letters && short.length === long.length;
  const similarity = similarityOf(short, long, edits, isSwap);
  if (short.length === 2) {
    if (long.length > 2 || isSwap) return { likeness: 'SPELLING', similarity, support: 1 };
    return isVowelChange(short, long) ? { likeness: 'SPELLING', similarity, support: 2 } : null;
  }
  return { likeness: 'SPELLING', similarity, support: long.length <= 4 && !(isSwap && long.length === 4) ? 1 : 0 };
}

function similarityOf(short: string, long: string, edits: number, isSwap: boolean): number {
  const similarity = (edits === 1 ? oneEdit : twoEdits)[Math.min(long.length, 14)] as number;
  if (isSwap && long.length > 3) return Math.max(0.9, similarity);
  return edits === 1 && isGendered(short, long) ? similarity - 0.1 : similarity;
}

/** Antonio and Antonia, Joaquin and Joaquina are two people. */
function isGendered(short: string, long: string): boolean {
  if (long.length === short.length)
    return /[ao]$/.test(short) && /[ao]$/.test(long) && short.slice(0, -1) === long.slice(0, -1);
  return short.length >= 5 && long === `${short}a`;
}

/** By the length of the longer word. */
const oneEdit = [0, 0, 0.7, 0.75, 0.84, 0.88, 0.89, 0.9, 0.91, 0.92, 0.92, 0.93, 0.93, 0.93, 0.93];
const twoEdits = [0, 0, 0, 0, 0, 0, 0, 0, 0.78, 0.8, 0.83, 0.85, 0.86, 0.87, 0.88];

function budgetOf(a: NameSpan, b: NameSpan, shortest: number): number {
  if (a.size + b.size > 2) return shortest < joinedMinimum ? 0 : 1;
  // Without vowels one letter of four is another name: Hamid and Ahmad differ by one.
  if (isConsonantal(a)) return shortest < 6 ? 0 : 1;
  // The Latin form of signs has no typing errors.
  if (a.writing !== b.writing) return shortest < 6 ? 0 : 1;
  if (shortest < 2) return 0;
  return shortest < longWord ? 1 : 2;
}

function isVowelChange(short: string, long: string): boolean {
  const bare = (text: string) => text.replace(/[aeiouy]/g, '');
  return bare(short) === bare(long) && bare(short).length === 1;
}

export function isConsonantal(span: Pick<NameSpan, 'writing'>): boolean {
  return span.writing === 'CONSONANTS';
}

function isInitialOf(a: NameSpan, b: NameSpan): boolean {
  if (a.text.length > 1 && b.text.length > 1) return false;
  const long = a.text.length > 1 ? a : b;
  return (
    a.text.charAt(0) === b.text.charAt(0) && (long.tag === 'name' || long.tag === 'generic' || long.tag === 'place')
  );
}
