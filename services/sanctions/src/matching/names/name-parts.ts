import type { FoldedWord } from '../fold-text';
import type { NamePart } from '../prepare';
import { symbolOf, type WordSymbol } from '../words/equivalents';
import { type LegalClass, legalForm, legalPhraseAt } from '../words/legal-forms';
import { joinedNumber, numberOf, romanNumber } from '../words/numbers';
import { isPlace, placePhrases } from '../words/places';
import { rarityOf } from '../words/rarity';
import { letterBits, skeletonOf, soundOf } from '../words/sound';
import { isHonorific, tagOf, type WordTag } from '../words/word-tags';

const maxParts = 64;
const maxPartLength = 48;

/** What a part of each kind weighs before its rarity. */
const tagWeights: Record<WordTag, number> = {
  name: 1,
  place: 0.75,
  generic: 0.6,
  number: 0.7,
  initial: 0.3,
  legal: 0.12,
  title: 0.1,
  particle: 0.1,
  patronymic: 0.1,
};

export interface NameParts {
  parts: NamePart[];
  legal: LegalClass[];
}

export function nameParts(words: readonly FoldedWord[], isPerson: boolean): NameParts {
  return isPerson ? { parts: personParts(words), legal: [] } : organisationParts(words);
}

function personParts(words: readonly FoldedWord[]): NamePart[] {
  const parts: NamePart[] = [];
  for (const { text, writing } of inWords(words)) {
    if (parts.length === maxParts) break;
    const word = canonical.get(text) ?? text;
    // "Abd al-Rahman" and "Abdul Rahman" are one name: the article belongs to the servant's word.
    if (parts.at(-1)?.symbol === servant && articles.has(word)) continue;
    parts.push(personWord(text, writing));
  }
  return parts;
}

/** The signs of one name in Han or Hangul are one word, but a name written without a space begins with the family's. */
function inWords(words: readonly FoldedWord[]): FoldedWord[] {
  const joined: (FoldedWord & { signs: string[] })[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (word.writing === 'SYLLABLES' && last?.writing === 'SYLLABLES' && word.group === last.group) {
      last.text += word.text;
      last.signs.push(word.text);
    } else {
      joined.push({ ...word, signs: [word.text] });
    }
  }
  const [only] = joined;
  if (joined.length !== 1 || only?.writing !== 'SYLLABLES' || only.signs.length < 2 || only.signs.length > 4)
    return joined;
  const [family = '', ...given] = only.signs;
  return [
    { ...only, text: family },
    { ...only, text: given.join('') },
  ];
}

function organisationParts(words: readonly FoldedWord[]): NameParts {
  const parts: NamePart[] = [];
  const legal: LegalClass[] = [];
  const addForm = (text: string) => {
    const form = legalForm(text);
    if (form) legal.push(form.class);
    parts.push(partOf(form?.short ?? text, text, 'LETTERS', 'legal', false));
  };
  for (let index = 0; index < words.length && parts.length < maxParts; index += 1) {
    const { text, writing } = words[index] as FoldedWord;
    const phrase = legalPhraseAt(words, index);
    const place = phrase ? null : placePhraseAt(words, index);
    if (phrase) {
      for (const form of phrase.forms) addForm(form);
      index += phrase.length - 1;
    } else if (place) {
      parts.push(partOf(place.text, place.text, writing, 'place', false));
      index += place.length - 1;
    } else if (isLegal(words, index)) {
      addForm(text);
    } else {
      addWord(parts, text, writing);
    }
  }
  return { parts, legal };
}

/** Short forms that are words as well are forms only where forms stand. */
const ambiguous = new Set(
  'as ad ab ao fa se na pt sa ab co sl rl ag ug too me sas sab sia ohs sal ste group grp private firm'.split(' '),
);

function isLegal(words: readonly FoldedWord[], index: number): boolean {
  const text = words[index]?.text ?? '';
  if (!legalForm(text)) return false;
  if (!ambiguous.has(text) || words.length === 1) return words.length > 1;
  return index === 0 || index === words.length - 1 || legalForm(words[index + 1]?.text ?? '') !== undefined;
}

function addWord(parts: NamePart[], text: string, writing: FoldedWord['writing']): void {
  const part = wordOf(text, writing);
  const last = parts.at(-1);
  const joined = part.tag === 'number' && last?.tag === 'number' ? joinedNumber(last.symbol, part.symbol) : null;
  if (joined) parts[parts.length - 1] = partOf(joined, joined, writing, 'number', false);
  else parts.push(part);
}

