import { type FoldedWord, foldText, type Writing } from './fold-text';
import { nameParts } from './names/name-parts';
import type { Gender, Identifier, NameQuality, Query, Subject, SubjectKind, YearSpan } from './subject';
import type { LegalClass } from './words/legal-forms';
import type { WordTag } from './words/word-tags';

const maxParts = 64;

export interface NamePart {
  text: string;
  /** As it was written; `text` is its common form. */
  written: string;
  tag: WordTag;
  weight: number;
  writing: Writing;
  symbol: string | null;
  /** False where the symbol joins names that are likely, not certain, to be the same. */
  isCertain: boolean;
  sound: string;
  skeleton: string;
  letters: number;
}

/** One to three neighbouring parts read as one word, so that joined and split spellings meet. */
export interface NameSpan extends NamePart {
  start: number;
  size: number;
}

export interface PreparedName {
  original: string;
  text: string;
  parts: readonly NamePart[];
  spans: readonly NameSpan[];
  weight: number;
  legal: readonly LegalClass[];
  /** First letters of the parts that carry the name, for names that are known by them. */
  initials: string;
  /** The one word of a name of one word. */
  acronym: string;
}

export interface PreparedSubject {
  id: string;
  kind: SubjectKind;
  names: readonly (PreparedName & { quality: NameQuality })[];
  births: readonly YearSpan[];
  countries: readonly string[];
  identifiers: readonly Identifier[];
  gender?: Gender;
}

export interface PreparedQuery {
  kind: SubjectKind;
  names: readonly PreparedName[];
  birthDate?: string;
  birthYear?: number;
  countries: readonly string[];
  identifiers: readonly Identifier[];
  gender?: Gender;
}

export function prepare(name: string, kind: SubjectKind): PreparedName {
  const isPerson = kind === 'INDIVIDUAL';
  const folded: FoldedWord[] = foldText(name);
  const { parts: all, legal } = nameParts(folded, isPerson);
  const parts = all.slice(0, maxParts);
  return {
    original: name.slice(0, 1000).trim(),
    text: parts.map((part) => part.text).join(' '),
    parts,
    spans: nameSpans(parts),
    weight: parts.reduce((sum, part) => sum + part.weight, 0),
    legal,
    initials: isPerson ? '' : initialsOf(parts),
    acronym: isPerson ? '' : soleWordOf(parts),
  };
}

export function prepareSubject(subject: Subject): PreparedSubject {
  const names = subject.names.map((name) => ({ ...prepare(name.value, subject.kind), quality: name.quality }));
  const { id, kind, births, countries, gender } = subject;
  return {
    id,
    kind,
    names: names.filter((name) => name.parts.length > 0),
    births,
    countries,
    identifiers: comparable(subject.documents),
    gender,
  };
}

export function prepareQuery(query: Query): PreparedQuery {
  const year = Number(query.birthDate?.slice(0, 4));
  return {
    kind: query.kind,
    names: query.names.flatMap((name) => prepareAsked(name, query.kind)).filter((name) => name.parts.length > 0),
    birthDate: query.birthDate,
    birthYear: query.birthYear ?? (year || undefined),
    countries: query.countries ?? [],
    identifiers: comparable(query.identifiers),
    gender: query.gender,
  };
}

const otherName = /\W(?:(?:also|formerly|now|previously) known as|a\.?k\.?a\b\.?|[fn]\/?k\/?a\b)/iu;

/** "X also known as Y" is asked as it stands and by each of its names. */
function prepareAsked(name: string, kind: SubjectKind): PreparedName[] {
  const whole = prepare(name, kind);
  const names = whole.original.split(otherName);
  if (names.length === 1) return [whole];
  return [whole, ...names.slice(0, 4).map((own) => ({ ...prepare(own, kind), original: whole.original }))];
}

/** Numbers that are too short, or have no digit, would agree by chance. */
function comparable(identifiers: readonly Identifier[] = []): Identifier[] {
  return identifiers
    .map(({ number, country }) => ({
      number: number
        .slice(0, 64)
        .toUpperCase()
        .replace(/[^\p{L}\p{N}]/gu, ''),
      country,
    }))
    .filter(({ number }) => number.length >= 5 && /\d.*\d.*\d/.test(number));
}

function nameSpans(parts: readonly NamePart[]): NameSpan[] {
  const spans: NameSpan[] = [];
  for (let start = 0; start < parts.length; start += 1) spans.push(spanOf(parts[start] as NamePart, start));
  for (let start = 0; start + 1 < parts.length; start += 1) spans.push(joinedSpan(parts, start, 2));
  if (parts.length === 3) spans.push(joinedSpan(parts, 0, 3));
  return spans;
}

/** Written out, as spreading the part costs a third of a preparation. */
function spanOf(part: NamePart, start: number): NameSpan {
  const { text, written, tag, weight, writing, symbol, isCertain, sound, skeleton, letters } = part;
  return { start, size: 1, text, written, tag, weight, writing, symbol, isCertain, sound, skeleton, letters };
}

function joinedSpan(parts: readonly NamePart[], start: number, size: number): NameSpan {
  let { written, weight, writing, skeleton, letters } = parts[start] as NamePart;
  for (let index = start + 1; index < start + size; index += 1) {
    const part = parts[index] as NamePart;
    written += part.written;
    skeleton += part.skeleton;
    letters |= part.letters;
    weight += part.weight;
    if (part.writing !== writing) writing = 'LETTERS';
  }
  const text = written;
  return {
    start,
    size,
    text,
    written,
    tag: 'name',
    weight,
    writing,
    symbol: null,
    isCertain: true,
    sound: '',
    skeleton,
    letters,
  };
}

function initialsOf(parts: readonly NamePart[]): string {
  const carrying = parts.filter(({ tag }) => tag !== 'particle' && tag !== 'legal');
  return carrying.length >= 3 ? carrying.map(({ text }) => text.charAt(0)).join('') : '';
}

function soleWordOf(parts: readonly NamePart[]): string {
  const carrying = parts.filter(({ tag }) => tag !== 'particle' && tag !== 'legal');
  return carrying.length === 1 ? (carrying[0]?.text ?? '') : '';
}
