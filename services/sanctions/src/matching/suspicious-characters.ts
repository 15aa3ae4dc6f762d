/** What in a name no honest keyboard makes: an answer about such a name should say so (L14). */
export type SuspiciousCharacter =
  | 'DIRECTION_MARKS'
  | 'INVISIBLE_CHARACTERS'
  | 'STACKED_MARKS'
  | 'MIXED_SCRIPTS'
  | 'STYLED_LETTERS';

const directions = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/u;
/** Joiners are ordinary in Arabic and Indic scripts. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/u;
const joiners =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Sinhala}\p{M}])[\u200C\u200D]/gu;
const stacked = /(?:\u0334|\u0335|\u0336|\u0337|\u0338|\u0489)|\p{M}{4}/u;
const styled = /[\u{1D400}-\u{1D7FF}\uFF21-\uFF3A\uFF41-\uFF5A\u24B6-\u24E9\u{1F130}-\u{1F189}]/u;
const words = /[\p{L}\p{M}]+/gu;
const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];

/** Names longer than this are cut before they are compared, too. */
const maxLength = 1_000;

/** What is suspicious about a name, in a fixed order; empty for an ordinary one. */
export function suspiciousCharacters(name: string): SuspiciousCharacter[] {
  const text = name.slice(0, maxLength);
  const found: SuspiciousCharacter[] = [];
  if (directions.test(text)) found.push('DIRECTION_MARKS');
  if (invisible.test(text.replace(joiners, '').replace(new RegExp(directions, 'gu'), '')))
    found.push('INVISIBLE_CHARACTERS');
  if (stacked.test(text.normalize('NFC'))) found.push('STACKED_MARKS');
  if ((text.match(words) ?? []).some(mixesScripts)) found.push('MIXED_SCRIPTS');
  if (styled.test(text)) found.push('STYLED_LETTERS');
  return found;
}

function mixesScripts(word: string): boolean {
  return scripts.filter((script) => script.test(word)).length > 1;
}
