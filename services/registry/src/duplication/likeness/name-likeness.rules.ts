import { editDistance } from './edit-distance.rules';
import { type NameReading, type NameWord, readName, wordWeights } from './name-words.rules';

export interface NameLikeness {
  /** 0 to 1. */
  score: number;
  /** Whether the two are written in different scripts. */
  acrossScripts: boolean;
}

/** The same whichever name comes first. */
export function compareNames(a: string, b: string): NameLikeness {
  const [left, right] = [readName(a), readName(b)];
  const acronym = acronymLikeness(left, right);
  const words = left.words.length > 0 && right.words.length > 0 ? likenessOf(left, right) : 0;
  // Beside two names in full one acronym is a hint; alone it is all there is.
  const score = Math.max(acronym, words + (1 - words) * acronym * 0.3);
  return { score, acrossScripts: isArabic(left) !== isArabic(right) };
}

const isArabic = ({ words }: NameReading) => words.some(({ script }) => script === 'ARABIC');

/** Three letters are shared by many organisations, five by few. */
const acronymWorth = (acronym: string) => (acronym.length < 4 ? 0.66 : acronym.length < 5 ? 0.76 : 0.82);

function acronymLikeness(left: NameReading, right: NameReading): number {
  const shared = [
    ...left.acronyms.filter((one) => right.acronyms.includes(one) || right.initials.includes(one)),
    ...right.acronyms.filter((one) => left.initials.includes(one)),
  ];
  return Math.max(0, ...shared.filter(({ length }) => length >= 3).map(acronymWorth));
}

interface Pair {
  i: number;
  j: number;
  similarity: number;
  weight: number;
}

/**
 * What both names say, as a share of what either says; words weigh by how much they tell. Names of which nothing but
 * common words agree are not certain, however many these are: a region has several "Association of Women".
 */
function likenessOf(left: NameReading, right: NameReading): number {
  const [a, b] = [joinSplitWords(left.words, right.words), joinSplitWords(right.words, left.words)];
  const pairs = align(a, b);
  const agreed = pairs.reduce((sum, { similarity, weight }) => sum + similarity * weight, 0);
  const said = saidBy(a, b, pairs);
  if (said === 0) return sameText(a, b) ? 1 : 0;
  const share = Math.min(1, (2 * agreed) / said);
  const isNamed = pairs.some(({ i, similarity }) => a[i]?.kind === 'NAME' && similarity >= 0.7);
  return Math.min(share * tellsEnough(agreed), isNamed || isLiteral(a, b) ? 1 : mostOfCommonWords);
}

const mostOfCommonWords = 0.9;

/** A rare word that nothing answers to speaks against the pair; across scripts it may just be translated. */
function saidBy(a: NameWord[], b: NameWord[], pairs: Pair[]): number {
  const across = a.some(({ script }) => script === 'ARABIC') !== b.some(({ script }) => script === 'ARABIC');
  const [takenA, takenB] = [new Set(pairs.map(({ i }) => i)), new Set(pairs.map(({ j }) => j))];
  const weigh = (words: NameWord[], taken: Set<number>) =>
    words.reduce(
      (sum, { kind }, index) =>
        sum + wordWeights[kind] * (across && kind === 'NAME' && !taken.has(index) ? untranslated : 1),
      0,
    );
  return weigh(a, takenA) + weigh(b, takenB);
}

const untranslated = 0.6;

const sameText = (a: NameWord[], b: NameWord[]) =>
  a.map(({ text }) => text).join(' ') === b.map(({ text }) => text).join(' ');

/** Word for word the same, fillers aside, up to a letter here and there. */
function isLiteral(a: NameWord[], b: NameWord[]): boolean {
  const [left, right] = [a, b].map((words) => words.filter(({ kind }) => kind !== 'FILLER'));
  if (!left || left.length !== right?.length) return false;
  return left.every((word, index) => {
    const [one = '', other = ''] = [word.forms.at(-1), right[index]?.forms.at(-1)];
    return one === other || (one.length > 5 && editDistance(one, other) <= 1);
  });
}