const knownWords = new Map<string, NamePart>();

const knownNames = new Map<string, NamePart>();

function personWord(text: string, writing: FoldedWord['writing']): NamePart {
  const key = writing === 'LETTERS' ? text : `${writing} ${text}`;
  let part = knownNames.get(key);
  if (!part) {
    if (knownNames.size >= maxKnown) knownNames.clear();
    const word = canonical.get(text) ?? text;
    part = partOf(word, text, writing, tagOf(word, true), true);
    knownNames.set(key, part);
  }
  return part;
}

function wordOf(text: string, writing: FoldedWord['writing']): NamePart {
  const key = writing === 'LETTERS' ? text : `${writing} ${text}`;
  let part = knownWords.get(key);
  if (!part) {
    if (knownWords.size >= maxKnown) knownWords.clear();
    const number = numberOf(text) ?? romanNumber(text);
    const tag = number ? 'number' : isPlace(text) ? 'place' : tagOf(text, false);
    part = partOf(canonical.get(text) ?? text, text, writing, tag, false);
    knownWords.set(key, part);
  }
  return part;
}

const phraseStarts = new Set(placePhrases.map(([phrase]) => phrase[0]));

function placePhraseAt(words: readonly FoldedWord[], start: number): { length: number; text: string } | null {
  if (!phraseStarts.has(words[start]?.text)) return null;
  for (const [phrase, place] of placePhrases) {
    if (phrase.every((word, index) => words[start + index]?.text === word))
      return { length: phrase.length, text: place };
  }
  return null;
}

const known = new Map<string, NamePart>();
const maxKnown = 100_000;

/** Words repeat from name to name, so what is known of each is kept; it depends on the word alone. */
function partOf(
  text: string,
  written: string,
  writing: FoldedWord['writing'],
  tag: WordTag,
  isPerson: boolean,
): NamePart {
  const key = `${isPerson ? 'p' : 'o'} ${tag} ${writing} ${text} ${written}`;
  let part = known.get(key);
  if (!part) {
    if (known.size >= maxKnown) known.clear();
    part = newPart(text.slice(0, maxPartLength), written.slice(0, maxPartLength), writing, tag, isPerson);
    known.set(key, part);
  }
  return part;
}

function newPart(
  text: string,
  written: string,
  writing: FoldedWord['writing'],
  tag: WordTag,
  isPerson: boolean,
): NamePart {
  const hasSymbol = tag === 'name' || tag === 'generic' || tag === 'place';
  const symbol = tag === 'number' ? numberSymbol(text) : hasSymbol ? symbolOf(text, isPerson) : undefined;
  return {
    text,
    written,
    tag,
    weight: weightOf(text, tag, symbol?.id ?? null, isPerson),
    writing,
    symbol: symbol?.id ?? null,
    isCertain: symbol?.isCertain ?? true,
    sound: soundOf(text),
    skeleton: skeletonOf(text),
    letters: letterBits(text),
  };
}

/** "Second", "2nd" and "II" are one number, and still words that can be misspelt. */
function numberSymbol(text: string): WordSymbol {
  return { id: `#${numberOf(text) ?? romanNumber(text) ?? text}`, isCertain: true };
}

function weightOf(text: string, tag: WordTag, symbol: string | null, isPerson: boolean): number {
  if (tag === 'title' && isHonorific(text)) return 0.3;
  if (tag !== 'name' && tag !== 'generic') return tagWeights[tag];
  const rarity = rarityOf(text, symbol, isPerson);
  return tag === 'generic' ? Math.min(tagWeights.generic, rarity) : rarity;
}

const servant = symbolOf('abdul', true)?.id;
const articles = new Set('al el ul ur us ar as er an ad at ash az'.split(' '));

/** Spoken forms of one patronymic or article, so that they agree with each other. */
const canonical = new Map<string, string>([
  ['ibn', 'bin'],
  ['ben', 'bin'],
  ['wuld', 'ould'],
  ['walad', 'ould'],
  ['el', 'al'],
  ['ul', 'al'],
  ['ur', 'al'],
  ['us', 'al'],
  ['und', 'and'],
  ['et', 'and'],
  ['ve', 'and'],
]);
