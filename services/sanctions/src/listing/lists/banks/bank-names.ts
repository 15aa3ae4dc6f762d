import type { ListedName, ListedRecord, NameKind } from '../listed-record';
import { addName } from '../reading/list-builder';
import { clean } from '../reading/list-text';

const markers: [RegExp, NameKind][] = [
  [
    /^(?:may |currently |now |also |previously )*(?:be )?(?:(?:also|otherwise) (?:be )?(?:known|doing business) as|d\.b\.a\.|a\s?[./]?\s?k\s?[./]?\s?a\b\.?|d\s?\/?\s?b\s?\/?\s?a\b\.?|doing business as|operating as|trading (?:under the name of|as)|t\/a\b|currently known as|now known as|n\/k\/a\b|or)[\s:;,]*/i,
    'AKA',
  ],
  [
    /^(?:previously|formerly)(?: known as| d\/b\/a| trading as| operating as| doing business as)?[\s:;,]*|^f\s?[./]?\s?k\s?[./]?\s?a\b\.?[\s:;,]*|^former name[\s:;,]*/i,
    'FKA',
  ],
];
/** Where another name begins inside a text that is not in brackets. */
const inlineMarker =
  /[,;]?\s+(?=(?:may also be known as|also d\.?b\.?a|also known as|a\/k\/a|a\.k\.a\.?|aka|f\/k\/a|f\.k\.a\.?|d\/b\/a|also known as|formerly known as|previously known as|doing business as|currently d\/b\/a)\b)/i;
/** "(Reg. No. 0305350288)", and the bare number of a register behind a name. */
const registration =
  /\((?:reg(?:istration)?\.?\s*(?:no|number)\.?\s*:?\s*([^()]+)|((?=[^()]*\d{5})[A-Z0-9./-]{8,30}))\)?/gi;
export const notes = /\s*(?:\*+\s*\d*|\d*\s*\*+)(?=\s|$|[,;)])/g;
const group = /^(.*?)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)?\s*$/s;

/** What the banks write in one cell: a name, other names with a.k.a. and the like, acronyms, and numbers of notes. */
export function bankNames(texts: readonly string[]): { names: ListedName[]; registrations: string[] } {
  const names: ListedName[] = [];
  const registrations: string[] = [];
  texts.forEach((text, index) => {
    const bare = text.replace(registration, (_, named?: string, number?: string) => {
      registrations.push(clean(named ?? number ?? ''));
      return ' ';
    });
    readNames(names, bare.replace(notes, ' ').replace(/[[\]]/g, ' '), index === 0 ? 'PRIMARY' : null);
  });
  return { names, registrations };
}

/** @param kind what a name without a marker is; null for a cell that holds only further names and remarks */
function readNames(names: ListedName[], text: string, kind: NameKind | null): void {
  const value = clean(text).replace(/^[\s,;]+|[\s,;]+$/g, '');
  const [first = '', ...others] = value.split(inlineMarker);
  if (others.length > 0 && first.split('(').length === first.split(')').length) {
    readNames(names, first.replace(/\s+(?:may )?also(?: be)?$/i, ''), kind);
    for (const other of others) readNames(names, other, kind && 'AKA');
    return;
  }
  const marked = markerOf(value);
  if (marked) {
    // One marker may stand before several names, which only semicolons divide safely.
    for (const part of marked.rest.split(/;|\)\s*\(|\band\/or\b/i)) readNames(names, part, marked.kind);
    return;
  }
  const [, before = '', inside = ''] = group.exec(value) ?? [];
  if (inside && (markerOf(inside) || isShortOf(inside, before))) {
    if (before) readNames(names, before, kind);
    if (markerOf(inside)) readNames(names, inside, null);
    else addName(names, inside, 'LOW_ALIAS');
    return;
  }
  if (kind) addName(names, value, kind);
}

function markerOf(text: string): { kind: NameKind; rest: string } | null {
  const bare = clean(text).replace(/^\(/, '').replace(/\)$/, '');
  for (const [marker, kind] of markers) {
    const found = marker.exec(bare);
    if (found && found[0] !== '' && found[0].length < bare.length) {
      return { kind, rest: bare.slice(found[0].length).replace(/^["“”'‘’]+|["“”'‘’]+$/g, '') };
    }
  }
  return null;
}

/** "(SICSA)" behind its full name: the initials, or a word that the name begins with. Places and legal forms are neither. */
function isShortOf(inside: string, name: string): boolean {
  const letters = inside.replace(/[^\p{L}]/gu, '').toLowerCase();
  if (letters.length < 2 || inside.length > 20 || !name) return false;
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 12);
  if (words.join('').startsWith(letters)) return true;
  return letters.length <= 10 && isMadeOf(letters, words);
}

/** Beginnings of words in their order: "WASECO" of water supply sewerage construction. */
function isMadeOf(letters: string, words: readonly string[]): boolean {
  if (letters === '') return true;
  return words.some((word, index) => {
    for (let length = Math.min(3, word.length, letters.length); length > 0; length -= 1) {
      if (letters.startsWith(word.slice(0, length)) && isMadeOf(letters.slice(length), words.slice(index + 1)))
        return true;
    }
    return false;
  });
}

const personal = /^\(?(?:mr|mrs|ms|miss|dr|sr|sra|srta|eng|ing|prof|messrs|engr|haji|hon)\b\.?\)?\s+/i;

/** The banks say who is a person by the title alone; without one it is taken for a firm, and kinds may cross. */
export const kindOf = (name: string): ListedRecord['subjectType'] => (personal.test(name) ? 'INDIVIDUAL' : 'ENTITY');

/** The title is no part of the name. */
export function withoutTitle(names: readonly ListedName[]): ListedName[] {
  const bare: ListedName[] = [];
  for (const { value, kind } of names) addName(bare, value.replace(personal, ''), kind);
  return bare;
}
