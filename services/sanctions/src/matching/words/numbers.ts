const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ordinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const romans = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');
const misspelt: Record<string, number> = { fourty: 40, fourtieth: 40, nineth: 9, twelth: 12, ninty: 90, hundred: 100 };

const values = new Map<string, number>([
  ...units.map((word, value) => [word, value] as const),
  ...ordinals.map((word, value) => [word, value] as const),
  ...tens.map((word, place) => [word, 20 + 10 * place] as const),
  ...tens.map((word, place) => [`${word.slice(0, -1)}ieth`, 20 + 10 * place] as const),
  ...Object.entries(misspelt),
]);

/** Two letters at least: a single "I", "V" or "X" is more often an initial. */
const romanValues = new Map(
  romans.flatMap((word, place): [string, number][] => (word.length > 1 ? [[word, place + 1]] : [])),
);

/** Digits of a number in words, in digits or with the ending of an ordinal ("1st"). */
export function numberOf(word: string): string | null {
  const digits = /^(\d{1,9})(?:st|nd|rd|th)?$/.exec(word)?.[1];
  if (digits) return String(Number(digits));
  const value = values.get(word);
  return value === undefined ? null : String(value);
}

export function romanNumber(word: string): string | null {
  const value = romanValues.get(word);
  return value === undefined ? null : String(value);
}

/** "forty" and "four" are one number; given and answered as the symbols of numbers. */
export function joinedNumber(first: string | null, second: string | null): string | null {
  const [ten, unit] = [Number(first?.slice(1)), Number(second?.slice(1))];
  return ten >= 20 && ten <= 90 && ten % 10 === 0 && unit >= 1 && unit <= 9 ? String(ten + unit) : null;
}
