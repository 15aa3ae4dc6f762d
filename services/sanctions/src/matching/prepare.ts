import { type FoldedWord, foldText, type Writing } from './fold-text';
import { canonicalWord, legalPhraseAt, tagWeights, tagWord, type WordTag } from './name-words';
import type { NameQuality, Query, Subject, SubjectKind } from './subject';

const maxParts = 64;
const maxPartLength = 48;

export interface NamePart {
  text: string;
  tag: WordTag;
  weight: number;
  writing: Writing;
}

/** One to three neighbouring parts read as one word, so that joined and split spellings meet. */
export interface NameSpan {
  start: number;
  size: number;
  text: string;
  skeleton: string;
  /** One bit per letter: two words within n edits differ in at most 2n bits. */
  letters: number;
  writing: Writing;
  weight: number;
}

export interface PreparedName {
  original: string;
  text: string;
  parts: readonly NamePart[];
  spans: readonly NameSpan[];
  weight: number;
}

export interface PreparedSubject {
  id: string;
  kind: SubjectKind;
  names: readonly (PreparedName & { quality: NameQuality })[];
  births: Subject['births'];
  countries: readonly string[];
}

export interface PreparedQuery {
  kind: SubjectKind;
  names: readonly PreparedName[];
  birthYear?: number;
  countries: readonly string[];
}

export function prepare(name: string, kind: SubjectKind): PreparedName {
  const parts = nameParts(foldText(name), kind === 'INDIVIDUAL').slice(0, maxParts);
  return {
    original: name.slice(0, 1000).trim(),
    text: parts.map((part) => part.text).join(' '),
    parts,
    spans: nameSpans(parts),
    weight: parts.reduce((sum, part) => sum + part.weight, 0),
  };
}

export function prepareSubject(subject: Subject): PreparedSubject {
  const names = subject.names.map((name) => ({ ...prepare(name.value, subject.kind), quality: name.quality }));
  return { ...subject, names: names.filter((name) => name.parts.length > 0) };
}

export function prepareQuery(query: Query): PreparedQuery {
  const names = query.names.map((name) => prepare(name, query.kind)).filter((name) => name.parts.length > 0);
  return { kind: query.kind, names, birthYear: query.birthYear, countries: query.countries ?? [] };
}

function nameParts(words: FoldedWord[], isPerson: boolean): NamePart[] {
  const parts: NamePart[] = [];
  for (let index = 0; index < words.length && parts.length < maxParts; index += 1) {
    const word = words[index] as FoldedWord;
    const phrase = isPerson ? null : legalPhraseAt(words, index);
    if (phrase) {
      parts.push(namePart({ text: phrase.form, writing: 'LETTERS' }, isPerson));
      index += phrase.length - 1;
    } else if (endsInArticle(parts) && isArticle(word.text)) {
      // "Abd al-Rahman" and "Abdul Rahman" are one name: the article belongs to the servant's word.
    } else {
      parts.push(namePart(word, isPerson));
    }
  }
  return parts;
}

function endsInArticle(parts: readonly NamePart[]): boolean {
  return parts.at(-1)?.text === 'abdul';
}

function isArticle(text: string): boolean {
  return /^(al|el|ul|ur|us|ar|as|er)$/.test(text);
}

function namePart(word: FoldedWord, isPerson: boolean): NamePart {
  const text = canonicalWord(word.text.slice(0, maxPartLength), isPerson);
  const tag = tagWord(text, isPerson);
  return { text, tag, weight: tagWeights[tag] * lengthWeight(text), writing: word.writing };
}

/** Longer words are rarer; a fixed rule keeps a score independent of the list in force. */
function lengthWeight(text: string): number {
  return Math.min(1.3, 0.55 + 0.09 * text.length);
}

function nameSpans(parts: readonly NamePart[]): NameSpan[] {
  const spans = parts.map((_, start) => span(parts, start, 1));
  for (let start = 0; start + 1 < parts.length; start += 1) spans.push(span(parts, start, 2));
  if (parts.length === 3) spans.push(span(parts, 0, 3));
  return spans;
}

function span(parts: readonly NamePart[], start: number, size: number): NameSpan {
  const own = parts.slice(start, start + size);
  const text = own.map((part) => part.text).join('');
  return {
    start,
    size,
    text,
    skeleton: skeleton(text),
    letters: letterBits(text),
    writing: own.every((part) => part.writing === own[0]?.writing) ? (own[0]?.writing ?? 'LETTERS') : 'LETTERS',
    weight: own.reduce((sum, part) => sum + part.weight, 0),
  };
}

/** Consonants alone, with the letters that romanisations of one sound exchange made equal. */
function skeleton(text: string): string {
  return text
    .replace(/zh/g, 'j')
    .replace(/sch|sh|ch/g, 'x')
    .replace(/kh|gh|ck|q|g|c/g, 'k')
    .replace(/th|dh/g, (pair) => pair.charAt(0))
    .replace(/ph|v/g, 'f')
    .replace(/z/g, 's')
    .replace(/[aeiouyw]/g, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=..)h$/, '');
}

function letterBits(text: string): number {
  let bits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    bits |= 1 << (code >= 97 ? code - 97 : 26 + ((code - 48) % 6));
  }
  return bits;
}
