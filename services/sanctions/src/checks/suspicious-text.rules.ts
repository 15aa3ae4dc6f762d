export type TextWarning = 'MIXED_SCRIPTS' | 'INVISIBLE_CHARACTERS' | 'DIRECTION_MARKS' | 'NOTHING_TO_COMPARE';

/** Marks that turn the direction of reading round: what is seen is not what is there. */
const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** Control, format, private and unassigned characters but the direction marks; joiners are ordinary in Persian and Hindi. */
const invisible =
  /\u034f|[\p{Cc}\p{Co}\p{Cn}\u00ad\u115f\u1160\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0]/u;
/** Letters of these look alike; nobody writes one word with two of them. */
const lookAlike = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];

/** What about a name as it was typed deserves a second look; each warning once. */
export function warningsAbout(name: string): TextWarning[] {
  const warnings: TextWarning[] = [];
  const words = name.split(/[^\p{L}\p{M}]+/u);
  if (words.some((word) => lookAlike.filter((script) => script.test(word)).length > 1)) warnings.push('MIXED_SCRIPTS');
  if (invisible.test(name)) warnings.push('INVISIBLE_CHARACTERS');
  if (direction.test(name)) warnings.push('DIRECTION_MARKS');
  if (!/\p{L}/u.test(name)) warnings.push('NOTHING_TO_COMPARE');
  return warnings;
}
