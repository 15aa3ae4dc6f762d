import { foldName } from '@partner-commons/platform/fold';
import { LRUCache } from 'lru-cache';
import { conceptWords, type WordClass } from './concept-words.rules';
import { editDistance } from './edit-distance.rules';

/** One word of a name, ready to be compared in any script. */
export interface NameWord {
  /** Its meaning when it is a word that many names share, else the word itself; folded. */
  text: string;
  kind: WordClass;
  /** The word and what remains of it without an article or preposition that is written together with it. */
  forms: string[];
  /** Consonants as they sound: what a Latin and an Arabic spelling of one word have in common. */
  skeletons: string[];
  script: 'ARABIC' | 'OTHER';
}

/** A name as words, and the acronyms that stand inside it, such as "(CMC)" or "- UGET". */
export interface NameReading {
  words: NameWord[];
  acronyms: string[];
  /** First letters of the words that carry meaning; with and without the small ones when these differ. */
  initials: string[];
}

const arabic = /\p{Script=Arabic}/u;
const elision = /(^|[\s(])(?:[ldsnjcm]|qu)['’‘`´]/giu;
const possessive = /['’`´]s(?=\s|$)/giu;
const insideWord = /['’‘`´]/gu;

export const wordWeights: Record<WordClass, number> = {
  NAME: 1,
  PLACE: 0.55,
  THEME: 0.55,
  BODY: 0.25,
  LEGAL: 0.05,
  FILLER: 0,
};

/** Letters that keyboards and habits exchange; marks are left out by the folding. */
const plainArabic = (word: string) =>
  word
    .replace(/[\u064B-\u065F\u0670\u0640]/gu, '')
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/ى/gu, 'ي')
    .replace(/ئ/gu, 'ي')
    .replace(/ؤ/gu, 'و')
    .replace(/ة/gu, 'ه')
    .replace(/ء/gu, '');

const concepts = new Map<string, { meaning: string; kind: WordClass }>();
const longConcepts = new Map<string, string[]>();
for (const { form, meaning, kind } of conceptWords) {
  const folded = foldName(arabic.test(form) ? plainArabic(form) : form);
  if (!concepts.has(folded)) concepts.set(folded, { meaning: `#${foldName(meaning)}`, kind });
  if (!arabic.test(form) && folded.length >= 7) {
    const initial = folded.charAt(0);
    longConcepts.set(initial, [...(longConcepts.get(initial) ?? []), folded]);
  }
}

const readings = new LRUCache<string, NameReading>({ max: 20_000 });

/** The reading of a name; kept, since one search reads the same names of the roster again and again. */
export function readName(value: string): NameReading {
  const known = readings.get(value);
  if (known) return known;
  const reading = read(value);
  readings.set(value, reading);
  return reading;
}

function read(value: string): NameReading {
  const acronyms: string[] = [];
  const bare = value
    .normalize('NFKC')
    .replace(possessive, '')
    .replace(elision, '$1')
    .replace(insideWord, '')
    .replace(/(\p{L}\.){2,}\p{L}?/gu, (letters) => letters.replaceAll('.', ''));
  const parts = bare.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  const joined = joinLetters(parts);
  const isShouted = joined.filter((part) => part.length > 3 && part === part.toUpperCase()).length > 1;
  const spelled: string[] = [];
  const words = joined.flatMap((part) => {
    const folded = foldName(part);
    if (!folded) return [];
    const isAcronym = !isShouted && /^[A-Z]{2,}\d*$/.test(part) && !concepts.has(folded);
    if (isAcronym) acronyms.push(folded);
    // Beside a name in full its acronym is said twice; alone it is the name.
    if (isAcronym && joined.length > 1 && folded.length <= 8) return [];
    if (!arabic.test(part)) spelled.push(folded);
    return [arabic.test(part) ? arabicWord(part) : latinWord(folded)];
  });
  return { words, acronyms, initials: initialsOf(spelled) };
}

/** "U N D P" and "A -T- L- C" are one word each. */
function joinLetters(parts: string[]): string[] {
  const joined: string[] = [];
  let run: string[] = [];
  const close = () => {
    if (run.length > 2) joined.push(run.join('').toUpperCase());
    else joined.push(...run);
    run = [];
  };
  for (const part of parts) {
    if (/^\p{Script=Latin}$/u.test(part)) run.push(part);
    else {
      close();
      joined.push(part);
    }
  }
  close();
  return joined;
}

function initialsOf(words: string[]): string[] {
  if (words.length < 2) return [];
  const carrying = words.filter((word) => concepts.get(word)?.kind !== 'FILLER' && word.length > 1);
  const firsts = (of: string[]) => of.map((word) => word.charAt(0)).join('');
  return [...new Set([firsts(carrying), firsts(words)])].filter(({ length }) => length >= 3 && length <= 12);
}

function latinWord(folded: string): NameWord {
  const article = /^(?:al|el)(?=.{4})/.exec(folded)?.[0] ?? '';
  const forms = article ? [folded, folded.slice(article.length)] : [folded];
  const concept = forms.map((form) => concepts.get(form)).find(Boolean) ?? misspeltConcept(folded);
  return word({ forms, concept, script: 'OTHER' });
}

/** Articles, "and", "in" and "for" are written together with the word that follows. */
function arabicWord(part: string): NameWord {
  const plain = plainArabic(part);
  const bare = new Set([plain]);
  for (const form of [plain, plain.replace(/^و(?=..{2})/u, '')]) {
    for (const prefix of ['ال', 'بال', 'فال', 'كال', 'لال', 'لل', 'ب', 'ل', 'و']) {
      if (form.startsWith(prefix) && form.length - prefix.length >= 2) bare.add(form.slice(prefix.length));
    }
  }
  const forms = [...bare].map(foldName).filter(Boolean);
  const concept = forms.map((form) => concepts.get(form)).find(Boolean);
  return word({ forms, concept, script: 'ARABIC' });
}

interface WordFacts {
  forms: string[];
  concept: { meaning: string; kind: WordClass } | undefined;
  script: NameWord['script'];
}

function word({ forms, concept, script }: WordFacts): NameWord {
  const [first = ''] = forms;
  const kind = concept?.kind ?? (first.length < 2 ? 'FILLER' : 'NAME');
  const skeletons = kind === 'NAME' ? [...new Set(forms.map(skeletonOf))].filter(({ length }) => length >= 2) : [];
  return { text: concept?.meaning ?? first, kind, forms, skeletons, script };
}

/** "Instituation" and "comperhensive" must not count as rare words. */
function misspeltConcept(folded: string) {
  if (folded.length < 7) return undefined;
  const budget = folded.length < 10 ? 1 : 2;
  const near = longConcepts
    .get(folded.charAt(0))
    ?.find((form) => Math.abs(form.length - folded.length) <= budget && editDistance(form, folded) <= budget);
  return near === undefined ? undefined : concepts.get(near);
}

const sounds: [RegExp, string][] = [
  [/sh|ch/g, 'x'],
  [/kh|gh|qu|[qcg]/g, 'k'],
  [/th|dh|z/g, 's'],
  [/dj/g, 'j'],
  [/ou|oo/g, 'u'],
  [/ph|v/g, 'f'],
  [/p/g, 'b'],
  [/[aeiouhwy]/g, ''],
  [/(.)\1+/g, '$1'],
];

/** Vowels, h, w and y are written or not as habit goes; the other letters are grouped by sound. */
const skeletonOf = (folded: string) => sounds.reduce((text, [pattern, sound]) => text.replace(pattern, sound), folded);
