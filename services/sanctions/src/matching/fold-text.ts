import anyAscii from 'any-ascii';

/** Longest listed name known is under 400 characters; a longer text is cut so that a hostile one costs nothing. */
const maxLength = 1000;
const maxFolded = 2000;

const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
/** Accents and Arabic and Hebrew vowel points; the vowel signs of Indic scripts are letters and stay. */
const marks = /[\p{Script=Inherited}\u0591-\u05C7\u0610-\u061A\u06D6-\u06ED]/gu;
const insideWords = /[.'`’‘ʼʻʿʾʹʺ´ˈ′ـ]/gu;
const syllabic = /[\p{Script=Han}\p{Script=Hangul}]/gu;
const syllable = /[\p{Script=Han}\p{Script=Hangul}]/u;
const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const foreignAll = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu;
const latin = /\p{Script=Latin}/u;
const vowelless = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

const latinLookAlikes = new Map(
  zip(
    'АВСЕНІЈКМОРЅТХУԀԚԜҮаеорсухіјѕһԁԛԝүіΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινορυκχ',
    'ABCEHIJKMOPSTXYDQWYaeopcyxijshdqwyiABEZHIKMNOPTYXaivopukx',
  ),
);
const cyrillicLookAlikes = new Map(zip('ABCEHIJKMOPSTXYaeopcyxijs', 'АВСЕНІЈКМОРЅТХУаеорсухіјѕ'));

function zip(keys: string, values: string): [string, string][] {
  return [...keys].map((key, index) => [key, [...values][index] ?? key]);
}

/**
 * CONSONANTS: no short vowels are written, so only consonants can be compared with other spellings. SYLLABLES: one sign
 * is one syllable, so another sign is another word, however like the Latin forms are.
 */
export type Writing = 'LETTERS' | 'CONSONANTS' | 'SYLLABLES';

export interface FoldedWord {
  text: string;
  writing: Writing;
  /** Which word of the given text it comes from: signs of one word share it. */
  group: number;
}

/** Latin words in lower case, whatever the script, the marks and the invisible characters of the given text. */
export function foldText(value: string): FoldedWord[] {
  const given = value.slice(0, maxLength);
  return plain.test(given) ? foldPlain(given) : foldAny(given);
}

/** Most names are plain Latin, and the tables of Unicode are slow. */
const plain = /^[\x20-\x7e]*$/;

function foldPlain(given: string): FoldedWord[] {
  const words = given
    .toLowerCase()
    .replace(/[.'`]/g, '')
    .split(/[^a-z0-9]+/);
  const folded: FoldedWord[] = [];
  for (const text of words)
    if (text) folded.push({ text: withoutLookAlikeDigits(text), writing: 'LETTERS', group: folded.length });
  return folded;
}

function foldAny(given: string): FoldedWord[] {
  const bare = given.replace(insideWords, '').normalize('NFKC').replace(invisible, '');
  const words = bare
    .replace(marks, '')
    .replace(insideWords, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean);
  const disguised =
    words.some((word) => latin.test(word)) && words.every((word) => !foreign.test(word) || isLookAlike(word));
  const folded: FoldedWord[] = [];
  let length = 0;
  words.forEach((word, group) => {
    for (const sign of word.replace(syllabic, ' $& ').split(' ')) {
      const writing = writingOf(sign);
      for (const text of romanise(disguised ? asLatin(sign) : oneScript(sign)).split(' ')) {
        length += text.length;
        if (text && length <= maxFolded) folded.push({ text: withoutLookAlikeDigits(text), writing, group });
      }
    }
  });
  return folded;
}

const digitsAsLetters: Record<string, string> = { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 7: 't' };

/** "0sama" and "Isl4mic" are read as words; "1st", "A2Z" and "G4S" are not disguised. */
function withoutLookAlikeDigits(text: string): string {
  if (text.length < 4 || !/\d[a-z]/.test(text) || /^\d+(st|nd|rd|th)$/.test(text)) return text;
  return /^(?=(?:[a-z]*\d){1,2}[a-z]+$)(?=(?:\d*[a-z]){3})[a-z013457]+$/.test(text)
    ? text.replace(/\d/g, (digit) => digitsAsLetters[digit] ?? digit)
    : text;
}

function writingOf(word: string): Writing {
  if (vowelless.test(word)) return 'CONSONANTS';
  return syllable.test(word) ? 'SYLLABLES' : 'LETTERS';
}

/** Words that mix scripts are a disguise: each is read in the script that explains all of its letters. */
function oneScript(word: string): string {
  if (!latin.test(word) || !foreign.test(word)) return word;
  if (isLookAlike(word)) return asLatin(word);
  return replaceAll(word, cyrillicLookAlikes);
}

function isLookAlike(word: string): boolean {
  return (word.match(foreignAll) ?? []).every((letter) => latinLookAlikes.has(letter));
}

function asLatin(word: string): string {
  return foreign.test(word) ? replaceAll(word, latinLookAlikes) : word;
}

function replaceAll(word: string, table: ReadonlyMap<string, string>): string {
  return [...word].map((letter) => table.get(letter) ?? letter).join('');
}

function romanise(word: string): string {
  // Alef maqsura and yeh differ by keyboard, not by name.
  return anyAscii(word.replace(/ى/g, 'ي'))
    .toLowerCase()
    .replace(/['`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
