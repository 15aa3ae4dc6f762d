import { editDistance } from './edit-distance';
import type { NameSpan } from './prepare';

export type Likeness = 'SAME' | 'SPELLING' | 'SOUND' | 'INITIAL';

export interface WordMatch {
  likeness: Likeness;
  /** 1 for the same word; never above 0.9 for another spelling. */
  similarity: number;
  /** One edit in a word of three or four letters counts only where another part agrees. */
  needsSupport: boolean;
}

const same: WordMatch = { likeness: 'SAME', similarity: 1, needsSupport: false };
const byInitial: WordMatch = { likeness: 'INITIAL', similarity: 0.5, needsSupport: true };

export function compareWords(a: NameSpan, b: NameSpan): WordMatch | null {
  if (a.text === b.text) return same;
  if (a.size === 1 && b.size === 1 && isInitialOf(a.text, b.text)) return byInitial;
  const sounds = a.skeleton.length >= minSkeleton && a.skeleton === b.skeleton;
  if (isConsonantal(a) !== isConsonantal(b)) return sounds ? bySound(a, b) : null;
  const budget = editBudget(a, b, sounds);
  if (Math.abs(a.text.length - b.text.length) > budget || bitCount(a.letters ^ b.letters) > 2 * budget) return null;
  const longest = Math.max(a.text.length, b.text.length);
  // Of two letters only their order may differ: "Es" for "Se".
  if (longest === 2 && a.letters !== b.letters) return null;
  const edits = budget === 0 ? 1 : editDistance(a.text, b.text, budget);
  if (edits > budget) return null;
  return { likeness: 'SPELLING', similarity: Math.min(0.9, 1 - edits / longest), needsSupport: longest <= 4 };
}

export const minSkeleton = 3;

/** Three consonants alone are shared by many names, and by more when words are joined to find them. */
function bySound(a: NameSpan, b: NameSpan): WordMatch {
  const isShort = a.skeleton.length === minSkeleton;
  const similarity = (isShort ? 0.8 : 0.88) - (a.size + b.size > 2 ? 0.08 : 0);
  return { likeness: 'SOUND', similarity, needsSupport: isShort };
}

export function isConsonantal(span: Pick<NameSpan, 'writing'>): boolean {
  return span.writing === 'CONSONANTS';
}

function editBudget(a: NameSpan, b: NameSpan, sounds: boolean): number {
  if (a.writing === 'SYLLABLES' && b.writing === 'SYLLABLES') return 0;
  if (a.size > 1 && b.size > 1) return 0;
  const longest = Math.max(a.text.length, b.text.length);
  if (a.size + b.size > 2) return joinedBudget(longest);
  // Without vowels one letter of four is another name: Hamid and Ahmad differ by one.
  if (isConsonantal(a) && longest < 6) return 0;
  return singleBudget(longest) + (sounds && longest >= 5 ? 1 : 0);
}

export function singleBudget(longest: number): number {
  if (longest < 2) return 0;
  if (longest < 8) return 1;
  return longest < 12 ? 2 : 3;
}

/** Joining is a difference by itself, so it leaves less room for others. */
export function joinedBudget(longest: number): number {
  if (longest < 7) return 0;
  return longest < 12 ? 1 : 2;
}

function isInitialOf(a: string, b: string): boolean {
  return (a.length === 1 || b.length === 1) && a.charAt(0) === b.charAt(0);
}

export function bitCount(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