/** From 0.8 for next to nothing to 1 for a rare word with a common one. */
const tellsEnough = (agreed: number) => Math.min(1, 0.8 + 0.2 * (agreed / 1.2));

/** Best pairs first; each word is used once. */
function align(a: NameWord[], b: NameWord[]): Pair[] {
  const possible: Pair[] = [];
  a.forEach((left, i) => {
    b.forEach((right, j) => {
      const similarity = compareWords(left, right);
      const weight = (wordWeights[left.kind] + wordWeights[right.kind]) / 2;
      if (similarity > 0 && weight > 0) possible.push({ i, j, similarity, weight });
    });
  });
  possible.sort(
    (x, y) => y.similarity * y.weight - x.similarity * x.weight || Math.abs(x.i - x.j) - Math.abs(y.i - y.j),
  );
  const [takenA, takenB] = [new Set<number>(), new Set<number>()];
  return possible.filter(({ i, j }) => {
    if (takenA.has(i) || takenB.has(j)) return false;
    takenA.add(i);
    takenB.add(j);
    return true;
  });
}

function compareWords(a: NameWord, b: NameWord): number {
  if (a.kind !== 'NAME' || b.kind !== 'NAME') {
    if (a.text === b.text) return a.script !== b.script || a.forms.some((form) => b.forms.includes(form)) ? 1 : 0.95;
    // "Foundation" here is "association" there: translators exchange the kind of body, founders do not.
    return a.kind === 'BODY' && b.kind === 'BODY' ? (a.script === b.script ? 0.2 : 0.6) : 0;
  }
  if (a.forms.some((form) => b.forms.includes(form))) return 1;
  return a.script === b.script ? bySpelling(a, b) : bySound(a, b);
}

function bySpelling(a: NameWord, b: NameWord): number {
  const longest = Math.max(a.text.length, b.text.length);
  if (longest < 4) return 0;
  const edits = editDistance(a.text, b.text);
  const budget = longest < 6 ? 1 : longest < 10 ? 2 : 3;
  if (edits <= budget && !(longest < 5 && edits > 0 && a.text[0] !== b.text[0])) return 1 - edits / longest;
  return a.script === 'OTHER' && sharesSkeleton(a, b, 3) ? 0.75 : 0;
}

/** Two consonants are shared by many words, three by some. */
function bySound(a: NameWord, b: NameWord): number {
  if (sharesSkeleton(a, b, 4)) return 0.95;
  if (sharesSkeleton(a, b, 3)) return 0.9;
  if (sharesSkeleton(a, b, 2)) return 0.7;
  return longest(a) >= 4 && longest(b) >= 4 && nearSkeleton(a, b) ? 0.6 : 0;
}

const longest = ({ skeletons }: NameWord) => Math.max(0, ...skeletons.map(({ length }) => length));

const sharesSkeleton = (a: NameWord, b: NameWord, length: number) =>
  a.skeletons.some((skeleton) => skeleton.length >= length && b.skeletons.includes(skeleton));

const nearSkeleton = (a: NameWord, b: NameWord) =>
  a.skeletons.some((left) => b.skeletons.some((right) => editDistance(left, right) <= 1));

/** "Action Aid" is read as "ActionAid" when the other name writes it so. */
function joinSplitWords(words: NameWord[], others: NameWord[]): NameWord[] {
  const whole = new Map(others.filter(({ kind }) => kind === 'NAME').map((other) => [other.text, other]));
  const joined: NameWord[] = [];
  for (let index = 0; index < words.length; index++) {
    const [word, next] = [words[index], words[index + 1]];
    const other = word && next && whole.get(`${word.forms[0]}${next.forms[0]}`);
    if (other) {
      joined.push(other);
      index++;
    } else if (word) joined.push(word);
  }
  return joined;
}
