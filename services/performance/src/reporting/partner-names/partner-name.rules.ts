import { foldName } from '@partner-commons/platform/fold';

/** Longer names are known by their first words. */
const mostWords = 10;

/** What a name is known by. One word alone counts only where it is written as a name is: "Hope", never "hope". */
export function nameKey(name: string): string | null {
  const words = foldName(name).split(' ').filter(Boolean).slice(0, mostWords);
  const [first = ''] = words;
  if (words.length > 1) return `words:${words.join(' ')}`;
  if (first.length < 3) return null;
  return `${isCapitals(name.trim()) ? 'capitals' : 'word'}:${first}`;
}

export interface Phrase {
  key: string;
  text: string;
}

/** Every run of words of a text that could be a name. */
export function phrasesOf(text: string): Phrase[] {
  const tokens = text.split(/[\s,;:!?()[\]{}"«»“”/]+/u).flatMap((written) => {
    const bare = written.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    return bare === '' ? [] : [{ bare, folded: foldName(bare).split(' ').filter(Boolean) }];
  });
  const words = tokens.flatMap(({ bare, folded }) => folded.map((word) => ({ bare, word })));
  const phrases = new Map<string, string>();
  for (const { bare, folded } of tokens) {
    const [word = ''] = folded;
    if (folded.length !== 1 || word.length < 3) continue;
    if (isCapitals(bare)) phrases.set(`capitals:${word}`, bare);
    if (startsLikeName(bare)) phrases.set(`word:${word}`, bare);
  }
  for (let start = 0; start < words.length; start++) {
    for (let length = 2; length <= mostWords && start + length <= words.length; length++) {
      const run = words.slice(start, start + length);
      const written = run.map(({ bare }) => bare).filter((bare, at, all) => bare !== all[at - 1]);
      phrases.set(`words:${run.map(({ word }) => word).join(' ')}`, written.join(' '));
    }
  }
  return [...phrases].map(([key, written]) => ({ key, text: written }));
}

const isCapitals = (word: string) => word === word.toUpperCase() && word !== word.toLowerCase();
/** Scripts without capitals give no hint, so a word of them counts. */
const startsLikeName = (word: string) => !/^\p{Ll}/u.test(word);
